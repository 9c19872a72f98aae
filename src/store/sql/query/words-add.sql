-- The texts only say which column it is: the words are prepared (article-words.h), and the
-- tokenizer hands them out.
INSERT INTO words (rowid, headline, body) VALUES (?1, ?2, ?3);
