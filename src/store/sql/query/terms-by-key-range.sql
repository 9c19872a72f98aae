SELECT form, df FROM term WHERE key >= ?1 AND key < ?2 ORDER BY df DESC LIMIT ?3;
