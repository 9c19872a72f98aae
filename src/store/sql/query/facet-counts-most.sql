-- The same for the kind that most values are of: reading all of them in the order of the file takes
-- a sixth of the time that an index takes to name them.
SELECT id, value, articles FROM facet NOT INDEXED WHERE kind = ?1 AND articles > 0;
