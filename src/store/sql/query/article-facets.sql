SELECT facet, mentions FROM article_facet WHERE article = ?1 AND how <> 2;
