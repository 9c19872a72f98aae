SELECT id, value, key, kind FROM facet WHERE id = ?1;
