SELECT
	a.published, a.imported, a.outlet, a.headline, a.dateline,
	o.source, o.url, o.format,
	EXISTS (SELECT 1 FROM star WHERE star.article = a.id),
	EXISTS (SELECT 1 FROM read WHERE read.article = a.id),
	(SELECT text FROM note WHERE note.article = a.id),
	b.dict, b.packed
FROM article AS a
	LEFT JOIN origin AS o ON o.article = a.id
	LEFT JOIN body AS b ON b.article = a.id
WHERE a.id = ?1;
