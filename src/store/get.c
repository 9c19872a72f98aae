/* Knows how an article is put together again from its rows. */
#include "get.h"

#include "condition.h"
#include "correct.h"
#include "dictionary.h"
#include "encode.h"
#include "private.h"
#include "stories.h"

/* Columns of article-get.sql. */
enum {
	GET_PUBLISHED,
	GET_IMPORTED,
	GET_OUTLET,
	GET_HEADLINE,
	GET_DATELINE,
	GET_SOURCE,
	GET_URL,
	GET_FORMAT,
	GET_STARRED,
	GET_READ,
	GET_NOTE,
	GET_DICT,
	GET_PACKED
};

int article_missing(struct store *store, int64_t id, struct diag *diag)
{
	return diag_set(diag, STORE_E_MISSING, "reading store '%s': no article %lld", store->path,
			(long long)id);
}

int article_check(struct store *store, int64_t id, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_ARTICLE_EXISTS);
	bool row;
	cursor_bind_int(&cursor, id);
	int failed = cursor_next(&cursor, &row, diag);
	if (!failed && !row)
		failed = article_missing(store, id, diag);
	return failed;
}

static int body_bytes(struct store *store, int64_t id, struct arena *arena, struct str *ret_bytes,
		      struct diag *diag);

/*
 * What column and the one behind it hold: how bytes are packed, and they. Only the original is
 * packed beside the body: for others body_of is 0, else the article's id.
 */
static int unpack_column(struct cursor *cursor, int column, int64_t body_of, struct arena *arena,
			 struct str *ret_bytes, struct diag *diag)
{
	struct store *store = cursor->store;
	struct str beside = STR_EMPTY;
	int failed = 0;
	if (cursor_is_null(cursor, column))
		return store_damaged(store, "a part of an article is missing", diag);
	const struct packed packed = {.dict = cursor_int(cursor, column),
				      .bytes = cursor_blob(cursor, column + 1)};
	if (packed.dict == PACKED_BESIDE && body_of)
		failed = body_bytes(store, body_of, arena, &beside, diag);
	else if (packed.dict < 0)
		failed = diag_set(diag, STORE_E_TOO_NEW,
				  "reading store '%s': a later surkhi packed an article",
				  store->path);
	else
		failed = dictionary_load(store, packed.dict, diag);
	if (!failed && !unpack(store->packer, &packed, beside, ENCODE_MAXIMUM, arena, ret_bytes))
		failed = store_damaged(store, "an article cannot be unpacked", diag);
	return failed;
}

int part_load(struct store *store, enum statement statement, int64_t id, struct arena *arena,
	      struct str *ret_bytes, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, statement);
	int64_t body_of = statement == STATEMENT_ORIGINAL_GET ? id : 0;
	bool row;
	cursor_bind_int(&cursor, id);
	int failed = cursor_next(&cursor, &row, diag);
	if (failed)
		return failed;
	if (row)
		return unpack_column(&cursor, 0, body_of, arena, ret_bytes, diag);
	*ret_bytes = STR_EMPTY;
	return 0;
}

static int body_bytes(struct store *store, int64_t id, struct arena *arena, struct str *ret_bytes,
		      struct diag *diag)
{
	return part_load(store, STATEMENT_BODY_GET, id, arena, ret_bytes, diag);
}

static void moment_column(const struct cursor *cursor, int column, struct moment *ret_moment)
{
	moment_parse(cursor_text(cursor, column), ret_moment);
}

static void article_columns(const struct cursor *cursor, struct arena *arena,
			    struct article *article)
{
	moment_column(cursor, GET_PUBLISHED, &article->published);
	moment_column(cursor, GET_IMPORTED, &article->imported);
	article->outlet = str_copy(arena, cursor_text(cursor, GET_OUTLET));
	article->headline = str_copy(arena, cursor_text(cursor, GET_HEADLINE));
	article->dateline = str_copy(arena, cursor_text(cursor, GET_DATELINE));
	article->source = str_copy(arena, cursor_text(cursor, GET_SOURCE));
	article->url = str_copy(arena, cursor_text(cursor, GET_URL));
	article->format = str_copy(arena, cursor_text(cursor, GET_FORMAT));
	article->starred = cursor_int(cursor, GET_STARRED) != 0;
	article->read = cursor_int(cursor, GET_READ) != 0;
	article->note = str_copy(arena, cursor_text(cursor, GET_NOTE));
}

