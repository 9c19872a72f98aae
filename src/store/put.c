/*
 * Knows which rows an article becomes. All of them are written in one transaction; before the first
 * one is, everything that can be wrong with the article itself has been looked at.
 */
#include "put.h"
#include "condition.h"
#include "correct.h"
#include "date-chunk.h"
#include "encode.h"
#include "known.h"
#include "parcel.h"
#include "private.h"
#include "stories.h"

void parcel_init(struct parcel *parcel, const struct article *article, struct str original)
{
	*parcel = (struct parcel){
		.article = article,
		.original = original,
		.identity = BUF_INIT((size_t)ENCODE_MAXIMUM),
		.body = BUF_INIT((size_t)ENCODE_MAXIMUM),
		.lines = BUF_INIT((size_t)ENCODE_MAXIMUM),
		.words = BUF_INIT((size_t)ENCODE_MAXIMUM),
		.packed = BUF_INIT((size_t)LENGTH_MAXIMUM),
	};
}

void parcel_done(struct parcel *parcel)
{
	buf_done(&parcel->identity);
	buf_done(&parcel->body);
	buf_done(&parcel->lines);
	buf_done(&parcel->words);
	shingles_done(&parcel->shingles);
	buf_done(&parcel->packed);
}

int parcel_fill(struct parcel *parcel, struct diag *diag)
{
	const struct article *article = parcel->article;
	identity_of(article, &parcel->identity);
	story_shingles(buf_str(&parcel->identity), &parcel->shingles);
	buf_add(&parcel->words, article->standfirst);
	for (size_t i = 0; i < article->n_paragraphs; i++) {
		buf_add_char(&parcel->words, '\n');
		buf_add(&parcel->words, article->paragraphs[i].text);
	}
	if (!encode_article(article, &parcel->body) ||
	    !encode_lines(article, parcel->original, &parcel->lines) || parcel->identity.full ||
	    parcel->words.full || parcel->original.n > ENCODE_MAXIMUM)
		return err_origin(diag, "article of '%.*s' is too large, or names what it has not",
				  STR_ARG(str_slice(article->source, 0, 256)));
	return 0;
}

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

static int put_article(struct store *store, const struct article *article, int64_t *ret_id,
		       struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_ARTICLE_ADD);
	bind_row(&cursor, article);
	cursor_bind_text(&cursor, primary_state(article));
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
	struct str format = parcel->article->format;
	cursor_bind_int(&cursor, id);
	cursor_bind_text(&cursor, parcel->article->source);
	cursor_bind_text(&cursor, parcel->article->url);
	cursor_bind_text(&cursor, format.n ? format : STR("text"));
	cursor_bind_int(&cursor, identity_hash(buf_str(&parcel->identity)));
	if (parcel->original.n)
		cursor_bind_int(&cursor, identity_hash(parcel->original));
	else
		cursor_bind_null(&cursor);
	return cursor_run(&cursor, diag);
}

int put_packed(struct store *store, enum statement statement, int64_t id, struct str bytes,
	       struct buf *room, struct diag *diag)
{
	buf_clear(room);
	if (!pack(store->packer, bytes, room))
		return err_origin(diag, "cannot pack %zu bytes", bytes.n);
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, statement);
	cursor_bind_int(&cursor, id);
	cursor_bind_blob(&cursor, buf_str(room));
	return cursor_run(&cursor, diag);
}

int put_words(struct store *store, enum statement statement, const struct parcel *parcel,
	      int64_t id, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, statement);
	terms_article(&store->terms, statement == STATEMENT_WORDS_ADD ? 1 : -1);
	cursor_bind_int(&cursor, id);
	cursor_bind_text(&cursor, parcel->article->headline);
	cursor_bind_text(&cursor, buf_str(&parcel->words));
	return cursor_run(&cursor, diag);
}

static int put_rows(struct store *store, struct parcel *parcel, int64_t *ret_id, struct diag *diag)
{
	struct arena arena CLEANUP(arena_done) = {0};
	struct article found = *parcel->article;
	struct corrected corrected;
	int64_t id = 0;
	found.id = 0; /* whatever it was elsewhere */
	int failed = article_correct(store, &found, &arena, &corrected, diag);
	if (!failed)
		failed = put_article(store, &corrected.article, &id, diag);
	if (!failed)
		failed = put_origin(store, parcel, id, diag);
	if (!failed)
		failed = put_packed(store, STATEMENT_BODY_ADD, id, buf_str(&parcel->body),
				    &parcel->packed, diag);
	if (!failed)
		failed = put_packed(store, STATEMENT_LINES_ADD, id, buf_str(&parcel->lines),
				    &parcel->packed, diag);
	if (!failed && parcel->original.n)
		failed = put_packed(store, STATEMENT_ORIGINAL_ADD, id, parcel->original,
				    &parcel->packed, diag);
	if (!failed)
		failed = facets_put(store, &corrected, id, diag);
	if (!failed)
		failed = put_words(store, STATEMENT_WORDS_ADD, parcel, id, diag);
	if (!failed)
		failed = story_put(store, id, &parcel->shingles, diag);
	if (!failed && terms_full(&store->terms))
		failed = terms_flush(store, diag);
	if (failed)
		return failed;
	pending_put(&store->pending, chunk_set(CHUNK_MARK, MARK_ALL), id,
		    PENDING_IN | PENDING_TELL);
	pending_date(&store->pending, id, date_of(&parcel->article->published));
	*ret_id = id;
	return pending_full(&store->pending) ? pending_flush(store, diag) : 0;
}

/* Under the lock, so that two imports at once do not both find it new. */
static int put_unless_known(struct store *store, struct parcel *parcel, enum store_put *ret_put,
			    int64_t *ret_id, struct diag *diag)
{
	int64_t id = 0;
	int failed = known_find(store, parcel->article, buf_str(&parcel->identity), &id, diag);
	enum store_put put = id ? STORE_KNOWN : STORE_ADDED;
	if (!failed && put == STORE_ADDED)
		failed = put_rows(store, parcel, &id, diag);
	if (failed)
		return failed;
	*ret_put = put;
	*ret_id = id;
	return 0;
}

int store_put(struct store *store, const struct article *article, struct str original,
	      enum store_put *ret_put, int64_t *ret_id, struct diag *diag)
{
	struct parcel parcel CLEANUP(parcel_done);
	enum store_put put = STORE_KNOWN;
	int64_t id = 0;
	bool own;
	parcel_init(&parcel, article, original);
	int failed = parcel_fill(&parcel, diag);
	if (!failed)
		failed = transaction_write(store, &own, diag);
	if (failed)
		return failed;
	failed = put_unless_known(store, &parcel, &put, &id, diag);
	failed = transaction_end(store, own, failed, diag);
	if (failed)
		return failed;
	*ret_put = put;
	*ret_id = id;
	return 0;
}
