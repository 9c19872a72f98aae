UPDATE term SET df = df + ?2 WHERE form = ?1;
