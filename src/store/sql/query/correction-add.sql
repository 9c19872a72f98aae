INSERT INTO correction (
	article, what, kind, key, name, anchored, field, paragraph, start, stop, before, words,
	behind, to_kind, to_key, to_name, role, party, state, place_kind, main, sets, made, live)
VALUES (
	nullif(?1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
	?19, ?20, ?21, ?22, unixepoch(), 1);
