SELECT af.facet, f.kind, f.key, af.how, af.mentions
FROM article_facet AS af JOIN facet AS f ON f.id = af.facet
WHERE af.article = ?1;
