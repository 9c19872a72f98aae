/*
 * Knows what of the store is held in memory and when it is stale. A facet of a large archive is a
 * few megabytes here and hundreds of milliseconds of SQL there.
 */
#include "cache.h"

#include <stdlib.h>

#include "condition.h"
#include "private.h"
#include "surkhi/text/fold.h"

enum { DAY_MAXIMUM = 4 << 20 /* beyond year 9999 */ };

static void values_drop(struct facet_values *values)
{
	for (size_t i = 0; i < values->n; i++) {
		mem_free(values->values[i].articles);
		bits_done(&values->values[i].set);
	}
	mem_free(values->values);
	arena_done(&values->arena);
	*values = (struct facet_values){.values = NULL};
}

void cache_drop(struct cache *cache)
{
	mem_free(cache->order);
	mem_free(cache->days);
	mem_free(cache->seconds);
	mem_free(cache->headlines);
	bits_done(&cache->all);
	for (size_t i = 0; i < N_FACETS; i++)
		values_drop(&cache->facets[i]);
	for (size_t i = 0; i < N_MARKS; i++)
		bits_done(&cache->marks[i].set);
	*cache = (struct cache){.data_version = cache->data_version};
}

int cache_sync(struct store *store, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_DATA_VERSION);
	bool row;
	int failed = cursor_next(&cursor, &row, diag);
	if (failed)
		return failed;
	int64_t version = row ? cursor_int(&cursor, 0) : 0;
	if (version != store->cache.data_version)
		cache_drop(&store->cache);
	store->cache.data_version = version;
	return 0;
}

/* The id in the first column; anything else than an id is damage, and would cost gigabytes. */
static int id_column(struct cursor *cursor, int column, uint32_t *ret_id, struct diag *diag)
{
	int64_t id = cursor_int(cursor, column);
	if (!article_id_valid(id))
		return store_damaged(cursor->store, "an article has an impossible id", diag);
	*ret_id = (uint32_t)id;
	return 0;
}

static int32_t day_column(const struct cursor *cursor, int column)
{
	int64_t day = cursor_int(cursor, column);
	if (cursor_is_null(cursor, column) || day < -DAY_MAXIMUM || day > DAY_MAXIMUM)
		return UNDATED;
	return (int32_t)day;
}

static void order_add(struct cache *cache, uint32_t id, int32_t day, int64_t second)
{
	size_t n = cache->n++;
	cache->order = mem_grow(cache->order, &cache->order_capacity, n + 1, sizeof id);
	cache->days = mem_grow(cache->days, &cache->days_capacity, n + 1, sizeof day);
	cache->seconds = mem_grow(cache->seconds, &cache->seconds_capacity, n + 1, sizeof second);
	cache->order[n] = id;
	cache->seconds[n] = second;
	cache->days[n] = day;
	if (day != UNDATED)
		cache->n_dated = n + 1;
	bits_put(&cache->all, id);
}

int cache_order(struct store *store, struct diag *diag)
{
	struct cache *cache = &store->cache;
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_ORDER_NEWEST);
	bool row = true;
	uint32_t id = 0;
	int failed = 0;
	if (cache->ordered)
		return 0;
	while (!failed && !(failed = cursor_next(&cursor, &row, diag)) && row) {
		failed = id_column(&cursor, 0, &id, diag);
		if (!failed)
			order_add(cache, id, day_column(&cursor, 1), cursor_int(&cursor, 2));
	}
	if (failed)
		cache_drop(cache);
	cache->ordered = !failed;
	return failed;
}

struct by_headline {
	struct str form;
	uint32_t id;
};

static int compare_headlines(const void *a, const void *b)
{
	const struct by_headline *left = a, *right = b;
	int order = str_compare(left->form, right->form);
	return order ? order : (left->id > right->id) - (left->id < right->id);
}

/* Devanagari's code points stand in the order of its alphabet, so comparing bytes sorts folds. */
static int headlines_read(struct store *store, struct arena *arena, struct by_headline *rows,
			  struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_ORDER_HEADLINE);
	bool row = true;
	int failed = 0;
	for (size_t i = 0; i < store->cache.n && !failed; i++) {
		failed = cursor_next(&cursor, &row, diag);
		if (!failed && !row)
			failed = store_damaged(store, "an index misses articles", diag);
		if (!failed)
			failed = id_column(&cursor, 0, &rows[i].id, diag);
		if (!failed)
			rows[i].form = fold_copy(arena, cursor_text(&cursor, 1));
	}
	return failed;
}

int cache_headlines(struct store *store, struct diag *diag)
{
	struct cache *cache = &store->cache;
	struct arena arena = {0};
	int failed = cache_order(store, diag);
	if (failed || cache->headlines)
		return failed;
	struct by_headline *rows = mem_new(cache->n, sizeof *rows);
	failed = headlines_read(store, &arena, rows, diag);
	if (!failed) {
		qsort(rows, cache->n, sizeof *rows, compare_headlines);
		cache->headlines = mem_new(cache->n, sizeof *cache->headlines);
		for (size_t i = 0; i < cache->n; i++)
			cache->headlines[i] = rows[i].id;
	}
	mem_free(rows);
	arena_done(&arena);
	return failed;
}

static const enum statement mark_statements[] = {
	[MARK_STAR] = STATEMENT_STAR_ALL,     [MARK_READ] = STATEMENT_READ_ALL,
	[MARK_NOTE] = STATEMENT_NOTE_ALL,     [MARK_TAGGED] = STATEMENT_TAGGED_ALL,
	[MARK_COPY] = STATEMENT_STORY_COPIES,
};
_Static_assert(sizeof mark_statements / sizeof *mark_statements == N_MARKS, "each is loaded");

int cache_mark(struct store *store, enum mark mark, struct diag *diag)
{
	struct bits *set = &store->cache.marks[mark].set;
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, mark_statements[mark]);
	bool row = true;
	uint32_t id = 0;
	int failed = 0;
	if (store->cache.marks[mark].loaded)
		return 0;
	bits_clear(set);
	while (!failed && !(failed = cursor_next(&cursor, &row, diag)) && row) {
		failed = id_column(&cursor, 0, &id, diag);
		if (!failed)
			bits_put(set, id);
	}
	store->cache.marks[mark].loaded = !failed;
	return failed;
}

void cache_marked(struct cache *cache, enum mark mark, int64_t article, bool on)
{
	if (!cache->marks[mark].loaded)
		return;
	if (on)
		bits_put(&cache->marks[mark].set, (size_t)article);
	else
		bits_remove(&cache->marks[mark].set, (size_t)article);
}

void cache_tagged(struct cache *cache)
{
	values_drop(&cache->facets[FACET_TAG]);
	cache->marks[MARK_TAGGED].loaded = false;
}

/* Tags and outlets are never corrected. */
void cache_corrected(struct cache *cache)
{
	for (size_t i = 0; i < N_FACETS; i++)
		if (i != FACET_TAG && i != FACET_OUTLET)
			values_drop(&cache->facets[i]);
}
