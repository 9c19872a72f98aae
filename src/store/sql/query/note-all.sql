SELECT article FROM note;
