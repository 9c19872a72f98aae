/* Knows which parties an article is listed with. */
#include "parties.h"

#include <stdlib.h>

#include "condition.h"
#include "private.h"

enum { LIST_MAXIMUM = 4096 /* bytes of the names of all parties of one article */ };

struct party_row {
	int64_t mentions;
	struct str id;
};

void parties_done(struct parties *parties)
{
	bits_done(&parties->ids);
	mem_free(parties->rows);
	*parties = (struct parties){.rows = NULL};
}

static int id_put(struct parties *parties, int64_t id, struct diag *diag)
{
	if (id < 0 || id >= ARTICLE_MAXIMUM)
		return store_damaged(parties->store, "a facet has an impossible id", diag);
	bits_put(&parties->ids, (size_t)id);
	return 0;
}

int parties_open(struct store *store, struct parties *ret_parties, struct diag *diag)
{
	const struct facet_values *values = &store->cache.facets[FACET_PARTY];
	struct parties parties = {.store = store, .values = values};
	int failed = cache_sync(store, diag);
	if (!failed)
		failed = cache_values(store, FACET_PARTY, diag);
	for (size_t i = 0; i < values->n && !failed; i++)
		failed = id_put(&parties, values->values[i].id, diag);
	if (failed)
		parties_done(&parties);
	else
		*ret_parties = parties;
	return failed;
}

static void party_add(struct parties *parties, int64_t facet, int64_t mentions)
{
	if (facet < 0 || !bits_have(&parties->ids, (size_t)facet))
		return;
	parties->rows =
		mem_grow(parties->rows, &parties->capacity, parties->n + 1, sizeof *parties->rows);
	parties->rows[parties->n++] =
		(struct party_row){mentions, values_find(parties->values, facet)->value};
}

static int rows_read(struct parties *parties, int64_t article, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) =
		cursor_open(parties->store, STATEMENT_ARTICLE_FACETS);
	bool row = true;
	int failed = 0;
	parties->n = 0;
	cursor_bind_int(&cursor, article);
	while (!(failed = cursor_next(&cursor, &row, diag)) && row)
		party_add(parties, cursor_int(&cursor, 0), cursor_int(&cursor, 1));
	return failed;
}

static int by_mentions(const void *a, const void *b)
{
	const struct party_row *left = a, *right = b;
	if (left->mentions != right->mentions)
		return left->mentions < right->mentions ? 1 : -1;
	return str_compare(left->id, right->id);
}

int parties_list(struct parties *parties, int64_t article, struct arena *arena, struct str *ret_ids,
		 struct diag *diag)
{
	struct buf list CLEANUP(buf_done) = BUF_INIT((size_t)LIST_MAXIMUM);
	int failed = rows_read(parties, article, diag);
	if (failed)
		return failed;
	if (parties->n > 1)
		qsort(parties->rows, parties->n, sizeof *parties->rows, by_mentions);
	for (size_t i = 0; i < parties->n; i++) {
		if (i)
			buf_add_char(&list, ' ');
		buf_add(&list, parties->rows[i].id);
	}
	*ret_ids = str_copy(arena, buf_str(&list));
	return 0;
}
