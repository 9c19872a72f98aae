INSERT INTO lines (article, dict, packed) VALUES (?1, 0, ?2);
