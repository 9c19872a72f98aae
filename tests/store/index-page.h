#ifndef TESTS_STORE_INDEX_PAGE_H
#define TESTS_STORE_INDEX_PAGE_H

#include <sqlite3.h>
#include <stdint.h>

#include "surkhi/base/str.h"

/*
 * The pages of an archive's full-text index, behind its store's back: to be damaged and mended
 * while the store is open. False if SQLite refuses.
 */
enum { INDEX_PAGES_MAXIMUM = 256, INDEX_PAGE_SIZE = 1 << 16 };

struct index_pages {
	sqlite3 *db;
	int64_t ids[INDEX_PAGES_MAXIMUM];
	size_t n;
};

bool index_pages_open(const char *path, struct index_pages *ret_pages);
void index_pages_close(struct index_pages *pages);

/* What is written from now on is in pages of about so many bytes: so lists have many. */
bool index_pages_shrink(sqlite3 *db, int bytes);

/* Adds the bytes of a page to the buffer; or puts others in their place. */
bool index_page_read(const struct index_pages *pages, size_t index, struct buf *ret_bytes);
bool index_page_write(const struct index_pages *pages, size_t index, struct str bytes);

#endif
