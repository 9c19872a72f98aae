DELETE FROM story_key WHERE key = ?1 AND article = ?2;
