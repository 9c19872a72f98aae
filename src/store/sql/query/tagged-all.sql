SELECT article FROM article_tag;
