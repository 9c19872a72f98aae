-- Sets and dates that are not what their tables make of them; those of facets are looked at article
-- by article.
WITH
	made (id, data) AS (
		SELECT id / 32000, surkhi_chunk(id % 32000) FROM article GROUP BY id / 32000
		UNION ALL
		SELECT 1 * 4 * 16384 + article / 32000, surkhi_chunk(article % 32000) FROM star
		GROUP BY article / 32000
		UNION ALL
		SELECT 2 * 4 * 16384 + article / 32000, surkhi_chunk(article % 32000) FROM read
		GROUP BY article / 32000
		UNION ALL
		SELECT 3 * 4 * 16384 + article / 32000, surkhi_chunk(article % 32000) FROM note
		GROUP BY article / 32000
		UNION ALL
		SELECT 4 * 4 * 16384 + article / 32000, surkhi_chunk(article % 32000) FROM story
		WHERE article <> story GROUP BY article / 32000
		UNION ALL
		SELECT (tag * 4 + 2) * 16384 + article / 32000, surkhi_chunk(article % 32000)
		FROM article_tag GROUP BY tag, article / 32000
	),
	kept (id, data) AS (
		SELECT id, data FROM chunk WHERE id / 16384 % 4 IN (0, 2)
	),
	dated (id, data) AS (
		SELECT id / 500, surkhi_dates(id % 500, sort, day) FROM article GROUP BY id / 500
	)
SELECT coalesce(made.id, kept.id) FROM made FULL JOIN kept ON kept.id = made.id
WHERE made.data IS NOT kept.data
UNION ALL
SELECT coalesce(dated.id, dates.id) FROM dated FULL JOIN dates ON dates.id = dated.id
WHERE dated.data IS NOT dates.data
LIMIT 1;
