/*
 * Knows how articles are counted by value and by month: by population counts where the sets are in
 * memory, else by the sets as they lie in the file, or by the rows of few articles.
 */
#include <stdlib.h>
#include <string.h>

#include "condition.h"
#include "private.h"
#include "rows.h"

static int by_count(const void *a, const void *b)
{
	const struct facet_count *left = a, *right = b;
	if (left->count != right->count)
		return left->count < right->count ? 1 : -1;
	return str_compare(left->value, right->value);
}

/* Snapshot, cache up to date, and what load makes sure of. */
static int read_with(struct store *store,
		     int (*load)(struct store *store, const void *data, struct diag *diag),
		     const void *data, struct diag *diag)
{
	bool own;
	int failed = transaction_settle(store, diag);
	if (!failed)
		failed = transaction_read(store, &own, diag);
	if (failed)
		return failed;
	failed = cache_sync(store, diag);
	if (!failed)
		failed = load(store, data, diag);
	transaction_read_end(store, own);
	return failed;
}

struct tally {
	struct arena *arena;
	struct facet_count *counts;
	size_t n, capacity;
};

/* Values are copied: the cache may be dropped while the caller looks at them. */
static void tally_add(struct tally *tally, struct str value, size_t count)
{
	tally->counts =
		mem_grow(tally->counts, &tally->capacity, tally->n + 1, sizeof *tally->counts);
	tally->counts[tally->n++] = (struct facet_count){str_copy(tally->arena, value), count};
}

struct counting {
	enum facet facet;
	const struct selection *selection;
	struct tally *tally;
};

static int is_everything(struct store *store, const struct selection *selection, bool *ret_is,
			 struct diag *diag)
{
	int failed = cache_mark(store, MARK_ALL, diag);
	if (!failed)
		*ret_is = selection->n == bits_count(&store->cache.marks[MARK_ALL].set);
	return failed;
}

/* Of all articles the counts are known. */
static int count_cached(struct store *store, const struct counting *counting, struct diag *diag)
{
	bool all = false;
	int failed = is_everything(store, counting->selection, &all, diag);
	if (!failed)
		failed = cache_all_articles(store, counting->facet, diag);
	const struct facet_values *values = &store->cache.facets[counting->facet];
	for (size_t i = 0; i < values->n && !failed; i++) {
		const struct members *members = &values->values[i].members;
		if (members->n)
			tally_add(counting->tally, values->values[i].value,
				  all ? members->n
				      : members_count_and(members, &counting->selection->articles));
	}
	return failed;
}

/* Articles by id of facet. */
struct sums {
	uint32_t *counts;
	size_t n, capacity;
};

static int sum_add(struct sums *sums, struct store *store, int64_t facet, size_t n,
		   struct diag *diag)
{
	if (facet < 0 || facet >= ARTICLE_MAXIMUM)
		return store_damaged(store, "a facet has an impossible id", diag);
	size_t at = (size_t)facet;
	if (at >= sums->n) {
		sums->counts =
			mem_grow(sums->counts, &sums->capacity, at + 1, sizeof *sums->counts);
		memset(sums->counts + sums->n, 0, (at + 1 - sums->n) * sizeof *sums->counts);
		sums->n = at + 1;
	}
	sums->counts[at] += (uint32_t)n;
	return 0;
}

static int sum_one(struct store *store, size_t article, struct sums *sums, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_ARTICLE_FACETS);
	bool row = true;
	int failed = 0;
	cursor_bind_int(&cursor, (int64_t)article);
	while (!failed && !(failed = cursor_next(&cursor, &row, diag)) && row)
		failed = sum_add(sums, store, cursor_int(&cursor, 0), 1, diag);
	return failed;
}

static int sum_chunk(struct store *store, const struct cursor *cursor, const struct bits *articles,
		     struct sums *sums, struct diag *diag)
{
	int64_t row = cursor_int(cursor, 0), set = chunk_row_set(row);
	size_t n;
	if (row < 0 || chunk_space(set) != CHUNK_FACET)
		return 0;
	if (!chunk_count_and(cursor_blob(cursor, 1), chunk_row_number(row), articles, &n))
		return store_damaged(store, "a set of articles does not read", diag);
	return sum_add(sums, store, chunk_value(set), n, diag);
}

static int sum_all(struct store *store, const struct bits *articles, struct sums *sums,
		   struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_CHUNKS_ALL);
	bool row = true;
	int failed = 0;
	while (!failed && !(failed = cursor_next(&cursor, &row, diag)) && row)
		failed = sum_chunk(store, &cursor, articles, sums, diag);
	return failed;
}

/* Few articles are looked up; for many the sets of all values are gone through, as they lie. */
static int sum(struct store *store, const struct selection *selection, struct sums *sums,
	       struct diag *diag)
{
	enum { FEW_SHARE = 16 };
	const struct bits *articles = &selection->articles;
	size_t all = store->cache.marks[MARK_ALL].set.n * 64;
	int failed = 0;
	if (selection->n > all / FEW_SHARE)
		return sum_all(store, articles, sums, diag);
	for (size_t id = bits_next(articles, 0); id != SIZE_MAX && !failed;
	     id = bits_next(articles, id + 1))
		failed = sum_one(store, id, sums, diag);
	return failed;
}

