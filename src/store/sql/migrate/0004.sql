-- Which articles tell the same story (story.c). Only those that have company are in story; a story
-- has the smallest id of its articles.
CREATE TABLE story (
	article INTEGER PRIMARY KEY REFERENCES article,
	story   INTEGER NOT NULL
) STRICT;

CREATE INDEX story_story ON story (story);

-- By what they are found: fingerprints of their texts, four for each article (text/shingle.h).
CREATE TABLE story_key (
	key     INTEGER NOT NULL,
	article INTEGER NOT NULL REFERENCES article,
	PRIMARY KEY (key, article)
) WITHOUT ROWID, STRICT;

-- The articles of an earlier schema whose stories are still to be found; no row: none.
CREATE TABLE story_rest (
	next INTEGER NOT NULL,
	last INTEGER NOT NULL
) STRICT;

INSERT INTO story_rest (next, last)
SELECT min(id), max(id) FROM article HAVING count(*) > 0;

PRAGMA user_version = 4;
