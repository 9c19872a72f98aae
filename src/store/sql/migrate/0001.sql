-- The first schema. Migrations are append-only: a new one is a new file, and this one stays.
-- Ids of articles are dense and in import order: they never change, so tags, notes and whatever
-- was written down outside stay valid, and sets of articles are bitsets.

-- What a list shows, and no more: a row with its body in it makes paging 70 times slower.
CREATE TABLE article (
	id        INTEGER PRIMARY KEY,
	sort      INTEGER,          -- published, seconds since 1970 UTC; NULL: undated
	day       INTEGER,          -- the same in days of the date as stated; NULL: undated
	published TEXT NOT NULL,    -- as in JSON: date, or date, time and offset; '': undated
	imported  TEXT NOT NULL,
	outlet    TEXT NOT NULL,
	headline  TEXT NOT NULL,
	dateline  TEXT NOT NULL,
	state     TEXT NOT NULL     -- id of the one that the article is about, or ''
) STRICT;

-- The order of every list: read whole from this index alone, never sorted in memory.
CREATE INDEX article_newest ON article (sort DESC, id, day);

-- Where an article came from, and how it is known again. Hashes are 64 bits of FNV-1a, so they
-- only name candidates; the bytes behind them are compared.
CREATE TABLE origin (
	article   INTEGER PRIMARY KEY REFERENCES article,
	source    TEXT NOT NULL,
	url       TEXT NOT NULL,
	text_hash INTEGER NOT NULL, -- of the folded headline and paragraphs
	page_hash INTEGER           -- of the original's bytes; NULL: it had none
) STRICT;

CREATE UNIQUE INDEX origin_url ON origin (url) WHERE url <> '';
CREATE INDEX origin_text ON origin (text_hash);
CREATE INDEX origin_page ON origin (page_hash) WHERE page_hash IS NOT NULL;

-- Trained dictionaries. dict 0 is none; what was packed with a dictionary needs it for ever.
CREATE TABLE zdict (
	id   INTEGER PRIMARY KEY,
	made INTEGER NOT NULL,
	data BLOB NOT NULL
) STRICT;

-- Text, entities and mentions in one blob (encode.c), because they are read together.
CREATE TABLE body (
	article INTEGER PRIMARY KEY REFERENCES article,
	dict    INTEGER NOT NULL,
	packed  BLOB NOT NULL
) STRICT;

-- The page as it was read: better rules can read it again years later.
CREATE TABLE original (
	article INTEGER PRIMARY KEY REFERENCES article,
	dict    INTEGER NOT NULL,
	packed  BLOB NOT NULL
) STRICT;

-- What each line of the page was taken for; the text is in the original where it can be.
CREATE TABLE lines (
	article INTEGER PRIMARY KEY REFERENCES article,
	dict    INTEGER NOT NULL,
	packed  BLOB NOT NULL
) STRICT;

-- What articles can be filtered by. kind is enum facet; key is what a query is compared with: the
-- id of party and state, else the folded value.
CREATE TABLE facet (
	id    INTEGER PRIMARY KEY,
	kind  INTEGER NOT NULL,
	key   TEXT NOT NULL,
	value TEXT NOT NULL,        -- as written where it was met first
	UNIQUE (kind, key)
) STRICT;

-- The one truth about facets, read in both directions.
CREATE TABLE article_facet (
	facet    INTEGER NOT NULL REFERENCES facet,
	article  INTEGER NOT NULL REFERENCES article,
	-- 0 found, 1 by hand, 2 removed by hand (IN would build a table for each row added)
	how      INTEGER NOT NULL CHECK (how BETWEEN 0 AND 2),
	mentions INTEGER NOT NULL,
	PRIMARY KEY (facet, article)
) WITHOUT ROWID, STRICT;

CREATE INDEX article_facet_article ON article_facet (article, facet);

-- Made by a person. No import and no reprocessing writes to what follows.
CREATE TABLE tag (
	id   INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,
	made INTEGER NOT NULL
) STRICT;

CREATE TABLE article_tag (
	tag     INTEGER NOT NULL REFERENCES tag,
	article INTEGER NOT NULL REFERENCES article,
	made    INTEGER NOT NULL,
	PRIMARY KEY (tag, article)
) WITHOUT ROWID, STRICT;

CREATE INDEX article_tag_article ON article_tag (article, tag);

CREATE TABLE star (
	article INTEGER PRIMARY KEY REFERENCES article,
	made    INTEGER NOT NULL
) STRICT;

CREATE TABLE read (
	article INTEGER PRIMARY KEY REFERENCES article,
	made    INTEGER NOT NULL
) STRICT;

CREATE TABLE note (
	article INTEGER PRIMARY KEY REFERENCES article,
	made    INTEGER NOT NULL,
	text    TEXT NOT NULL
) STRICT;

-- The words. Contentless, since the text is in body; without columnsize, which only ranking needs;
-- unstemmed, so that लालू is not लाल. The tokenizer is tokenizer.c: the ones that come with FTS5
-- part Hindi words at every matra.
CREATE VIRTUAL TABLE words USING fts5 (
	headline, body, tokenize = 'surkhi', content = '', columnsize = 0, detail = full
);

-- The index collects a batch in memory; with the default of 1 MB an import is a fifth slower.
INSERT INTO words (words, rank) VALUES ('hashsize', 67108864);

-- Every form in the index with the number of articles that have it, and its skeleton of
-- consonants: what words typed in Latin letters, prefixes and completion are looked up in.
CREATE TABLE term (
	form TEXT PRIMARY KEY,
	df   INTEGER NOT NULL,
	key  TEXT NOT NULL
) WITHOUT ROWID, STRICT;

CREATE INDEX term_key ON term (key);

PRAGMA application_id = 0x73726b68; -- "srkh"
PRAGMA user_version = 1;
