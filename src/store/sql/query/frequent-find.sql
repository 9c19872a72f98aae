SELECT id FROM frequent WHERE form = ?1;
