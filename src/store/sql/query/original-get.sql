SELECT dict, packed FROM original WHERE article = ?1;
