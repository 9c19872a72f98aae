-- Of all spaces, which lie between one another.
SELECT id, data FROM chunk;
