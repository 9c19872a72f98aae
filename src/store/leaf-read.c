/* Knows how pages of the index are fetched: see leaf-read.h. */
#include "leaf-read.h"

#include "condition.h"
#include "private.h"

void leaf_read_end(struct store *store)
{
	sqlite3_blob_close(store->leaf);
	store->leaf = NULL;
}

static int go_to(struct store *store, int64_t row)
{
	if (store->leaf)
		return sqlite3_blob_reopen(store->leaf, row);
	return sqlite3_blob_open(store->db, "main", "words_data", "block", row, 0, &store->leaf);
}

/* More bytes than any page has are none. */
static int read_bytes(struct store *store, struct buf *ret_bytes)
{
	int n = sqlite3_blob_bytes(store->leaf);
	if (n == 0 || !buf_reserve(ret_bytes, (size_t)n))
		return SQLITE_OK;
	int code = sqlite3_blob_read(store->leaf, ret_bytes->s, n, 0);
	ret_bytes->n = code == SQLITE_OK ? (size_t)n : 0;
	ret_bytes->s[ret_bytes->n] = '\0';
	return code;
}

int leaf_read(struct store *store, int64_t row, struct buf *ret_bytes, bool *ret_there,
	      struct diag *diag)
{
	int code = go_to(store, row);
	buf_clear(ret_bytes);
	if (code == SQLITE_OK)
		code = read_bytes(store, ret_bytes);
	if (code != SQLITE_OK)
		leaf_read_end(store); /* it leads nowhere from here */
	if (code != SQLITE_OK && code != SQLITE_ERROR)
		return store_fail(store, code, "reading store", diag);
	*ret_there = code == SQLITE_OK; /* an error is all that SQLite says of a row that is not */
	return 0;
}
