-- A value whose count of articles is not that of the relation.
SELECT value FROM facet
	LEFT JOIN (
		SELECT facet, count(*) AS n FROM article_facet WHERE how <> 2 GROUP BY facet
	) AS counted ON counted.facet = facet.id
WHERE articles <> ifnull(n, 0)
LIMIT 1;
