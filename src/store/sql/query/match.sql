-- One row is enough: the function walks the index itself (match.c).
SELECT surkhi_collect(words) FROM words WHERE words MATCH ?1 LIMIT 1;
