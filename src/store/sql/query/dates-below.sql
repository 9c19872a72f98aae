SELECT id, data FROM dates WHERE id < ?1 ORDER BY id DESC;
