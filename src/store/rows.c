/* Knows which row of a list is which article: see rows.h. */
#include "rows.h"

#include "condition.h"
#include "private.h"
#include "rest.h"
#include "sought.h"

enum {
	FRONT_ROWS = 512,              /* that are taken from the index of dates */
	FRONT_STEPS = 20000,           /* articles looked at for them, at most */
	RANKED = 8 * RANKS_BLOCK * 64, /* places that are ranked at a time, some 20 µs, … */
	RANKED_GROWTH = 16,            /* … or so many times as many as before */
};

struct selection_rows *rows_new(enum select_order order)
{
	struct selection_rows *rows = mem_new(1, sizeof *rows);
	rows->order = order;
	return rows;
}

struct selection_rows *rows_free(struct selection_rows *rows)
{
	if (!rows)
		return NULL;
	ordering_drop(rows->ordering);
	ranks_done(&rows->ranks);
	mem_free(rows->front);
	return mem_free(rows);
}

struct selection_rows *rows_again(struct selection_rows *rows)
{
	enum select_order order = rows->order;
	rows_free(rows);
	return rows_new(order);
}

void selection_done(struct selection *selection)
{
	bits_done(&selection->articles);
	rows_free(selection->rows);
	sought_free(selection->sought);
	select_rest_free(selection->rest);
	*selection = (struct selection){.n = 0};
}

/* Ranks at least so many places of the ordering. */
static void rank(const struct selection *selection, size_t places)
{
	struct selection_rows *rows = selection->rows;
	const struct ordering *ordering = rows->ordering;
	struct bits set CLEANUP(bits_done) = {.n = 0}, picked CLEANUP(bits_done) = {.n = 0};
	bits_copy(&set, &selection->articles);
	/* one that is no article, so that the set's words reach all that are */
	bits_fill(&set, ordering->last + (size_t)1, ordering->last + (size_t)2);
	places = (places + RANKED - 1) / RANKED * RANKED;
	if (places > ordering->n)
		places = ordering->n;
	bits_pick(&set, ordering->ids + rows->ranked, places - rows->ranked, &picked);
	ranks_add(&rows->ranks, picked.words, picked.n);
	rows->ranked = places;
}

static int order_rows(struct store *store, const struct selection *selection, struct diag *diag)
{
	struct selection_rows *rows = selection->rows;
	if (rows->order != ORDER_NEWEST)
		return ordering_make(store, rows->order, &selection->articles, &rows->ordering,
				     diag);
	int failed = cache_ordering(store, diag);
	if (!failed)
		rows->ordering = ordering_hold(store->cache.ordering);
	return failed;
}

/* What was read of the front is of another snapshot. */
static int know_ordering(struct store *store, const struct selection *selection, struct diag *diag)
{
	struct selection_rows *rows = selection->rows;
	int failed = order_rows(store, selection, diag);
	if (failed)
		return failed;
	rows->all = selection->n == rows->ordering->n;
	rows->front = mem_free(rows->front);
	rows->n_front = 0;
	return 0;
}

static bool is_known(const struct selection_rows *rows, size_t end)
{
	return rows->all || end <= rows->n_front || end <= rows->ranks.n ||
	       (rows->ordering && rows->ranked == rows->ordering->n);
}

/* As far as it takes if the selection is spread evenly; if that was not enough, far more. */
static void know_rows(const struct selection *selection, size_t end)
{
	const struct selection_rows *rows = selection->rows;
	while (!is_known(rows, end)) {
		size_t spread = rows->ordering->n / (selection->n + 1) + 1;
		rank(selection, rows->ranked * RANKED_GROWTH + end * spread + RANKED);
	}
}

/*
 * The first rows of a list by date, in the order that the index of dates gives them. Where that
 * needs to look at too many articles, or at all of them, nothing is found and nothing lost.
 */
