INSERT INTO article (sort, day, published, imported, outlet, headline, dateline, state)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8);
