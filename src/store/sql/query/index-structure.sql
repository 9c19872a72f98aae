-- What the index is made of, and in which form; see postings.h.
SELECT block, (SELECT v FROM words_config WHERE k = 'version') FROM words_data WHERE id = 10;
