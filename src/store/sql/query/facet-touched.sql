-- Every article that a value was found in, also those where a person took it away.
SELECT af.article FROM facet AS f JOIN article_facet AS af ON af.facet = f.id
WHERE f.kind = ?1 AND f.key = ?2 ORDER BY af.article;
