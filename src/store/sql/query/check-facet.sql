SELECT f.id FROM article_facet AS af JOIN facet AS f ON f.id = af.facet
WHERE f.kind = ?1 AND f.key = ?2 AND af.article = ?3 AND af.how <> 2;
