SELECT id, name, name FROM tag WHERE id = ?1;
