#ifndef STORE_LEAF_READ_H
#define STORE_LEAF_READ_H

#include "surkhi/base/str.h"
#include "surkhi/store/store.h"

/*
 * Fetches the rows of the index's pages by one handle that goes from row to row, since a long list
 * is thousands of them, and a statement would begin anew for each. The handle holds the snapshot:
 * whoever ends that calls leaf_read_end() first.
 */
int leaf_read(struct store *store, int64_t row, struct buf *ret_bytes, bool *ret_there,
	      struct diag *diag);
void leaf_read_end(struct store *store);

#endif
