INSERT INTO tag (name, made) VALUES (?1, unixepoch());
