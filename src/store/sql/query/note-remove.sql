DELETE FROM note WHERE article = ?1;
