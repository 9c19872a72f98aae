SELECT chunk FROM change WHERE id > ?1 ORDER BY id;
