INSERT INTO body (article, dict, packed) VALUES (?1, 0, ?2)
ON CONFLICT DO UPDATE SET dict = excluded.dict, packed = excluded.packed;