int article_load(struct store *store, int64_t id, struct arena *arena, struct article *ret_article,
		 struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_ARTICLE_GET);
	struct article article = {.id = id};
	struct str bytes = STR_EMPTY;
	bool row;
	cursor_bind_int(&cursor, id);
	int failed = cursor_next(&cursor, &row, diag);
	if (failed)
		return failed;
	if (!row)
		return article_missing(store, id, diag);
	article_columns(&cursor, arena, &article);
	failed = unpack_column(&cursor, GET_DICT, 0, arena, &bytes, diag);
	if (failed)
		return failed;
	if (!decode_article(bytes, arena, &article))
		return store_damaged(store, "an article does not read", diag);
	*ret_article = article;
	return 0;
}

int tags_load(struct store *store, int64_t id, struct arena *arena, struct str **ret_tags,
	      size_t *ret_n, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_TAGS_OF);
	struct str *tags = NULL;
	size_t n = 0, capacity = 0;
	bool row = true;
	cursor_bind_int(&cursor, id);
	int failed;
	while (!(failed = cursor_next(&cursor, &row, diag)) && row) {
		tags = mem_grow(tags, &capacity, n + 1, sizeof *tags);
		tags[n++] = str_copy(arena, cursor_text(&cursor, 0));
	}
	if (!failed) {
		*ret_tags = arena_new(arena, n, sizeof *tags);
		for (size_t i = 0; i < n; i++)
			(*ret_tags)[i] = tags[i];
		*ret_n = n;
	}
	mem_free(tags);
	return failed;
}

int store_article(struct store *store, int64_t id, struct arena *arena, struct article *ret_article,
		  struct diag *diag)
{
	struct article article;
	struct story_place place = {.story = 0};
	struct corrected corrected = {.article = {.id = 0}};
	bool own;
	int failed = transaction_read(store, &own, diag);
	if (failed)
		return failed;
	failed = article_load(store, id, arena, &article, diag);
	if (!failed)
		failed = tags_load(store, id, arena, &article.tags, &article.n_tags, diag);
	if (!failed)
		failed = story_place(store, id, &place, diag);
	if (!failed) {
		article.story = place.story;
		failed = article_correct(store, &article, arena, &corrected, diag);
	}
	transaction_read_end(store, own);
	if (failed)
		return failed;
	*ret_article = corrected.article;
	ret_article->removed = corrected.removed;
	ret_article->n_removed = corrected.n_removed;
	return 0;
}

int original_load(struct store *store, int64_t id, struct arena *arena, struct str *ret_bytes,
		  struct diag *diag)
{
	return part_load(store, STATEMENT_ORIGINAL_GET, id, arena, ret_bytes, diag);
}

int store_original(struct store *store, int64_t id, struct buf *ret_bytes, struct diag *diag)
{
	struct arena arena = {0};
	struct str bytes = STR_EMPTY;
	bool own;
	int failed = transaction_read(store, &own, diag);
	if (failed)
		return failed;
	failed = article_check(store, id, diag);
	if (!failed)
		failed = original_load(store, id, &arena, &bytes, diag);
	transaction_read_end(store, own);
	if (!failed) {
		buf_clear(ret_bytes);
		buf_add(ret_bytes, bytes);
		if (ret_bytes->full)
			failed = err_origin(diag, "original of article %lld: too large (%zu bytes)",
					    (long long)id, bytes.n);
	}
	arena_done(&arena);
	return failed;
}

int lines_load(struct store *store, int64_t id, struct arena *arena, struct line **ret_lines,
	       size_t *ret_n, struct diag *diag)
{
	struct str bytes = STR_EMPTY, original = STR_EMPTY;
	int failed = original_load(store, id, arena, &original, diag);
	if (!failed)
		failed = part_load(store, STATEMENT_LINES_GET, id, arena, &bytes, diag);
	if (!failed && bytes.n == 0)
		return store_damaged(store, "the lines of an article are missing", diag);
	if (!failed && !decode_lines(bytes, original, arena, ret_lines, ret_n))
		failed = store_damaged(store, "the lines of an article do not read", diag);
	return failed;
}

int store_lines(struct store *store, int64_t id, struct arena *arena, struct line **ret_lines,
		size_t *ret_n, struct diag *diag)
{
	bool own;
	int failed = transaction_read(store, &own, diag);
	if (failed)
		return failed;
	failed = article_check(store, id, diag);
	if (!failed)
		failed = lines_load(store, id, arena, ret_lines, ret_n, diag);
	transaction_read_end(store, own);
	return failed;
}
