/*
 * Knows how sets are changed by many articles at once: sorted by chunk, each chunk is read, changed
 * and written once. What changed is told in the table of changes, from which every process with
 * the store open takes it in (cache.c), in the same transaction.
 */
#include "pending.h"

#include <stdlib.h>

#include "date-chunk.h"
#include "private.h"

enum {
	ENTRIES_MAXIMUM = 1 << 20, /* in memory, some 20 MB */
	CHANGES_KEPT = 16384,      /* whoever missed more begins anew */
	CHANGES_STEP = 1024,       /* old ones are taken away now and then */
};

void pending_clear(struct pending *pending)
{
	mem_free(pending->articles);
	mem_free(pending->dates);
	*pending = (struct pending){.n_articles = 0};
}

void pending_put(struct pending *pending, int64_t set, int64_t article, unsigned flags)
{
	size_t n = pending->n_articles++;
	pending->articles = mem_grow(pending->articles, &pending->articles_capacity, n + 1,
				     sizeof *pending->articles);
	pending->articles[n] = (struct pending_article){
		.row = chunk_row(set, (uint32_t)(article / CHUNK_IDS)),
		.turn = (uint32_t)n,
		.offset = (uint16_t)(article % CHUNK_IDS),
		.flags = (uint16_t)flags,
	};
}

/* Ids only grow, and nobody else puts values meanwhile. */
void pending_new(struct pending *pending, int64_t set)
{
	if (!pending->first_new)
		pending->first_new = set;
}

static bool is_new(const struct pending *pending, int64_t set)
{
	return pending->first_new && set >= pending->first_new && chunk_space(set) == CHUNK_FACET;
}

void pending_date(struct pending *pending, int64_t article, int64_t date)
{
	size_t n = pending->n_dates++;
	pending->dates =
		mem_grow(pending->dates, &pending->dates_capacity, n + 1, sizeof *pending->dates);
	pending->dates[n] = (struct pending_date){date, (uint32_t)article, (uint32_t)n};
}

bool pending_full(const struct pending *pending)
{
	return pending->n_articles + pending->n_dates >= ENTRIES_MAXIMUM;
}

bool pending_empty(const struct pending *pending)
{
	return pending->n_articles + pending->n_dates == 0;
}

static int by_row(const void *a, const void *b)
{
	const struct pending_article *left = a, *right = b;
	if (left->row != right->row)
		return left->row < right->row ? -1 : 1;
	return (left->turn > right->turn) - (left->turn < right->turn);
}

static int by_article(const void *a, const void *b)
{
	const struct pending_date *left = a, *right = b;
	if (left->article != right->article)
		return left->article < right->article ? -1 : 1;
	return (left->turn > right->turn) - (left->turn < right->turn);
}

int64_t change_of_dates(int64_t number)
{
	return -1 - number;
}

static int change_tell(struct store *store, int64_t row, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_CHANGE_ADD);
	cursor_bind_int(&cursor, row);
	int failed = cursor_run(&cursor, diag);
	int64_t id = sqlite3_last_insert_rowid(store->db);
	if (failed || id % CHANGES_STEP)
		return failed;
	struct cursor old CLEANUP(cursor_done) = cursor_open(store, STATEMENT_CHANGE_FORGET);
	cursor_bind_int(&old, id - CHANGES_KEPT);
	return cursor_run(&old, diag);
}

/* How many articles more the set has. */
static int64_t change_chunk(struct chunk *chunk, const struct pending_article *articles, size_t n)
{
	int64_t more = 0;
	for (size_t i = 0; i < n; i++) {
		uint64_t *word = &chunk->words[articles[i].offset / 64];
		uint64_t bit = UINT64_C(1) << articles[i].offset % 64;
		bool in = articles[i].flags & PENDING_IN;
		more += (int64_t)in - (int64_t)((*word & bit) != 0);
		*word = in ? *word | bit : *word & ~bit;
	}
	return more;
}

static int facet_count(struct store *store, int64_t set, int64_t more, struct diag *diag)
{
	if (is_new(&store->pending, set))
		more--;
	if (more == 0 || chunk_space(set) != CHUNK_FACET)
		return 0;
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_FACET_COUNT);
	cursor_bind_int(&cursor, chunk_value(set));
	cursor_bind_int(&cursor, more);
	return cursor_run(&cursor, diag);
}

static int flush_chunk(struct store *store, const struct pending_article *articles, size_t n,
		       int64_t *ret_more, struct diag *diag)
{
	struct chunk chunk = {.words = {0}};
	bool new = is_new(&store->pending, chunk_row_set(articles->row));
	int failed = new ? 0 : chunk_read(store, articles->row, &chunk, diag);
	if (failed)
		return failed;
	*ret_more = change_chunk(&chunk, articles, n);
	failed = chunk_write(store, articles->row, &chunk, diag);
	bool tell = articles->flags & PENDING_TELL;
	return failed || !tell ? failed : change_tell(store, articles->row, diag);
}

/* The chunks of one set stand together, so that its count changes once. */
static int flush_set(struct store *store, const struct pending_article *articles, size_t n,
		     struct diag *diag)
{
	int64_t more = 0, all = 0;
	int failed = 0;
	for (size_t i = 0, end; i < n && !failed; i = end) {
		for (end = i + 1; end < n && articles[end].row == articles[i].row;)
			end++;
		failed = flush_chunk(store, articles + i, end - i, &more, diag);
		all += more;
	}
	return failed ? failed : facet_count(store, chunk_row_set(articles->row), all, diag);
}

static int flush_articles(struct store *store, struct pending *pending, struct diag *diag)
{
	const struct pending_article *articles = pending->articles;
	size_t n = pending->n_articles;
	int failed = 0;
	if (n)
		qsort(pending->articles, n, sizeof *articles, by_row);
	for (size_t i = 0, end; i < n && !failed; i = end) {
		int64_t set = chunk_row_set(articles[i].row);
		for (end = i + 1; end < n && chunk_row_set(articles[end].row) == set;)
			end++;
		failed = flush_set(store, articles + i, end - i, diag);
	}
	return failed;
}

static int flush_dates_chunk(struct store *store, const struct pending_date *dates, size_t n,
			     struct diag *diag)
{
	int64_t number = dates->article / DATES_CHUNK;
	int64_t chunk[DATES_CHUNK];
	int failed = date_chunk_read(store, number, chunk, diag);
	if (failed)
		return failed;
	for (size_t i = 0; i < n; i++)
		chunk[dates[i].article % DATES_CHUNK] = dates[i].date;
	failed = date_chunk_write(store, number, chunk, diag);
	return failed ? failed : change_tell(store, change_of_dates(number), diag);
}

static int flush_dates(struct store *store, struct pending *pending, struct diag *diag)
{
	const struct pending_date *dates = pending->dates;
	size_t n = pending->n_dates;
	int failed = 0;
	if (n)
		qsort(pending->dates, n, sizeof *dates, by_article);
	for (size_t i = 0, end; i < n && !failed; i = end) {
		uint32_t number = dates[i].article / DATES_CHUNK;
		for (end = i + 1; end < n && dates[end].article / DATES_CHUNK == number;)
			end++;
		failed = flush_dates_chunk(store, dates + i, end - i, diag);
	}
	return failed;
}

int pending_flush(struct store *store, struct diag *diag)
{
	int failed = flush_articles(store, &store->pending, diag);
	if (!failed)
		failed = flush_dates(store, &store->pending, diag);
	pending_clear(&store->pending);
	return failed;
}
