INSERT INTO facet (kind, key, value) VALUES (?1, ?2, ?3);
