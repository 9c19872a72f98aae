SELECT 1 FROM article WHERE id = ?1;
