-- Forms that so many articles have that each has a set of its articles (frequent.h). Those of an
-- archive that is there already get theirs when an import next meets them.
CREATE TABLE frequent (
	id   INTEGER PRIMARY KEY,
	form TEXT NOT NULL UNIQUE
) STRICT;

PRAGMA user_version = 6;
