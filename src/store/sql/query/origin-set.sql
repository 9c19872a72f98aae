UPDATE origin SET url = ?2, text_hash = ?3 WHERE article = ?1;
