INSERT INTO article_tag (tag, article, made) VALUES (?1, ?2, unixepoch()) ON CONFLICT DO NOTHING;
