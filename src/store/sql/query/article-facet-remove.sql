DELETE FROM article_facet WHERE article = ?1 AND facet = ?2;
