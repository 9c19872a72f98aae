SELECT tag, article FROM article_tag ORDER BY tag, article;
