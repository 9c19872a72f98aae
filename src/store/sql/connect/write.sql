-- For connections that may write. FULL loses nothing that was acknowledged when the power goes,
-- and costs an import nothing measurable; the log is written back in large pieces. Debian's SQLite
-- overwrites deleted content by default, which here would only slow the index's merges.
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA wal_autocheckpoint = 10000;
PRAGMA secure_delete = OFF;
