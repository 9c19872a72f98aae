-- Values that no article has any more are left out.
SELECT id, value, key FROM facet
WHERE kind = ?1
	AND EXISTS (SELECT 1 FROM article_facet AS af WHERE af.facet = facet.id AND af.how <> 2)
ORDER BY key;
