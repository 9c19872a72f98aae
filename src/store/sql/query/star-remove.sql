DELETE FROM star WHERE article = ?1;
