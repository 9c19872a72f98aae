-- IMMEDIATE: waits for other writers here, once, and never half-way.
BEGIN IMMEDIATE;
