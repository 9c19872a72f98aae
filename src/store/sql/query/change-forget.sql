DELETE FROM change WHERE id <= ?1;
