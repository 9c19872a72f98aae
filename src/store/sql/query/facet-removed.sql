-- Articles where a person took a value away.
SELECT article FROM article_facet WHERE facet = ?1 AND how = 2;
