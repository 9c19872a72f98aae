DELETE FROM article_tag WHERE tag = ?1 AND article = ?2;
