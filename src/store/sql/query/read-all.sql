SELECT article FROM read;
