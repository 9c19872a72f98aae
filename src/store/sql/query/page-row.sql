SELECT
	headline, outlet, dateline, published, state,
	EXISTS (SELECT 1 FROM star WHERE star.article = id),
	EXISTS (SELECT 1 FROM read WHERE read.article = id),
	EXISTS (SELECT 1 FROM note WHERE note.article = id),
	(SELECT story FROM story WHERE story.article = id),
	(SELECT count(*) FROM story AS own JOIN story AS other USING (story) WHERE own.article = id)
FROM article WHERE id = ?1;
