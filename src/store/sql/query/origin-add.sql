INSERT INTO origin (article, source, url, format, text_hash, page_hash)
VALUES (?1, ?2, ?3, ?4, ?5, ?6);
