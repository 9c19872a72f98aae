-- How an application gets hold of FTS5, to give it a tokenizer.
SELECT fts5(?1);
