SELECT
	headline, outlet, dateline, published, state,
	EXISTS (SELECT 1 FROM star WHERE star.article = id),
	EXISTS (SELECT 1 FROM read WHERE read.article = id),
	EXISTS (SELECT 1 FROM note WHERE note.article = id),
	own.story, (SELECT count(*) FROM story AS other WHERE other.story = own.story)
FROM article LEFT JOIN story AS own ON own.article = id WHERE id = ?1;
