/*
 * Knows how an article that was read again takes the place of what was read of it before. Only what
 * differs is written: mostly that is who is named, while the words, which cost the index most, are
 * the same.
 */
#include "correct.h"
#include "date-chunk.h"
#include "get.h"
#include "known.h"
#include "parcel.h"
#include "private.h"
#include "put.h"

struct replacement {
	int64_t id;
	struct arena arena;
	struct article before, after; /* as they were found */
	struct encoded old, new;
	struct str original;
};

static void replacement_init(struct replacement *replacement, int64_t id,
			     const struct article *article)
{
	*replacement = (struct replacement){
		.id = id, .after = *article, .old = ENCODED_INIT, .new = ENCODED_INIT};
}

static void replacement_done(struct replacement *replacement)
{
	encoded_done(&replacement->old);
	encoded_done(&replacement->new);
	arena_done(&replacement->arena);
}

/* Two articles cannot have one URL: whoever came first keeps it. */
static int settle_url(struct store *store, struct replacement *replacement, struct diag *diag)
{
	struct article *after = &replacement->after;
	int64_t owner = 0;
	int failed = 0;
	if (after->url.n && !str_equal(after->url, replacement->before.url))
		failed = known_by_url(store, after->url, &owner, diag);
	if (owner || !after->url.n)
		after->url = replacement->before.url;
	return failed;
}

static int carry(struct store *store, struct replacement *replacement, struct diag *diag)
{
	struct correction *corrections;
	size_t n;
	int failed = corrections_gather(store, &replacement->before, &replacement->arena,
					&corrections, &n, diag);
	if (!failed)
		corrections_carry(corrections, n, &replacement->arena, &replacement->before,
				  &replacement->after);
	return failed;
}

/* Reads what is there and makes what shall be, without writing anything. */
static int prepare(struct store *store, struct replacement *replacement, struct diag *diag)
{
	struct article *before = &replacement->before, *after = &replacement->after;
	struct arena *arena = &replacement->arena;
	int64_t id = replacement->id;
	struct str *original = &replacement->original;
	int failed = article_load(store, id, arena, before, diag);
	if (!failed)
		failed = lines_load(store, id, arena, &before->lines, &before->n_lines, diag);
	if (!failed)
		failed = original_load(store, id, arena, original, diag);
	if (!failed)
		failed = settle_url(store, replacement, diag);
	if (!failed)
		failed = carry(store, replacement, diag);
	if (failed)
		return failed;
	after->id = id;
	after->source = before->source;
	failed = encode(before, *original, &replacement->old, diag);
	return failed ? failed : encode(after, *original, &replacement->new, diag);
}

static bool same(const struct buf *a, const struct buf *b)
{
	return str_equal(buf_str(a), buf_str(b));
}

static bool same_moment(const struct moment *a, const struct moment *b)
{
	char text[2][MOMENT_SIZE];
	moment_format(a, text[0]);
	moment_format(b, text[1]);
	return str_equal(str_from(text[0]), str_from(text[1]));
}

static bool same_row(const struct article *a, const struct article *b)
{
	return str_equal(a->headline, b->headline) && str_equal(a->outlet, b->outlet) &&
	       str_equal(a->dateline, b->dateline) && str_equal(a->url, b->url) &&
	       same_moment(&a->published, &b->published);
}

static bool same_words(const struct replacement *replacement)
{
	return same(&replacement->old.text, &replacement->new.text);
}

static bool same_all(const struct replacement *replacement)
{
	const struct encoded *old = &replacement->old, *new = &replacement->new;
	return same_row(&replacement->before, &replacement->after) &&
	       same(&old->body, &new->body) && same(&old->lines, &new->lines);
}

static int write_row(struct store *store, const struct replacement *replacement, struct diag *diag)
{
	struct cursor row CLEANUP(cursor_done) = cursor_open(store, STATEMENT_ARTICLE_SET);
	struct cursor origin CLEANUP(cursor_done) = cursor_open(store, STATEMENT_ORIGIN_SET);
	bind_row(&row, &replacement->after);
	cursor_bind_int(&row, replacement->id);
	pending_date(&store->pending, replacement->id, date_of(&replacement->after.published));
	int failed = cursor_run(&row, diag);
	if (failed)
		return failed;
	cursor_bind_int(&origin, replacement->id);
	cursor_bind_text(&origin, replacement->after.url);
	cursor_bind_int(&origin, identity_hash(buf_str(&replacement->new.identity)));
	return cursor_run(&origin, diag);
}

