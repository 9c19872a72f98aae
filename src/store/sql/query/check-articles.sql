SELECT id FROM article ORDER BY id;
