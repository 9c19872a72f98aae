-- The index of an archive that has articles stays as it is: see 0008-new.sql.
PRAGMA user_version = 8;
