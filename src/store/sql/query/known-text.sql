SELECT article FROM origin WHERE text_hash = ?1 ORDER BY article;
