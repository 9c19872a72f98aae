#ifndef STORE_ROWS_H
#define STORE_ROWS_H

#include "ordering.h"
#include "surkhi/base/ranks.h"

/*
 * Which row of a selection is which article. Made lazily, through a pointer: a selection that is
 * only counted never needs it, and of most only the first rows are asked for. Before the ordering
 * is in memory the first rows of a list by date come from the index of dates, so that the first
 * screen waits for nothing.
 */
struct selection_rows {
	enum select_order order;
	struct ordering *ordering; /* NULL: not known yet */
	bool all;           /* the selection is all of the ordering, and ranks are not made */
	struct ranks ranks; /* of the selection's articles in the ordering … */
	size_t ranked;      /* … as far as anybody has asked: so many of its places */
	uint32_t *front;    /* before the ordering is known: the first rows */
	size_t n_front;
};

/* The rows of a selection whose articles are known. */
struct selection_rows *rows_new(enum select_order order);
struct selection_rows *rows_free(struct selection_rows *rows);

/* For other articles, in the same order: nothing is known of them. */
struct selection_rows *rows_again(struct selection_rows *rows);

#endif