static int write_words(struct store *store, struct replacement *replacement, struct diag *diag)
{
	const struct article *before = &replacement->before, *after = &replacement->after;
	struct article_words old, new;
	if (same_words(replacement))
		return 0;
	article_words_read(&store->words_reader, before->headline,
			   encoded_story(&replacement->old, before), &replacement->arena, &old);
	article_words_read(&store->words_reader, after->headline,
			   encoded_story(&replacement->new, after), &replacement->arena, &new);
	int failed = put_words(store, STATEMENT_WORDS_REMOVE, &old, replacement->id, diag);
	return failed ? failed : put_words(store, STATEMENT_WORDS_ADD, &new, replacement->id, diag);
}

static int write_packed(struct store *store, struct replacement *replacement,
			enum statement statement, struct str bytes, struct diag *diag)
{
	struct packed packed = {.dict = PACKED_ALONE};
	int failed = pack_bytes(store, bytes, &replacement->arena, &packed, diag);
	return failed ? failed : put_packed(store, statement, replacement->id, &packed, diag);
}

static int write_original(struct store *store, struct replacement *replacement, struct diag *diag)
{
	struct packed packed = {.dict = PACKED_ALONE};
	int failed = pack_original(store, buf_str(&replacement->new.woven), replacement->original,
				   &replacement->arena, &packed, diag);
	return failed ? failed
		      : put_packed(store, STATEMENT_ORIGINAL_ADD, replacement->id, &packed, diag);
}

/* Lines and original refer to the text, so they are packed again when that changes. */
static int write_parts(struct store *store, struct replacement *replacement, struct diag *diag)
{
	const struct encoded *new = &replacement->new;
	int failed =
		write_packed(store, replacement, STATEMENT_BODY_ADD, buf_str(&new->body), diag);
	if (!failed)
		failed = write_packed(store, replacement, STATEMENT_LINES_ADD, buf_str(&new->lines),
				      diag);
	if (!failed && replacement->original.n)
		failed = write_original(store, replacement, diag);
	return failed;
}

static int write_facets(struct store *store, struct replacement *replacement, struct diag *diag)
{
	struct corrected corrected;
	int failed =
		article_correct(store, &replacement->after, &replacement->arena, &corrected, diag);
	return failed ? failed : facets_update(store, &corrected, replacement->id, diag);
}

/* Whether it tells the same story as before depends on its words and its day. */
static bool same_story(const struct replacement *replacement)
{
	return same(&replacement->old.identity, &replacement->new.identity) &&
	       same_moment(&replacement->before.published, &replacement->after.published);
}

static int write_story(struct store *store, const struct replacement *replacement,
		       struct diag *diag)
{
	struct shingles shingles CLEANUP(shingles_done) = {.n = 0};
	story_shingles(buf_str(&replacement->new.identity), &shingles);
	return story_put(store, replacement->id, &shingles, diag);
}

static int write_all(struct store *store, struct replacement *replacement, struct diag *diag)
{
	int64_t id = replacement->id;
	bool retold = !same_story(replacement);
	int failed = retold ? story_remove(store, id, diag) : 0;
	if (!failed)
		failed = write_row(store, replacement, diag);
	if (!failed)
		failed = write_parts(store, replacement, diag);
	if (!failed)
		failed = write_words(store, replacement, diag);
	if (!failed)
		failed = write_facets(store, replacement, diag);
	if (!failed && retold)
		failed = write_story(store, replacement, diag);
	return failed;
}

int store_replace(struct store *store, int64_t id, const struct article *article,
		  enum store_replaced *ret_replaced, struct diag *diag)
{
	struct replacement replacement CLEANUP(replacement_done);
	bool own, changed = false;
	replacement_init(&replacement, id, article);
	int failed = transaction_write(store, &own, diag);
	if (failed)
		return failed;
	failed = prepare(store, &replacement, diag);
	if (failed && !own)
		return failed; /* nothing was written, and others were */
	changed = !failed && !same_all(&replacement);
	if (changed)
		failed = write_all(store, &replacement, diag);
	failed = transaction_end(store, own, failed, diag);
	if (failed)
		return failed;
	*ret_replaced = changed ? STORE_CHANGED : STORE_SAME;
	return 0;
}
