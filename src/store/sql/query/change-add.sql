INSERT INTO change (chunk) VALUES (?1);
