SELECT article FROM story WHERE story = ?1 ORDER BY article;
