-- One snapshot for all that one call reads.
BEGIN;
