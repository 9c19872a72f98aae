/*
 * Knows which rows an article becomes. All of them are written in one transaction; before the first
 * one is, everything that can be wrong with the article itself has been looked at (parcel.c).
 */
#include "put.h"
#include "condition.h"
#include "correct.h"
#include "date-chunk.h"
#include "known.h"
#include "parcel.h"
#include "private.h"
#include "stories.h"

static void bind_moment(struct cursor *cursor, const struct moment *moment)
{
	char text[MOMENT_SIZE] = "";
	if (moment->year)
		moment_format(moment, text);
	/* the cursor is run later, when text is gone */
	sqlite3_bind_text(cursor->stmt, ++cursor->bound, text, -1, SQLITE_TRANSIENT);
}

void bind_row(struct cursor *cursor, const struct article *article)
{
	const struct moment *published = &article->published;
	if (published->year) {
		cursor_bind_int(cursor, moment_seconds(published));
		cursor_bind_int(cursor,
				moment_days(published->year, published->month, published->day));
	} else {
		cursor_bind_null(cursor);
		cursor_bind_null(cursor);
	}
	bind_moment(cursor, published);
	bind_moment(cursor, &article->imported);
	cursor_bind_text(cursor, article->outlet);
	cursor_bind_text(cursor, article->headline);
	cursor_bind_text(cursor, article->dateline);
}

static int put_article(struct store *store, const struct article *row, struct str state,
		       int64_t *ret_id, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_ARTICLE_ADD);
	bind_row(&cursor, row);
	cursor_bind_text(&cursor, state);
	int failed = cursor_run(&cursor, diag);
	if (failed)
		return failed;
	*ret_id = sqlite3_last_insert_rowid(store->db);
	return article_id_valid(*ret_id) ? 0 : err_origin(diag, "the store has no more ids");
}

static int put_origin(struct store *store, const struct parcel *parcel, int64_t id,
		      struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_ORIGIN_ADD);
	struct str format = parcel->row.format;
	cursor_bind_int(&cursor, id);
	cursor_bind_text(&cursor, parcel->row.source);
	cursor_bind_text(&cursor, parcel->row.url);
	cursor_bind_text(&cursor, format.n ? format : STR("text"));
	cursor_bind_int(&cursor, parcel->text_hash);
	if (parcel->original.bytes.n)
		cursor_bind_int(&cursor, parcel->page_hash);
	else
		cursor_bind_null(&cursor);
	return cursor_run(&cursor, diag);
}

int put_packed(struct store *store, enum statement statement, int64_t id,
	       const struct packed *packed, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, statement);
	cursor_bind_int(&cursor, id);
	cursor_bind_int(&cursor, packed->dict);
	cursor_bind_blob(&cursor, packed->bytes);
	return cursor_run(&cursor, diag);
}

int put_words(struct store *store, enum statement statement, const struct article_words *words,
	      int64_t id, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, statement);
	int step = statement == STATEMENT_WORDS_ADD ? 1 : -1;
	terms_add(&store->terms, words, step);
	cursor_bind_int(&cursor, id);
	cursor_bind_text(&cursor, STR(WORDS_HEADLINE_NAME));
	cursor_bind_text(&cursor, STR(WORDS_BODY_NAME));
	store->words_put = words;
	int failed = cursor_run(&cursor, diag);
	store->words_put = NULL;
	if (!failed)
		failed = frequent_put(store, words, id, step, diag);
	return failed || !terms_full(&store->terms) ? failed : terms_flush(store, diag);
}

static int put_parts(struct store *store, const struct parcel *parcel, int64_t id,
		     struct diag *diag)
{
	int failed = put_origin(store, parcel, id, diag);
	if (!failed)
		failed = put_packed(store, STATEMENT_BODY_ADD, id, &parcel->body, diag);
	if (!failed)
		failed = put_packed(store, STATEMENT_LINES_ADD, id, &parcel->lines, diag);
	if (!failed && parcel->original.bytes.n)
		failed = put_packed(store, STATEMENT_ORIGINAL_ADD, id, &parcel->original, diag);
	if (!failed)
		failed = put_words(store, STATEMENT_WORDS_ADD, &parcel->words, id, diag);
	return failed ? failed : story_put(store, id, &parcel->shingles, diag);
}

/* What corrections made everywhere say of a parcel; mostly there are none. */
static int settle(struct store *store, const struct parcel *parcel, struct arena *arena,
		  struct links *links, struct str *state, struct diag *diag)
{
	struct article found;
	struct corrected corrected;
	int failed = everywhere_load(store, diag);
	if (failed || store->everywhere.n == 0)
		return failed;
	failed = parcel_article(store, parcel, arena, &found, diag);
	if (!failed)
		failed = article_correct(store, &found, arena, &corrected, diag);
	if (failed)
		return failed;
	links_make(&corrected, arena, links);
	*state = primary_state(&corrected.article);
	return 0;
}

static int put_rows(struct store *store, const struct parcel *parcel, int64_t *ret_id,
		    struct diag *diag)
{
	struct arena arena CLEANUP(arena_done) = {0};
	struct links links = parcel->links;
	struct str state = parcel->state;
	int64_t id = 0;
	int failed = settle(store, parcel, &arena, &links, &state, diag);
	if (!failed)
		failed = put_article(store, &parcel->row, state, &id, diag);
	if (!failed)
		failed = put_parts(store, parcel, id, diag);
	if (!failed)
		failed = links_put(store, &links, id, diag);
	if (failed)
		return failed;
	pending_put(&store->pending, chunk_set(CHUNK_MARK, MARK_ALL), id,
		    PENDING_IN | PENDING_TELL);
	pending_date(&store->pending, id, date_of(&parcel->row.published));
	*ret_id = id;
	return pending_full(&store->pending) ? pending_flush(store, diag) : 0;
}

/* Under the lock, so that two imports at once do not both find it new. */
static int put_unless_known(struct store *store, const struct parcel *parcel,
			    enum store_put *ret_put, int64_t *ret_id, struct diag *diag)
{
	int64_t id = 0;
	int failed = known_find(store, parcel, &id, diag);
	enum store_put put = id ? STORE_KNOWN : STORE_ADDED;
	if (!failed && put == STORE_ADDED)
		failed = put_rows(store, parcel, &id, diag);
	if (failed)
		return failed;
	*ret_put = put;
	*ret_id = id;
	return 0;
}

int store_put_parcel(struct store *store, const struct parcel *parcel, enum store_put *ret_put,
		     int64_t *ret_id, struct diag *diag)
{
	enum store_put put = STORE_KNOWN;
	int64_t id = 0;
	bool own;
	int failed = transaction_write(store, &own, diag);
	if (failed)
		return failed;
	failed = put_unless_known(store, parcel, &put, &id, diag);
	failed = transaction_end(store, own, failed, diag);
	if (failed)
		return failed;
	*ret_put = put;
	*ret_id = id;
	return 0;
}

int store_put(struct store *store, const struct article *article, struct str original,
	      enum store_put *ret_put, int64_t *ret_id, struct diag *diag)
{
	struct arena arena CLEANUP(arena_done) = {0};
	const struct store_page page = {.bytes = original, .hash = identity_hash(original)};
	struct store_incoming incoming = {.article = article, .original = &page};
	int failed = store_prepare(store, &incoming, 1, &arena, diag);
	return failed ? failed : store_put_parcel(store, incoming.parcel, ret_put, ret_id, diag);
}
