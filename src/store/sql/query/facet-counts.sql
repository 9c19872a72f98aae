-- Values that no article has any more are left out.
SELECT id, value, articles FROM facet WHERE kind = ?1 AND articles > 0;
