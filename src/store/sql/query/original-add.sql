INSERT INTO original (article, dict, packed) VALUES (?1, 0, ?2);
