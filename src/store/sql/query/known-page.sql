SELECT article FROM origin WHERE page_hash = ?1 ORDER BY article;
