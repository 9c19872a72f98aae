SELECT id, value, key FROM facet WHERE kind = ?1;
