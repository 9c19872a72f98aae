SELECT count(*) FROM (SELECT 1 FROM story WHERE story = ?1 LIMIT ?2);
