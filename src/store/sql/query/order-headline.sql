SELECT id, headline FROM article;
