SELECT dict, packed FROM lines WHERE article = ?1;
