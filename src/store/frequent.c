/* Knows which forms have a set of their articles, and how it is kept (frequent.h says why). */
#include "frequent.h"

#include "match.h"
#include "private.h"

void frequent_drop(struct frequent *frequent)
{
	map_done(&frequent->map);
	arena_done(&frequent->arena);
	frequent->loaded = false;
}

static void remember(struct frequent *frequent, struct str form, int64_t id)
{
	*map_put(&frequent->map, str_copy(&frequent->arena, form), NULL) = (uint32_t)id;
}

static int load(struct store *store, struct diag *diag)
{
	struct frequent *frequent = &store->frequent;
	if (frequent->loaded)
		return 0;
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_FREQUENT_ALL);
	bool row = true;
	int failed;
	while (!(failed = cursor_next(&cursor, &row, diag)) && row)
		remember(frequent, cursor_text(&cursor, 1), cursor_int(&cursor, 0));
	if (failed)
		frequent_drop(frequent);
	frequent->loaded = !failed;
	return failed;
}

int frequent_put(struct store *store, const struct article_words *words, int64_t article, int step,
		 struct diag *diag)
{
	int failed = load(store, diag);
	for (uint32_t i = 1; i <= words->n_forms && !failed; i++) {
		const uint32_t *id = map_get(&store->frequent.map, article_words_form(words, i));
		if (id)
			pending_put(&store->pending, chunk_set(CHUNK_TERM, *id), article,
				    step > 0 ? PENDING_IN : 0);
	}
	return failed;
}

int frequent_match(struct store *store, struct str form, struct bits *articles, struct diag *diag)
{
	struct buf expression CLEANUP(buf_done) = BUF_INIT((size_t)EXPRESSION_MAXIMUM);
	buf_add_char(&expression, '"');
	match_quote(&expression, form);
	buf_add_char(&expression, '"');
	return match_run(store, buf_str(&expression), articles, diag);
}

static int write_set(struct store *store, int64_t set, const struct bits *articles,
		     struct diag *diag)
{
	int failed = 0;
	for (size_t first = 0; first < articles->n && !failed; first += CHUNK_WORDS) {
		struct chunk chunk = {.words = {0}};
		for (size_t i = 0; i < CHUNK_WORDS && first + i < articles->n; i++)
			chunk.words[i] = articles->words[first + i];
		failed = chunk_write(store, chunk_row(set, (uint32_t)(first / CHUNK_WORDS)), &chunk,
				     diag);
	}
	return failed;
}

static int make(struct store *store, struct str form, struct diag *diag)
{
	struct bits articles CLEANUP(bits_done) = {0};
	int failed = frequent_match(store, form, &articles, diag);
	if (failed)
		return failed;
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_FREQUENT_ADD);
	cursor_bind_text(&cursor, form);
	failed = cursor_run(&cursor, diag);
	int64_t id = sqlite3_last_insert_rowid(store->db);
	if (!failed)
		failed = write_set(store, chunk_set(CHUNK_TERM, id), &articles, diag);
	if (!failed)
		remember(&store->frequent, form, id);
	return failed;
}

int frequent_count(struct store *store, struct str form, int64_t df, struct diag *diag)
{
	if (df < store->frequent.least)
		return 0;
	int failed = load(store, diag);
	if (failed || map_get(&store->frequent.map, form))
		return failed;
	return make(store, form, diag);
}

int frequent_or(struct store *store, struct str form, struct bits *articles, bool *ret_found,
		struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_FREQUENT_FIND);
	bool row;
	cursor_bind_text(&cursor, form);
	int failed = cursor_next(&cursor, &row, diag);
	if (!failed && row)
		failed = chunks_or(store, chunk_set(CHUNK_TERM, cursor_int(&cursor, 0)), articles,
				   diag);
	if (!failed)
		*ret_found = row;
	return failed;
}

int frequent_each(struct store *store,
		  int (*take)(void *data, struct str form, const struct bits *articles), void *data,
		  struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_FREQUENT_ALL);
	bool row = true;
	int failed = 0;
	while (!failed && !(failed = cursor_next(&cursor, &row, diag)) && row) {
		struct bits articles CLEANUP(bits_done) = {0};
		failed = chunks_or(store, chunk_set(CHUNK_TERM, cursor_int(&cursor, 0)), &articles,
				   diag);
		if (!failed)
			failed = take(data, cursor_text(&cursor, 1), &articles);
	}
	return failed;
}
