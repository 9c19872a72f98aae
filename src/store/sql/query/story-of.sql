SELECT a.day, s.story FROM article AS a LEFT JOIN story AS s ON s.article = a.id
WHERE a.id = ?1;
