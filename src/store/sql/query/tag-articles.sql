SELECT article FROM article_tag WHERE tag = ?1;
