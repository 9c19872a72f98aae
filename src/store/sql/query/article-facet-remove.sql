DELETE FROM article_facet WHERE facet = ?1 AND article = ?2;
