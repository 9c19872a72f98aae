INSERT INTO story (article, story) VALUES (?1, ?2);
