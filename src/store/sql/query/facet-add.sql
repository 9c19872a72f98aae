-- With the one article that it is put for (pending.h).
INSERT INTO facet (kind, key, value, articles) VALUES (?1, ?2, ?3, 1) ON CONFLICT DO NOTHING;
