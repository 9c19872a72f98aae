SELECT id FROM facet WHERE kind = ?1;
