SELECT article, facet FROM article_facet WHERE how <> 2;
