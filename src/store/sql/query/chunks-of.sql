-- The last first, so that whoever collects them knows at once how far they reach.
SELECT id, data FROM chunk WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC;
