SELECT id, form FROM frequent;
