-- Of one article, or of all (0), whether they hold or were taken back.
SELECT
	id, live, article, what, kind, key, name, anchored, field, paragraph, start, stop, before,
	words, behind, to_kind, to_key, to_name, role, party, state, place_kind, main, sets
FROM correction WHERE article IS nullif(?1, 0) ORDER BY id;
