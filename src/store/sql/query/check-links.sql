SELECT count(*) FROM article_facet WHERE how <> 2;
