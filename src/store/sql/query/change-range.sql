SELECT (SELECT min(id) FROM change), (SELECT max(id) FROM change);
