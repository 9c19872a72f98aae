-- For every connection. A store may come from anybody: its schema is not trusted, and damaged
-- pages are found before they are believed.
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA foreign_keys = ON;
PRAGMA cache_size = -16384; -- the system's own cache has the file, too: a reader stays small
PRAGMA temp_store = MEMORY;
