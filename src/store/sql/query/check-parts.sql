-- An article that lacks one of its parts.
SELECT id FROM article
WHERE id NOT IN (SELECT article FROM origin) OR id NOT IN (SELECT article FROM body)
	OR id NOT IN (SELECT article FROM lines)
LIMIT 1;
