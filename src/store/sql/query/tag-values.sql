SELECT id, name, name FROM tag
WHERE EXISTS (SELECT 1 FROM article_tag AS at WHERE at.tag = tag.id)
ORDER BY id;
