SELECT id, value, articles FROM facet WHERE kind = ?1 AND articles > 0
ORDER BY articles DESC LIMIT ?2;