static int front_read(struct store *store, const struct selection *selection, size_t n,
		      struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_ORDER_NEWEST);
	uint32_t *front = mem_new(n, sizeof *front);
	size_t found = 0;
	bool row = true;
	int failed = 0;
	for (size_t i = 0; i < FRONT_STEPS && found < n && row && !failed; i++) {
		failed = cursor_next(&cursor, &row, diag);
		if (failed || !row)
			break;
		int64_t id = cursor_int(&cursor, 0);
		if (article_id_valid(id) && bits_have(&selection->articles, (size_t)id))
			front[found++] = (uint32_t)id;
	}
	if (failed || found < n) {
		mem_free(front);
		return failed;
	}
	mem_free(selection->rows->front);
	selection->rows->front = front;
	selection->rows->n_front = n;
	return 0;
}

static bool wants_front(const struct store *store, const struct selection *selection, size_t end)
{
	return selection->rows->order == ORDER_NEWEST && end <= FRONT_ROWS &&
	       !store->cache.ordering && end > selection->rows->n_front;
}

static int read_first(struct store *store, const struct selection *selection, size_t end,
		      struct diag *diag)
{
	bool own;
	int failed = transaction_read(store, &own, diag);
	if (failed)
		return failed;
	failed = cache_sync(store, diag);
	if (!failed && wants_front(store, selection, end))
		failed = front_read(store, selection, end, diag);
	if (!failed && end > selection->rows->n_front)
		failed = know_ordering(store, selection, diag);
	transaction_read_end(store, own);
	return failed;
}

/* Makes sure that the first end rows are known. */
static int read_rows(struct store *store, const struct selection *selection, size_t end,
		     struct diag *diag)
{
	const struct selection_rows *rows = selection->rows;
	int failed = 0;
	if (!rows->ordering && end > rows->n_front)
		failed = read_first(store, selection, end, diag);
	if (!failed && rows->ordering)
		know_rows(selection, end);
	return failed;
}

static uint32_t row_id(const struct selection_rows *rows, size_t row)
{
	size_t at = rows->all ? row : ranks_bit(&rows->ranks, row);
	return at < rows->ordering->n ? rows->ordering->ids[at] : 0;
}

int selection_ids(struct store *store, const struct selection *selection, size_t first, size_t n,
		  uint32_t *ret_ids, struct diag *diag)
{
	const struct selection_rows *rows = selection->rows;
	if (n == 0)
		return 0;
	int failed = read_rows(store, selection, first + n, diag);
	for (size_t i = 0; i < n && !failed; i++)
		ret_ids[i] = rows->ordering ? row_id(rows, first + i) : rows->front[first + i];
	return failed;
}

static size_t index_of(const uint32_t *ids, size_t n, int64_t id)
{
	size_t i = 0;
	while (i < n && ids[i] != id)
		i++;
	return i;
}

static size_t find_ordered(const struct selection *selection, int64_t id)
{
	const struct selection_rows *rows = selection->rows;
	size_t place = index_of(rows->ordering->ids, rows->ordering->n, id);
	if (rows->all)
		return place;
	if (place >= rows->ranked)
		rank(selection, place + 1);
	return ranks_before(&rows->ranks, place);
}

int selection_find(struct store *store, const struct selection *selection, int64_t id,
		   size_t *ret_row, struct diag *diag)
{
	const struct selection_rows *rows = selection->rows;
	*ret_row = selection->n;
	if (!article_id_valid(id) || !bits_have(&selection->articles, (size_t)id))
		return 0;
	size_t row = index_of(rows->front, rows->n_front, id);
	if (row < rows->n_front) {
		*ret_row = row;
		return 0;
	}
	if (!rows->ordering) {
		int failed = read_first(store, selection, selection->n, diag);
		if (failed)
			return failed;
	}
	row = rows->ordering ? find_ordered(selection, id)
			     : index_of(rows->front, rows->n_front, id);
	*ret_row = row < selection->n ? row : selection->n;
	return 0;
}
