SELECT article FROM star;
