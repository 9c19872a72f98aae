INSERT INTO term (form, df, key) VALUES (?1, ?2, ?3);
