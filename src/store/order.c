/*
 * Knows the orders of a list other than newest first: of what was selected alone, since nobody
 * looks through a million articles by headline.
 */
#include <stdlib.h>

#include "condition.h"
#include "date-chunk.h"
#include "private.h"
#include "surkhi/text/fold.h"

static const struct str order_names[] = {
	[ORDER_NEWEST] = {"newest", 6},
	[ORDER_OLDEST] = {"oldest", 6},
	[ORDER_IMPORTED] = {"imported", 8},
	[ORDER_HEADLINE] = {"headline", 8},
};
_Static_assert(sizeof order_names / sizeof *order_names == N_ORDERS, "each order has a name");

const char *select_order_name(enum select_order order)
{
	return order_names[order].s;
}

bool select_order_find(struct str name, enum select_order *ret_order)
{
	for (size_t i = 0; i < N_ORDERS; i++)
		if (str_equal(order_names[i], name)) {
			*ret_order = (enum select_order)i;
			return true;
		}
	return false;
}

static void take(const struct bits *articles, const uint32_t *ids, size_t n,
		 struct ordering *ordering)
{
	for (size_t i = 0; i < n; i++)
		if (bits_have(articles, ids[i]))
			ordering->ids[ordering->n++] = ids[i];
}

/* Articles of one second stay in the order of their ids, as they do when newest come first. */
static int make_oldest(struct store *store, const struct bits *articles, struct ordering *ordering,
		       struct diag *diag)
{
	struct dates dates CLEANUP(date_chunks_done) = {.n = 0};
	int failed = cache_ordering(store, diag);
	if (!failed)
		failed = date_chunks_read(store, &dates, SIZE_MAX, diag);
	if (failed)
		return failed;
	const struct ordering *newest = store->cache.ordering;
	for (size_t end = newest->n_dated, start; end > 0; end = start) {
		int64_t second = date_second(dates.items[newest->ids[end - 1]]);
		for (start = end - 1; start > 0;) {
			if (date_second(dates.items[newest->ids[start - 1]]) != second)
				break;
			start--;
		}
		take(articles, newest->ids + start, end - start, ordering);
	}
	take(articles, newest->ids + newest->n_dated, newest->n - newest->n_dated, ordering);
	return 0;
}

/* Ids are in the order of import; what came last is at the top. */
static int make_imported(struct store *store, const struct bits *articles,
			 struct ordering *ordering, struct diag *diag)
{
	(void)store;
	(void)diag;
	size_t n = ordering->n = bits_count(articles);
	for (size_t id = bits_next(articles, 0); id != SIZE_MAX; id = bits_next(articles, id + 1))
		ordering->ids[--n] = (uint32_t)id;
	return 0;
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
static int headlines_read(struct store *store, const struct bits *articles, struct arena *arena,
			  struct by_headline *rows, size_t *ret_n, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_ORDER_HEADLINE);
	size_t n = 0, most = *ret_n;
	bool row = true;
	int failed;
	while (!(failed = cursor_next(&cursor, &row, diag)) && row && n < most) {
		int64_t id = cursor_int(&cursor, 0);
		if (!article_id_valid(id))
			return store_damaged(store, "an article has an impossible id", diag);
		if (!bits_have(articles, (size_t)id))
			continue;
		rows[n].id = (uint32_t)id;
		rows[n++].form = fold_copy(arena, cursor_text(&cursor, 1));
	}
	*ret_n = n;
	return failed;
}

static int make_headline(struct store *store, const struct bits *articles,
			 struct ordering *ordering, struct diag *diag)
{
	struct arena arena CLEANUP(arena_done) = {0};
	size_t n = bits_count(articles);
	struct by_headline *rows = mem_new(n, sizeof *rows);
	int failed = headlines_read(store, articles, &arena, rows, &n, diag);
	if (!failed && n)
		qsort(rows, n, sizeof *rows, compare_headlines);
	for (size_t i = 0; i < n && !failed; i++)
		ordering->ids[i] = rows[i].id;
	ordering->n = n;
	mem_free(rows);
	return failed;
}

static int (*const makers[])(struct store *store, const struct bits *articles,
			     struct ordering *ordering, struct diag *diag) = {
	[ORDER_OLDEST] = make_oldest,
	[ORDER_IMPORTED] = make_imported,
	[ORDER_HEADLINE] = make_headline,
};
_Static_assert(sizeof makers / sizeof *makers == N_ORDERS, "each order but the newest is made");

int ordering_make(struct store *store, enum select_order order, const struct bits *articles,
		  struct ordering **ret_ordering, struct diag *diag)
{
	struct ordering *ordering = ordering_new(bits_count(articles));
	int failed = makers[order](store, articles, ordering, diag);
	if (failed) {
		ordering_drop(ordering);
		return failed;
	}
	*ret_ordering = ordering;
	return 0;
}
