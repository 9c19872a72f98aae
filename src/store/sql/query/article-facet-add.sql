-- Two persons of one article may have the same role.
INSERT INTO article_facet (facet, article, how, mentions) VALUES (?1, ?2, 0, ?3)
ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions;
