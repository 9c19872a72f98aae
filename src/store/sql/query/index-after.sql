-- The next page on which a term begins, behind one that is the last on its page.
SELECT pgno FROM words_idx WHERE segid = ?1 AND term > ?2 ORDER BY term LIMIT 1;
