-- Answered by the index alone.
SELECT id, key FROM facet WHERE kind = ?1;
