-- A contentless index is told what to forget: exactly the text that it was given.
INSERT INTO words (words, rowid, headline, body) VALUES ('delete', ?1, ?2, ?3);
