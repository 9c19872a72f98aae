-- Sets of articles as bitmaps beside the relations that they are made of (chunk.h), kept in the
-- same transactions: what the reader filters and counts by is read in milliseconds.
CREATE TABLE chunk (
	id   INTEGER PRIMARY KEY, -- (value * 4 + space) * 16384 + number of the chunk
	data BLOB NOT NULL
) STRICT;

-- The dates of 500 articles in a row (date-chunk.h): what the order of lists is made of.
CREATE TABLE dates (
	id   INTEGER PRIMARY KEY, -- number of the chunk
	data BLOB NOT NULL
) STRICT;

-- The last changes of both, for whoever holds them in memory: the id of a chunk, or -1 - number of
-- a chunk of dates.
CREATE TABLE change (
	id    INTEGER PRIMARY KEY,
	chunk INTEGER NOT NULL
) STRICT;

-- Marks are 0 all articles, 1 starred, 2 read, 3 with a note, 4 copies.
INSERT INTO chunk
SELECT 0 * 4 * 16384 + id / 32000, surkhi_chunk(id % 32000) FROM article GROUP BY id / 32000;
INSERT INTO chunk
SELECT 1 * 4 * 16384 + article / 32000, surkhi_chunk(article % 32000) FROM star
GROUP BY article / 32000;
INSERT INTO chunk
SELECT 2 * 4 * 16384 + article / 32000, surkhi_chunk(article % 32000) FROM read
GROUP BY article / 32000;
INSERT INTO chunk
SELECT 3 * 4 * 16384 + article / 32000, surkhi_chunk(article % 32000) FROM note
GROUP BY article / 32000;
INSERT INTO chunk
SELECT 4 * 4 * 16384 + article / 32000, surkhi_chunk(article % 32000) FROM story
WHERE article <> story GROUP BY article / 32000;
INSERT INTO chunk
SELECT (facet * 4 + 1) * 16384 + article / 32000, surkhi_chunk(article % 32000)
FROM article_facet WHERE how <> 2 GROUP BY facet, article / 32000;
INSERT INTO chunk
SELECT (tag * 4 + 2) * 16384 + article / 32000, surkhi_chunk(article % 32000)
FROM article_tag GROUP BY tag, article / 32000;
INSERT INTO dates
SELECT id / 500, surkhi_dates(id % 500, sort, day) FROM article GROUP BY id / 500;

-- How many articles a value has, for lists of the commonest.
ALTER TABLE facet ADD COLUMN articles INTEGER NOT NULL DEFAULT 0;
UPDATE facet SET articles = n
FROM (SELECT facet, count(*) AS n FROM article_facet WHERE how <> 2 GROUP BY facet) AS counted
WHERE counted.facet = facet.id;
CREATE INDEX facet_common ON facet (kind, articles);

-- From values to articles the chunks lead, so the relation needs only the other direction: an
-- article's rows stand together, and are added at the end.
CREATE TABLE article_facet_by_article (
	article  INTEGER NOT NULL REFERENCES article,
	facet    INTEGER NOT NULL REFERENCES facet,
	-- 0 found, 1 by hand, 2 removed by hand
	how      INTEGER NOT NULL CHECK (how BETWEEN 0 AND 2),
	mentions INTEGER NOT NULL,
	PRIMARY KEY (article, facet)
) WITHOUT ROWID, STRICT;
INSERT INTO article_facet_by_article (article, facet, how, mentions)
SELECT article, facet, how, mentions FROM article_facet ORDER BY article, facet;
DROP TABLE article_facet;
ALTER TABLE article_facet_by_article RENAME TO article_facet;

-- What a person took away is in no chunk.
CREATE INDEX article_facet_removed ON article_facet (facet, article) WHERE how = 2;

PRAGMA user_version = 5;
