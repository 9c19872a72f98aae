INSERT INTO star (article, made) VALUES (?1, unixepoch()) ON CONFLICT DO NOTHING;
