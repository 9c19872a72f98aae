DELETE FROM read WHERE article = ?1;
