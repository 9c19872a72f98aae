SELECT form, df FROM term WHERE key = ?1 ORDER BY df DESC LIMIT ?2;
