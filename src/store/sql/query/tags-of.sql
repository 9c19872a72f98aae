SELECT t.name FROM article_tag AS at JOIN tag AS t ON t.id = at.tag
WHERE at.article = ?1 ORDER BY t.name;
