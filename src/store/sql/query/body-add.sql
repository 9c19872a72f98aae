INSERT INTO body (article, dict, packed) VALUES (?1, 0, ?2);
