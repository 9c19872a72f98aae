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
	*ret_more = true;
	if (!cache->ordering)
		return cache_ordering(store, diag);
	for (size_t i = 0; i < N_FACETS_WARMED; i++)
		if (!values_filled(&cache->facets[facets[i]]))
			return cache_all_articles(store, facets[i], diag);
	for (enum mark mark = 0; mark < N_MARKS; mark++)
		if (!cache->marks[mark].loaded)
			return cache_mark(store, mark, diag);
	*ret_more = false;
	return 0;
}

int store_warm(struct store *store, bool *ret_more, struct diag *diag)
{
	bool own;
	int failed = transaction_read(store, &own, diag);
	if (failed)
		return failed;
	failed = cache_sync(store, diag);
	if (!failed)
		failed = warm_step(store, ret_more, diag);
	transaction_read_end(store, own);
	return failed;
}
