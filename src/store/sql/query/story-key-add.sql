INSERT INTO story_key (key, article) VALUES (?1, ?2) ON CONFLICT DO NOTHING;
