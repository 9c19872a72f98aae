#ifndef STORE_SKIPS_H
#define STORE_SKIPS_H

#include "leaf.h"
#include "surkhi/store/store.h"

/*
 * Where the pages of a long list begin, as FTS5 writes it beside the list ("doclist index"), so
 * that pages without an article that is looked for need not be read. Such a row has a byte that
 * says if another row follows, the number of a page, its first article, and for each page behind
 * that one how much larger its first article is; 0 if none begins there.
 */
struct skips {
	struct store *store;
	struct buf bytes;
	size_t at;
	int64_t row;
	bool goes_on;
	int64_t page, article; /* the next page of the list, and its first article … */
};

enum { SKIPS_END = 1 << 29 /* … or this, which is none, when no more is known */ };

#define SKIPS_INIT                                                                                 \
	{                                                                                          \
		.bytes = BUF_INIT((size_t)LEAF_MAXIMUM), .article = SKIPS_END                      \
	}

/* Of the list of the last term on a page; lists of few pages have no such thing. */
int skips_open(struct skips *skips, struct store *store, const struct segment *segment,
	       int64_t page, struct diag *diag);
void skips_done(struct skips *skips);

/* Goes on to the last page that begins no later than at an article: *ret_page and its first. */
int skips_pass(struct skips *skips, int64_t article, int64_t *ret_page, int64_t *ret_first,
	       struct diag *diag);

#endif
