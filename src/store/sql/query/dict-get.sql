SELECT id, data FROM zdict WHERE id = ?1;
