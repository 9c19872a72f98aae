INSERT INTO article_facet (article, facet, how, mentions) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT DO UPDATE SET how = excluded.how, mentions = excluded.mentions;
