-- For the helpers of an import, of which there is one for each processor.
PRAGMA cache_size = -4096;
