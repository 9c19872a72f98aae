-- For an import, which comes back to the same pages of many tables and indexes.
PRAGMA cache_size = -49152;
