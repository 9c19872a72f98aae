SELECT f.value FROM article_facet AS af JOIN facet AS f ON f.id = af.facet
WHERE af.article = ?1 AND f.kind = ?2 AND af.how <> 2
ORDER BY af.mentions DESC, f.value;
