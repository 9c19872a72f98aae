/* Knows what a reader will be asked for, and loads it a part at a time. */
#include "private.h"

/* In the order in which it is likely to be needed. */
static const enum facet facets[] = {FACET_PARTY, FACET_STATE, FACET_TAG, FACET_OUTLET};

enum { N_FACETS_WARMED = sizeof facets / sizeof *facets };

static bool values_filled(const struct facet_values *values)
{
	for (size_t i = 0; i < values->n; i++)
		if (!values->values[i].loaded)
			return false;
	return values->listed;
}

static int warm_step(struct store *store, bool *ret_more, struct diag *diag)
{
	struct cache *cache = &store->cache;
	int failed = cache_ordering_step(store, ret_more, diag);
	if (failed || *ret_more)
		return failed;
	*ret_more = true;
	for (size_t i = 0; i < N_FACETS_WARMED; i++)
		if (!values_filled(&cache->facets[facets[i]]))
			return cache_all_articles(store, facets[i], diag);
	for (enum mark mark = 0; mark < N_MARKS; mark++)
		if (!cache->marks[mark].loaded)
			return cache_mark(store, mark, diag);
	*ret_more = false;
	return 0;
}

static int warm(struct store *store,
		int (*step)(struct store *store, bool *ret_more, struct diag *diag), bool *ret_more,
		struct diag *diag)
{
	bool own;
	int failed = transaction_read(store, &own, diag);
	if (failed)
		return failed;
	failed = cache_sync(store, diag);
	if (!failed)
		failed = step(store, ret_more, diag);
	transaction_read_end(store, own);
	return failed;
}

int store_warm_order(struct store *store, bool *ret_more, struct diag *diag)
{
	return warm(store, cache_ordering_step, ret_more, diag);
}

int store_warm(struct store *store, bool *ret_more, struct diag *diag)
{
	return warm(store, warm_step, ret_more, diag);
}
