-- A story that is told once, or is not called after its first article.
SELECT story FROM story GROUP BY story HAVING count(*) < 2 OR min(article) <> story LIMIT 1;
