SELECT id, name, name FROM tag;
