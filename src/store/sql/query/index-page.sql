SELECT block FROM words_data WHERE id = ?1;
