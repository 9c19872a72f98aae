/* Knows how an article is put together again from its rows. */
#include "get.h"

#include "condition.h"
#include "correct.h"
#include "dictionary.h"
#include "encode.h"
#include "private.h"
#include "stories.h"
#include "weave.h"

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

/* What column and the one behind it hold: how bytes are packed, and they. */
static int packed_column(struct cursor *cursor, int column, struct packed *ret_packed,
			 struct diag *diag)
{
	if (cursor_is_null(cursor, column))
		return store_damaged(cursor->store, "a part of an article is missing", diag);
	*ret_packed = (struct packed){.dict = cursor_int(cursor, column),
				      .bytes = cursor_blob(cursor, column + 1)};
	return 0;
}

static int part_unpack(struct store *store, const struct packed *packed, struct str beside,
		       struct arena *arena, struct str *ret_bytes, struct diag *diag)
{
	int failed = 0;
	if (packed->dict >= 0)
		failed = dictionary_load(store, packed->dict, diag);
	else if (packed->dict != PACKED_BESIDE || !beside.n)
		failed = diag_set(diag, STORE_E_TOO_NEW,
				  "reading store '%s': a later surkhi packed an article",
				  store->path);
	if (!failed && !unpack(store->packer, packed, beside, ENCODE_MAXIMUM, arena, ret_bytes))
		failed = store_damaged(store, "an article cannot be unpacked", diag);
	return failed;
}

static int part_load(struct store *store, enum statement statement, int64_t id, struct arena *arena,
		     struct str *ret_bytes, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, statement);
	struct packed packed = {.dict = PACKED_ALONE};
	bool row;
	cursor_bind_int(&cursor, id);
	int failed = cursor_next(&cursor, &row, diag);
	if (!failed && !row)
		failed = store_damaged(store, "a part of an article is missing", diag);
	if (!failed)
		failed = packed_column(&cursor, 0, &packed, diag);
	return failed ? failed : part_unpack(store, &packed, STR_EMPTY, arena, ret_bytes, diag);
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
	struct packed packed = {.dict = PACKED_ALONE};
	bool row;
	cursor_bind_int(&cursor, id);
	int failed = cursor_next(&cursor, &row, diag);
	if (failed)
		return failed;
	if (!row)
		return article_missing(store, id, diag);
	article_columns(&cursor, arena, &article);
	failed = packed_column(&cursor, GET_DICT, &packed, diag);
	if (!failed)
		failed = part_unpack(store, &packed, STR_EMPTY, arena, &bytes, diag);
	if (failed)
		return failed;
	if (!decode_article(bytes, arena, &article))
		return store_damaged(store, "an article does not read", diag);
	*ret_article = article;
	return 0;
}

/* What encode_text() made of it. */
static int text_load(struct store *store, int64_t id, struct arena *arena, struct str *ret_text,
		     struct diag *diag)
{
	struct buf text CLEANUP(buf_done) = BUF_INIT((size_t)UINT32_MAX);
	struct article article;
	int failed = article_load(store, id, arena, &article, diag);
	if (failed)
		return failed;
	encode_text(&article, &text);
	*ret_text = str_copy(arena, buf_str(&text));
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

/* Beside the bytes of its body, woven into its text, or by itself. */
static int original_unpack(struct store *store, int64_t id, struct packed packed,
			   struct arena *arena, struct str *ret_bytes, struct diag *diag)
{
	struct str beside = STR_EMPTY, text = STR_EMPTY, bytes = STR_EMPTY;
	bool woven = packed.dict <= PACKED_WOVEN;
	int failed = 0;
	if (packed.dict == PACKED_BESIDE)
		failed = part_load(store, STATEMENT_BODY_GET, id, arena, &beside, diag);
	else if (woven)
		failed = text_load(store, id, arena, &text, diag);
	packed.dict = woven ? PACKED_WOVEN - packed.dict : packed.dict;
	if (!failed)
		failed = part_unpack(store, &packed, beside, arena, &bytes, diag);
	if (!failed && woven && !unweave(bytes, text, ENCODE_MAXIMUM, arena, &bytes))
		failed = store_damaged(store, "an original does not read", diag);
	if (!failed)
		*ret_bytes = bytes;
	return failed;
}

int original_load(struct store *store, int64_t id, struct arena *arena, struct str *ret_bytes,
		  struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_ORIGINAL_GET);
	struct packed packed = {.dict = PACKED_ALONE};
	bool row;
	cursor_bind_int(&cursor, id);
	int failed = cursor_next(&cursor, &row, diag);
	if (!failed && row)
		failed = packed_column(&cursor, 0, &packed, diag);
	if (!failed && row)
		return original_unpack(store, id, packed, arena, ret_bytes, diag);
	if (!failed)
		*ret_bytes = STR_EMPTY;
	return failed;
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
	struct str bytes = STR_EMPTY, original = STR_EMPTY, text = STR_EMPTY;
	int failed = original_load(store, id, arena, &original, diag);
	if (!failed)
		failed = text_load(store, id, arena, &text, diag);
	if (!failed)
		failed = part_load(store, STATEMENT_LINES_GET, id, arena, &bytes, diag);
	if (!failed && !decode_lines(bytes, original, text, arena, ret_lines, ret_n))
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
