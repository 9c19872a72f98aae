SELECT id FROM article WHERE id >= ?1 ORDER BY id LIMIT 1;
