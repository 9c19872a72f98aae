SELECT id, form FROM frequent WHERE form >= ?1 AND form < ?2;
