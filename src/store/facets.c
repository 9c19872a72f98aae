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
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_FACET_COUNTS);
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

/* Runs are of days as stated: zones may put neighbours into each other's months. */
static void months_range(const struct ordering *ordering, struct months *months)
{
	int32_t first = INT32_MAX, last = INT32_MIN;
	for (size_t i = 0; i < ordering->n_runs; i++) {
		first = ordering->runs[i].day < first ? ordering->runs[i].day : first;
		last = ordering->runs[i].day > last ? ordering->runs[i].day : last;
	}
	months->first = first <= last ? month_of(first) : 0;
	months->last = first <= last ? month_of(last) : -1;
}

static void months_count(const struct ordering *ordering, const struct selection *selection,
			 struct months *months)
{
	size_t before = 0;
	for (size_t i = 0; i < ordering->n_runs; i++) {
		size_t end = rows_before(selection->rows, ordering_run_end(ordering, i));
		months->counts[month_of(ordering->runs[i].day) - months->first] += end - before;
		before = end;
	}
	months->undated = rows_before(selection->rows, ordering->n) - before;
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

static int months_load(struct store *store, const void *data, struct diag *diag)
{
	return rows_prepare(store, data, diag);
}

static void months_tell(const struct selection *selection, struct arena *arena,
			struct facet_count **ret_counts, size_t *ret_n)
{
	const struct ordering *ordering = selection->rows->ordering;
	struct months months = {.undated = 0};
	months_range(ordering, &months);
	size_t n = (size_t)(months.last - months.first + 1);
	months.counts = mem_new(n, sizeof *months.counts);
	months_count(ordering, selection, &months);
	*ret_counts = arena_new(arena, n + 1, sizeof **ret_counts);
	*ret_n = months_write(&months, arena, *ret_counts);
	mem_free(months.counts);
}

/* Of a list by date the rows are known, or will be wanted. */
int store_months(struct store *store, const struct selection *selection, struct arena *arena,
		 struct facet_count **ret_counts, size_t *ret_n, struct diag *diag)
{
	struct selection dated = {.articles = selection->articles, .n = selection->n};
	bool by_date = selection->rows->order == ORDER_NEWEST;
	dated.rows = by_date ? selection->rows : rows_new(ORDER_NEWEST);
	int failed = read_with(store, months_load, &dated, diag);
	if (!failed)
		months_tell(&dated, arena, ret_counts, ret_n);
	if (!by_date)
		rows_free(dated.rows);
	return failed;
}
