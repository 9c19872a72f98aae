SELECT id FROM facet WHERE kind = ?1 AND key = ?2;
