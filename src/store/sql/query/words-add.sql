-- The tokenizer hands every form on to the table of terms as it goes by.
INSERT INTO words (rowid, headline, body) VALUES (?1, ?2, ?3);
