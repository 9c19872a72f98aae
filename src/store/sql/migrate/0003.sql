-- What a person says against what was found (model/correction.h). An article's text and what was
-- found in it stay as they are; this is laid over them whenever they are read.
CREATE TABLE correction (
	id         INTEGER PRIMARY KEY, -- in the order in which they were made
	article    INTEGER REFERENCES article, -- NULL: everywhere
	what       INTEGER NOT NULL,    -- enum correction_kind
	kind       INTEGER NOT NULL,    -- the entity that is meant: enum entity_kind
	key        TEXT NOT NULL,       -- its id
	name       TEXT NOT NULL,
	anchored   INTEGER NOT NULL,    -- 1: these words only
	field      INTEGER NOT NULL,
	paragraph  INTEGER NOT NULL,
	start      INTEGER NOT NULL,
	stop       INTEGER NOT NULL,
	before     TEXT NOT NULL,
	words      TEXT NOT NULL,
	behind     TEXT NOT NULL,
	to_kind    INTEGER NOT NULL,    -- what it is instead, or what is said of it
	to_key     TEXT NOT NULL,
	to_name    TEXT NOT NULL,
	role       TEXT NOT NULL,
	party      TEXT NOT NULL,
	state      TEXT NOT NULL,
	place_kind TEXT NOT NULL,
	main       INTEGER NOT NULL,    -- state: the one that the article is about
	sets       INTEGER NOT NULL,    -- enum correction_set
	made       INTEGER NOT NULL,
	live       INTEGER NOT NULL     -- 0: taken back, and kept to be made again in its old place
) STRICT;

CREATE INDEX correction_article ON correction (article, id);

PRAGMA user_version = 3;
