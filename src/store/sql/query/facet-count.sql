UPDATE facet SET articles = articles + ?2 WHERE id = ?1;
