INSERT INTO zdict (made, data) VALUES (unixepoch(), ?1);
