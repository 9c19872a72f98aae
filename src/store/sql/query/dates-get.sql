SELECT data FROM dates WHERE id = ?1;
