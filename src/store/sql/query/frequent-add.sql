INSERT INTO frequent (form) VALUES (?1);
