-- Instead of 0008.sql in an archive that is just being made: the body comes first, since the index
-- marks every list of positions in a second column with two bytes, which were a quarter of it.
DROP TABLE words;
CREATE VIRTUAL TABLE words USING fts5 (
	body, headline, tokenize = 'surkhi', content = '', columnsize = 0, detail = full
);
INSERT INTO words (words, rank) VALUES ('hashsize', 67108864);

PRAGMA user_version = 8;
