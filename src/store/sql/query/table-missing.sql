-- A table that a store of this version has and this file lacks.
SELECT column1 FROM (VALUES
	('article'), ('origin'), ('zdict'), ('body'), ('original'), ('lines'),
	('facet'), ('article_facet'), ('tag'), ('article_tag'), ('star'), ('read'), ('note'),
	('correction'), ('words'), ('term'), ('frequent'), ('chunk'), ('dates'), ('change'),
	('story'), ('story_key'), ('story_rest'))
WHERE column1 NOT IN (SELECT name FROM sqlite_schema WHERE type = 'table')
LIMIT 1;
