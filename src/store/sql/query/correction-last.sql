SELECT max(id) FROM correction;
