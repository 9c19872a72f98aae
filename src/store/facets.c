/* Knows how articles are counted by value and by month: population counts, no SQL. */
#include <stdlib.h>

#include "private.h"
#include "surkhi/store/select.h"

static int by_count(const void *a, const void *b)
{
	const struct facet_count *left = a, *right = b;
	if (left->count != right->count)
		return left->count < right->count ? 1 : -1;
	return str_compare(left->value, right->value);
}

/* Values are copied: the cache may be dropped while the caller looks at them. */
static void count_values(const struct facet_values *values, const struct selection *selection,
			 struct arena *arena, struct facet_count *counts)
{
	for (size_t i = 0; i < values->n; i++) {
		counts[i].value = str_copy(arena, values->values[i].value);
		counts[i].count = facet_value_count(&values->values[i], &selection->articles);
	}
	if (values->n)
		qsort(counts, values->n, sizeof *counts, by_count);
}

static int facets_load(struct store *store, enum facet facet, struct diag *diag)
{
	bool own;
	int failed = transaction_read(store, &own, diag);
	if (failed)
		return failed;
	failed = cache_sync(store, diag);
	if (!failed)
		failed = cache_order(store, diag);
	if (!failed)
		failed = cache_all_articles(store, facet, diag);
	transaction_read_end(store, own);
	return failed;
}

int store_facets(struct store *store, enum facet facet, const struct selection *selection,
		 struct arena *arena, struct facet_count **ret_counts, size_t *ret_n,
		 struct diag *diag)
{
	int failed = facets_load(store, facet, diag);
	if (failed)
		return failed;
	const struct facet_values *values = &store->cache.facets[facet];
	*ret_counts = arena_new(arena, values->n, sizeof **ret_counts);
	*ret_n = values->n;
	count_values(values, selection, arena, *ret_counts);
	return 0;
}

static int months_load(struct store *store, struct diag *diag)
{
	bool own;
	int failed = transaction_read(store, &own, diag);
	if (failed)
		return failed;
	failed = cache_sync(store, diag);
	if (!failed)
		failed = cache_order(store, diag);
	transaction_read_end(store, own);
	return failed;
}

struct months {
	int first, last; /* months since year 0 */
	size_t *counts;
	size_t undated;
};

static int month_of(int32_t day)
{
	int year, month, of_month;
	moment_civil(day, &year, &month, &of_month);
	return year * 12 + month - 1;
}

/* By day and not by the order of seconds: zones may put neighbours into each other's months. */
static void months_range(const struct cache *cache, struct months *months)
{
	int32_t first = INT32_MAX, last = INT32_MIN;
	for (size_t i = 0; i < cache->n_dated; i++) {
		if (cache->days[i] == UNDATED)
			continue;
		first = cache->days[i] < first ? cache->days[i] : first;
		last = cache->days[i] > last ? cache->days[i] : last;
	}
	months->first = first <= last ? month_of(first) : 0;
	months->last = first <= last ? month_of(last) : -1;
}

static void months_count(const struct cache *cache, const struct selection *selection,
			 struct months *months)
{
	int32_t day = UNDATED;
	int month = 0;
	for (size_t i = 0; i < cache->n; i++) {
		if (!bits_have(&selection->articles, cache->order[i]))
			continue;
		if (cache->days[i] == UNDATED) {
			months->undated++;
			continue;
		}
		if (cache->days[i] != day)
			month = month_of(day = cache->days[i]);
		months->counts[month - months->first]++;
	}
}

static size_t months_write(const struct months *months, struct arena *arena,
			   struct facet_count *counts)
{
	size_t n = 0;
	for (int month = months->first; month <= months->last; month++)
		if (months->counts[month - months->first])
			counts[n++] = (struct facet_count){
				str_printf(arena, "%04d-%02d", month / 12, month % 12 + 1),
				months->counts[month - months->first]};
	if (months->undated)
		counts[n++] = (struct facet_count){STR_EMPTY, months->undated};
	return n;
}

int store_months(struct store *store, const struct selection *selection, struct arena *arena,
		 struct facet_count **ret_counts, size_t *ret_n, struct diag *diag)
{
	struct months months = {.undated = 0};
	int failed = months_load(store, diag);
	if (failed)
		return failed;
	months_range(&store->cache, &months);
	size_t n = (size_t)(months.last - months.first + 1);
	months.counts = mem_new(n, sizeof *months.counts);
	months_count(&store->cache, selection, &months);
	*ret_counts = arena_new(arena, n + 1, sizeof **ret_counts);
	*ret_n = months_write(&months, arena, *ret_counts);
	mem_free(months.counts);
	return 0;
}
