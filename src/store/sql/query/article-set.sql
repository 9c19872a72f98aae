-- Parameters are those of article-add.sql, but that the last is the id; imported (?4) stays.
UPDATE article
SET sort = ?1, day = ?2, published = ?3, outlet = ?5, headline = ?6, dateline = ?7
WHERE id = ?8 AND (sort, day, published, outlet, headline, dateline) IS NOT
	(?1, ?2, ?3, ?5, ?6, ?7);
