INSERT INTO chunk (id, data) VALUES (?1, ?2)
ON CONFLICT DO UPDATE SET data = excluded.data;
