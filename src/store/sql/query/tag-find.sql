SELECT id FROM tag WHERE name = ?1;
