#ifndef STORE_ORDERING_H
#define STORE_ORDERING_H

#include "date-chunk.h"
#include "months.h"
#include "surkhi/base/bits.h"
#include "surkhi/store/select.h"

/*
 * Articles in an order: a row of ids. The one of all articles, newest first, is held by the cache
 * and by every selection that was made while it was the latest; it never changes, and goes with
 * the last who holds it.
 */
struct ordering {
	unsigned holders;
	uint32_t *ids;
	size_t n, n_dated; /* the undated are last */
	uint32_t last;     /* the largest id */

	/* Articles of one day that stand together; only of the order by date. */
	struct day_run {
		int32_t day;
		uint32_t start; /* in ids; it ends where the next starts, the last at n_dated */
		uint32_t month; /* in months */
	} * runs;
	size_t n_runs, runs_capacity;
	struct months months;
};

struct ordering *ordering_new(size_t n); /* with room for n ids, and none in it */
struct ordering *ordering_hold(struct ordering *ordering);
struct ordering *ordering_drop(struct ordering *ordering); /* NULL allowed */

static inline size_t ordering_run_end(const struct ordering *ordering, size_t run)
{
	return run + 1 < ordering->n_runs ? ordering->runs[run + 1].start : ordering->n_dated;
}

/*
 * All articles, newest first, the undated last, then by id. old is the order of before (NULL: none)
 * and changed the numbers of the chunks of dates that changed since.
 */
struct ordering *ordering_sort(const struct dates *dates, const struct ordering *old,
			       const struct bits *changed);

/* The articles of a set in another order, put together for it alone. */
int ordering_make(struct store *store, enum select_order order, const struct bits *articles,
		  struct ordering **ret_ordering, struct diag *diag);

#endif
