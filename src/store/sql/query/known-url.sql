SELECT article FROM origin WHERE url = ?1 AND url <> '';
