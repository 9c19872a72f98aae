-- How the bytes of an original are to be read: without it, a page of HTML would be read again as
-- text. What the first schema took in was text, all of it.
ALTER TABLE origin ADD COLUMN format TEXT NOT NULL DEFAULT 'text';

PRAGMA user_version = 2;
