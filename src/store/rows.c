/* Knows which row of a list is which article: see rows.h. */
#include "rows.h"

#include "condition.h"
#include "private.h"
#include "rest.h"
#include "sought.h"

enum {
	FRONT_ROWS = 512,    /* that are taken from the index of dates */
	FRONT_STEPS = 20000, /* articles looked at for them, at most */
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

static void rank(const struct ordering *ordering, const struct bits *articles,
		 struct ranks *ret_ranks)
{
	struct bits set CLEANUP(bits_done) = {.n = 0}, ranks = {.n = 0};
	bits_copy(&set, articles);
	/* one that is no article, so that the set's words reach all that are */
	bits_fill(&set, ordering->last + (size_t)1, ordering->last + (size_t)2);
	bits_pick(&set, ordering->ids, ordering->n, &ranks);
	ranks_init(ret_ranks, &ranks);
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

int rows_prepare(struct store *store, const struct selection *selection, struct diag *diag)
{
	struct selection_rows *rows = selection->rows;
	if (rows->ordering)
		return 0;
	int failed = order_rows(store, selection, diag);
	if (failed)
		return failed;
	rows->all = selection->n == rows->ordering->n;
	if (!rows->all && rows->ordering->n)
		rank(rows->ordering, &selection->articles, &rows->ranks);
	rows->front = mem_free(rows->front);
	rows->n_front = 0;
	return 0;
}

size_t rows_before(const struct selection_rows *rows, size_t place)
{
	return rows->all ? place : ranks_before(&rows->ranks, place);
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

/* Makes sure that the first end rows are known. */
static int read_rows(struct store *store, const struct selection *selection, size_t end,
		     struct diag *diag)
{
	const struct selection_rows *rows = selection->rows;
	bool own;
	if (rows->ordering || end <= rows->n_front)
		return 0;
	int failed = transaction_read(store, &own, diag);
	if (failed)
		return failed;
	failed = cache_sync(store, diag);
	if (!failed && wants_front(store, selection, end))
		failed = front_read(store, selection, end, diag);
	if (!failed && end > rows->n_front)
		failed = rows_prepare(store, selection, diag);
	transaction_read_end(store, own);
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
	int failed = read_rows(store, selection, selection->n, diag);
	if (failed)
		return failed;
	if (!rows->ordering)
		row = index_of(rows->front, rows->n_front, id);
	else
		row = index_of(rows->ordering->ids, rows->ordering->n, id);
	if (rows->ordering)
		row = rows_before(rows, row);
	*ret_row = row < selection->n ? row : selection->n;
	return 0;
}
