SELECT id, data FROM dates ORDER BY id DESC;
