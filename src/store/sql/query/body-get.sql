SELECT dict, packed FROM body WHERE article = ?1;
