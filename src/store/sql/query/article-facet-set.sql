INSERT INTO article_facet (facet, article, how, mentions) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT DO UPDATE SET how = excluded.how, mentions = excluded.mentions;
