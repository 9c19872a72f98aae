INSERT INTO original (article, dict, packed) VALUES (?1, ?2, ?3)
ON CONFLICT DO UPDATE SET dict = excluded.dict, packed = excluded.packed;