/* In the whole archive every value knows how many articles it has. */
static int tally_sums(struct store *store, const struct counting *counting, const struct sums *sums,
		      struct diag *diag)
{
	bool most = counting->facet == FACET_PERSON;
	struct cursor cursor CLEANUP(cursor_done) =
		cursor_open(store, most ? STATEMENT_FACET_COUNTS_MOST : STATEMENT_FACET_COUNTS);
	bool row = true;
	int failed;
	cursor_bind_int(&cursor, counting->facet);
	while (!(failed = cursor_next(&cursor, &row, diag)) && row) {
		int64_t id = cursor_int(&cursor, 0), count = cursor_int(&cursor, 2);
		if (sums)
			count = id >= 0 && id < (int64_t)sums->n ? sums->counts[id] : 0;
		tally_add(counting->tally, cursor_text(&cursor, 1), (size_t)count);
	}
	return failed;
}

static int count_read(struct store *store, const struct counting *counting, struct diag *diag)
{
	struct sums sums = {.n = 0};
	int failed = cache_mark(store, MARK_ALL, diag);
	if (failed)
		return failed;
	if (counting->selection->n == bits_count(&store->cache.marks[MARK_ALL].set))
		return tally_sums(store, counting, NULL, diag);
	failed = sum(store, counting->selection, &sums, diag);
	if (!failed)
		failed = tally_sums(store, counting, &sums, diag);
	mem_free(sums.counts);
	return failed;
}

static int count_facet(struct store *store, const void *data, struct diag *diag)
{
	const struct counting *counting = data;
	return (facet_cached(counting->facet) ? count_cached : count_read)(store, counting, diag);
}

static int tally_finish(struct tally *tally, int failed, struct facet_count **ret_counts,
			size_t *ret_n)
{
	if (!failed) {
		*ret_counts = arena_new(tally->arena, tally->n, sizeof **ret_counts);
		*ret_n = tally->n;
		for (size_t i = 0; i < tally->n; i++)
			(*ret_counts)[i] = tally->counts[i];
		if (tally->n)
			qsort(*ret_counts, tally->n, sizeof **ret_counts, by_count);
	}
	mem_free(tally->counts);
	return failed;
}

int store_facets(struct store *store, enum facet facet, const struct selection *selection,
		 struct arena *arena, struct facet_count **ret_counts, size_t *ret_n,
		 struct diag *diag)
{
	struct tally tally = {.arena = arena};
	struct counting counting = {facet, selection, &tally};
	int failed = read_with(store, count_facet, &counting, diag);
	return tally_finish(&tally, failed, ret_counts, ret_n);
}

struct common {
	enum facet facet;
	size_t most;
	struct tally *tally;
};

static int common_cached(struct store *store, const struct common *common, struct diag *diag)
{
	int failed = cache_all_articles(store, common->facet, diag);
	const struct facet_values *values = &store->cache.facets[common->facet];
	for (size_t i = 0; i < values->n && !failed; i++)
		if (values->values[i].members.n)
			tally_add(common->tally, values->values[i].value,
				  values->values[i].members.n);
	return failed;
}

static int common_read(struct store *store, const struct common *common, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_FACET_COMMON);
	bool row = true;
	int failed;
	cursor_bind_int(&cursor, common->facet);
	cursor_bind_int(&cursor, (int64_t)common->most);
	while (!(failed = cursor_next(&cursor, &row, diag)) && row)
		tally_add(common->tally, cursor_text(&cursor, 1), (size_t)cursor_int(&cursor, 2));
	return failed;
}

static int common_load(struct store *store, const void *data, struct diag *diag)
{
	const struct common *common = data;
	return (facet_cached(common->facet) ? common_cached : common_read)(store, common, diag);
}

int store_common(struct store *store, enum facet facet, size_t most, struct arena *arena,
		 struct facet_count **ret_counts, size_t *ret_n, struct diag *diag)
{
	struct tally tally = {.arena = arena};
	struct common common = {facet, most, &tally};
	int failed = read_with(store, common_load, &common, diag);
	return tally_finish(&tally, failed, ret_counts, ret_n);
}

/* Of the ordering that is the latest now, oldest first. */
static size_t months_tell(const struct ordering *ordering, const struct selection *selection,
			  struct arena *arena, struct facet_count *ret_counts)
{
	const struct months *months = &ordering->months;
	size_t *counts = mem_new(MONTH_FIRST + months->n, sizeof *counts), n = 0;
	months_count(ordering, &selection->articles, selection->n, counts);
	for (size_t i = months->n; i-- > 0;) {
		struct str name = str_from(months->months[i].name);
		if (counts[MONTH_FIRST + i])
			ret_counts[n++] = (struct facet_count){str_copy(arena, name),
							       counts[MONTH_FIRST + i]};
	}
	if (counts[MONTH_UNDATED])
		ret_counts[n++] = (struct facet_count){STR_EMPTY, counts[MONTH_UNDATED]};
	mem_free(counts);
	return n;
}

static int months_load(struct store *store, const void *data, struct diag *diag)
{
	(void)data;
	int failed = cache_ordering(store, diag);
	if (!failed)
		months_prepare(store->cache.ordering);
	return failed;
}

int store_months(struct store *store, const struct selection *selection, struct arena *arena,
		 struct facet_count **ret_counts, size_t *ret_n, struct diag *diag)
{
	int failed = read_with(store, months_load, NULL, diag);
	if (failed)
		return failed;
	const struct ordering *ordering = store->cache.ordering;
	*ret_counts = arena_new(arena, ordering->months.n + 1, sizeof **ret_counts);
	*ret_n = months_tell(ordering, selection, arena, *ret_counts);
	return 0;
}
