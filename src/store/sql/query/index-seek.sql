-- The page on which a term is, if it is anywhere.
SELECT pgno FROM words_idx WHERE segid = ?1 AND term <= ?2 ORDER BY term DESC LIMIT 1;
