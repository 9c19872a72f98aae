DELETE FROM term WHERE form = ?1 AND df <= 0;
