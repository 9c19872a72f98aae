DELETE FROM story WHERE article = ?1;
