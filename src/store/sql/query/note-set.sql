INSERT INTO note (article, made, text) VALUES (?1, unixepoch(), ?2)
ON CONFLICT DO UPDATE SET made = excluded.made, text = excluded.text;
