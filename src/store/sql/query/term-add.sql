INSERT INTO term (form, df, key) VALUES (?1, ?2, ?3)
ON CONFLICT DO UPDATE SET df = df + excluded.df;
