SELECT text FROM note WHERE article = ?1;
