DELETE FROM chunk WHERE id = ?1;
