-- Whether the index is an early one (migrate/0008-new.sql): the schema says it without opening it.
SELECT EXISTS (
	SELECT 1 FROM sqlite_schema WHERE name = 'words' AND instr(sql, 'headline, body') > 0
);
