/* Knows where FTS5 keeps the pages of the index: rows of a table like any other. */
#include "index-page.h"

static bool list(struct index_pages *pages)
{
	sqlite3_stmt *stmt;
	if (sqlite3_prepare_v2(pages->db, "SELECT id FROM words_data", -1, &stmt, NULL) !=
	    SQLITE_OK)
		return false;
	while (pages->n < INDEX_PAGES_MAXIMUM && sqlite3_step(stmt) == SQLITE_ROW)
		pages->ids[pages->n++] = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	return pages->n > 0;
}

/* What is written is to be damaged: it need not be durable. */
bool index_pages_open(const char *path, struct index_pages *ret_pages)
{
	*ret_pages = (struct index_pages){.n = 0};
	return sqlite3_open(path, &ret_pages->db) == SQLITE_OK &&
	       sqlite3_exec(ret_pages->db, "PRAGMA synchronous = OFF", NULL, NULL, NULL) ==
		       SQLITE_OK &&
	       list(ret_pages);
}

bool index_pages_shrink(sqlite3 *db, int bytes)
{
	sqlite3_stmt *stmt;
	if (sqlite3_prepare_v2(db, "INSERT INTO words (words, rank) VALUES ('pgsz', ?1)", -1, &stmt,
			       NULL) != SQLITE_OK)
		return false;
	sqlite3_bind_int(stmt, 1, bytes);
	bool done = sqlite3_step(stmt) == SQLITE_DONE;
	sqlite3_finalize(stmt);
	return done;
}

void index_pages_close(struct index_pages *pages)
{
	sqlite3_close(pages->db);
	pages->db = NULL;
}

bool index_page_read(const struct index_pages *pages, size_t index, struct buf *ret_bytes)
{
	sqlite3_stmt *stmt;
	if (sqlite3_prepare_v2(pages->db, "SELECT block FROM words_data WHERE id = ?1", -1, &stmt,
			       NULL) != SQLITE_OK)
		return false;
	sqlite3_bind_int64(stmt, 1, pages->ids[index]);
	bool found = sqlite3_step(stmt) == SQLITE_ROW;
	if (found)
		buf_add(ret_bytes, (struct str){sqlite3_column_blob(stmt, 0),
						(size_t)sqlite3_column_bytes(stmt, 0)});
	sqlite3_finalize(stmt);
	return found;
}

bool index_page_write(const struct index_pages *pages, size_t index, struct str bytes)
{
	sqlite3_stmt *stmt;
	if (sqlite3_prepare_v2(pages->db, "UPDATE words_data SET block = ?2 WHERE id = ?1", -1,
			       &stmt, NULL) != SQLITE_OK)
		return false;
	sqlite3_bind_int64(stmt, 1, pages->ids[index]);
	sqlite3_bind_blob64(stmt, 2, bytes.s, bytes.n, SQLITE_STATIC);
	bool written = sqlite3_step(stmt) == SQLITE_DONE;
	sqlite3_finalize(stmt);
	return written;
}
