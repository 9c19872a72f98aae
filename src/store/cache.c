/*
 * Knows what of the store is held in memory and how it follows what is written. A facet of a large
 * archive is a few megabytes here and hundreds of milliseconds of SQL there; what one hand or one
 * batch of an import changes is a few chunks.
 */
#include "cache.h"

#include "condition.h"
#include "date-chunk.h"
#include "pending.h"
#include "private.h"

enum { DATES_STEP = 64 /* chunks: a millisecond, or five from a disk */ };

void cache_drop(struct cache *cache)
{
	for (size_t i = 0; i < N_MARKS; i++)
		bits_done(&cache->marks[i].set);
	for (size_t i = 0; i < N_FACETS; i++)
		values_drop(&cache->facets[i]);
	ordering_drop(cache->ordering);
	bits_done(&cache->stale_dates);
	date_chunks_done(&cache->dates);
	*cache = (struct cache){.behind = true};
}

static int data_version(struct store *store, int64_t *ret_version, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_DATA_VERSION);
	bool row;
	int failed = cursor_next(&cursor, &row, diag);
	if (!failed)
		*ret_version = row ? cursor_int(&cursor, 0) : 0;
	return failed;
}

static int sync_mark(struct store *store, int64_t row, struct diag *diag)
{
	int64_t mark = chunk_value(chunk_row_set(row));
	struct chunk chunk;
	if (mark >= N_MARKS || !store->cache.marks[mark].loaded)
		return 0;
	int failed = chunk_read(store, row, &chunk, diag);
	if (!failed)
		bits_replace(&store->cache.marks[mark].set,
			     (size_t)chunk_row_number(row) * CHUNK_IDS, chunk.words, CHUNK_WORDS);
	return failed;
}

static int sync_term(struct store *store, int64_t row, struct diag *diag)
{
	(void)store;
	(void)row;
	(void)diag;
	return 0;
}

static int (*const syncs[])(struct store *store, int64_t row, struct diag *diag) = {
	[CHUNK_MARK] = sync_mark,
	[CHUNK_FACET] = values_sync,
	[CHUNK_TAG] = values_sync,
	[CHUNK_TERM] = sync_term,
};
_Static_assert(sizeof syncs / sizeof *syncs == N_CHUNK_SPACES, "each space is followed");

static int sync_change(struct store *store, int64_t chunk, struct diag *diag)
{
	int64_t number = change_of_dates(chunk); /* it is its own inverse */
	if (chunk < 0 && number > ARTICLE_MAXIMUM / DATES_CHUNK)
		return store_damaged(store, "a change is of no article", diag);
	if (chunk >= 0)
		return syncs[chunk_space(chunk_row_set(chunk))](store, chunk, diag);
	if (store->cache.ordering)
		bits_put(&store->cache.stale_dates, (size_t)number);
	date_chunks_done(&store->cache.dates);
	return 0;
}

/* The first and the last change that are told of; 0 if none is. */
static int changes_range(struct store *store, int64_t *ret_first, int64_t *ret_last,
			 struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_CHANGE_RANGE);
	bool row;
	int failed = cursor_next(&cursor, &row, diag);
	*ret_first = failed || !row ? 0 : cursor_int(&cursor, 0);
	*ret_last = failed || !row ? 0 : cursor_int(&cursor, 1);
	return failed;
}

static int sync_changes(struct store *store, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_CHANGES_SINCE);
	bool row = true;
	int failed = 0;
	cursor_bind_int(&cursor, store->cache.change);
	while (!failed && !(failed = cursor_next(&cursor, &row, diag)) && row)
		failed = sync_change(store, cursor_int(&cursor, 0), diag);
	return failed;
}

/* What is gone from the table of changes was missed, and so everything may be different. */
static int sync(struct store *store, struct diag *diag)
{
	struct cache *cache = &store->cache;
	int64_t first, last;
	int failed = changes_range(store, &first, &last, diag);
	if (!failed && (!cache->filled || first > cache->change + 1 || last < cache->change))
		cache_drop(cache);
	else if (!failed)
		failed = sync_changes(store, diag);
	cache->change = last;
	cache->filled = true;
	return failed;
}

int cache_sync(struct store *store, struct diag *diag)
{
	struct cache *cache = &store->cache;
	int64_t version = 0;
	int failed = data_version(store, &version, diag);
	if (failed || (version == cache->data_version && !cache->behind))
		return failed;
	failed = sync(store, diag);
	if (failed) {
		cache_drop(cache);
		return failed;
	}
	cache->data_version = version;
	cache->behind = false;
	return 0;
}

int cache_mark(struct store *store, enum mark mark, struct diag *diag)
{
	struct cache *cache = &store->cache;
	if (cache->marks[mark].loaded)
		return 0;
	bits_clear(&cache->marks[mark].set);
	int failed = chunks_or(store, chunk_set(CHUNK_MARK, mark), &cache->marks[mark].set, diag);
	cache->marks[mark].loaded = !failed;
	return failed;
}

int cache_ordering(struct store *store, struct diag *diag)
{
	struct cache *cache = &store->cache;
	if (cache->ordering && bits_next(&cache->stale_dates, 0) == SIZE_MAX)
		return 0;
	int failed =
		cache->dates.whole ? 0 : date_chunks_read(store, &cache->dates, SIZE_MAX, diag);
	if (failed)
		return failed;
	struct ordering *ordering =
		ordering_sort(&cache->dates, cache->ordering, &cache->stale_dates);
	ordering_drop(cache->ordering);
	cache->ordering = ordering;
	bits_clear(&cache->stale_dates);
	date_chunks_done(&cache->dates);
	return 0;
}

int cache_ordering_step(struct store *store, bool *ret_more, struct diag *diag)
{
	struct cache *cache = &store->cache;
	*ret_more = !cache->ordering;
	if (cache->ordering)
		return 0;
	return cache->dates.whole ? cache_ordering(store, diag)
				  : date_chunks_read(store, &cache->dates, DATES_STEP, diag);
}
