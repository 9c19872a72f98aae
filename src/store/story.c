/*
 * Knows which articles tell one story: how an article joins and leaves one. How its fellows are
 * found is in story-find.c.
 */
#include "stories.h"

#include "condition.h"
#include "get.h"
#include "private.h"

void story_shingles(struct str identity, struct shingles *shingles)
{
	size_t headline = str_find(identity, STR("\n"), 0);
	shingles_read(shingles, str_slice(identity, headline, identity.n));
}

int story_place(struct store *store, int64_t id, struct story_place *ret_place, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_STORY_OF);
	bool row;
	cursor_bind_int(&cursor, id);
	int failed = cursor_next(&cursor, &row, diag);
	if (!failed && !row)
		return article_missing(store, id, diag);
	if (!failed)
		*ret_place = (struct story_place){
			.article = id,
			.story = cursor_int(&cursor, 1),
			.day = cursor_int(&cursor, 0),
			.dated = !cursor_is_null(&cursor, 0),
		};
	return failed;
}

/* Runs a statement with two numbers. */
static int run_with(struct store *store, enum statement statement, int64_t first, int64_t second,
		    struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, statement);
	cursor_bind_int(&cursor, first);
	cursor_bind_int(&cursor, second);
	return cursor_run(&cursor, diag);
}

/* Counts no further than STORY_MAXIMUM. */
static int story_size(struct store *store, int64_t story, size_t *ret_n, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_STORY_SIZE);
	bool row;
	cursor_bind_int(&cursor, story);
	cursor_bind_int(&cursor, STORY_MAXIMUM);
	int failed = cursor_next(&cursor, &row, diag);
	if (!failed)
		*ret_n = (size_t)cursor_int(&cursor, 0);
	return failed;
}

/* A copy is an article whose story has a smaller id than its own. */
static void copy_put(struct store *store, int64_t article, bool is_copy)
{
	pending_put(&store->pending, chunk_set(CHUNK_MARK, MARK_COPY), article,
		    PENDING_TELL | (is_copy ? PENDING_IN : 0));
}

static int set_story(struct store *store, const struct story_place *place, int64_t story,
		     struct diag *diag)
{
	if (place->story != story)
		copy_put(store, place->story ? place->story : place->article,
			 place->story || place->article != story);
	if (place->story == 0)
		return run_with(store, STATEMENT_STORY_SET, place->article, story, diag);
	if (place->story == story)
		return 0;
	return run_with(store, STATEMENT_STORY_RENAME, place->story, story, diag);
}

int story_join(struct store *store, struct story_place *place, const struct story_place *other,
	       struct diag *diag)
{
	int64_t left = place->story ? place->story : place->article;
	int64_t right = other->story ? other->story : other->article;
	int64_t story = left < right ? left : right;
	size_t n_left = 1, n_right = 1;
	int failed = place->story ? story_size(store, left, &n_left, diag) : 0;
	if (!failed && other->story)
		failed = story_size(store, right, &n_right, diag);
	if (failed || n_left + n_right > STORY_MAXIMUM)
		return failed;
	failed = set_story(store, place, story, diag);
	if (!failed)
		failed = set_story(store, other, story, diag);
	if (!failed)
		place->story = story;
	return failed;
}

int story_put(struct store *store, int64_t id, const struct shingles *shingles, struct diag *diag)
{
	struct story_place place = {.story = 0};
	int32_t keys[SHINGLE_KEYS];
	size_t n = shingles_keys(shingles, keys);
	if (n == 0)
		return 0;
	int failed = story_place(store, id, &place, diag);
	if (!failed)
		failed = story_find(store, &place, shingles, diag);
	for (size_t i = 0; i < n && !failed; i++)
		failed = run_with(store, STATEMENT_STORY_KEY_ADD, keys[i], id, diag);
	return failed;
}

/* The articles of a story, by id; n of them at most, which is more than it has. */
static int story_articles(struct store *store, int64_t story, int64_t ids[STORY_MAXIMUM],
			  size_t *ret_n, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_STORY_ARTICLES);
	bool row = true;
	size_t n = 0;
	int failed = 0;
	cursor_bind_int(&cursor, story);
	while (!(failed = cursor_next(&cursor, &row, diag)) && row && n < STORY_MAXIMUM)
		ids[n++] = cursor_int(&cursor, 0);
	if (!failed)
		*ret_n = n;
	return failed;
}

int story_select(struct store *store, int64_t id, struct bits *set, struct diag *diag)
{
	int64_t ids[STORY_MAXIMUM];
	struct story_place place = {.story = 0};
	size_t n = 0;
	int failed = story_place(store, id, &place, diag);
	if (failed || !article_id_valid(id))
		return failed == STORE_E_MISSING ? 0 : failed;
	bits_put(set, (size_t)id);
	if (place.story)
		failed = story_articles(store, place.story, ids, &n, diag);
	for (size_t i = 0; i < n && !failed; i++) {
		if (!article_id_valid(ids[i]))
			return store_damaged(store, "a story has an impossible article", diag);
		bits_put(set, (size_t)ids[i]);
	}
	return failed;
}

static int run_on(struct store *store, enum statement statement, int64_t number, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, statement);
	cursor_bind_int(&cursor, number);
	return cursor_run(&cursor, diag);
}

/* One that is left alone has no story; else the story has the smallest id of those left. */
static int settle_rest(struct store *store, int64_t story, struct diag *diag)
{
	int64_t ids[STORY_MAXIMUM];
	size_t n = 0;
	int failed = story_articles(store, story, ids, &n, diag);
	if (failed || n == 0)
		return failed;
	copy_put(store, ids[0], false);
	if (n == 1)
		return run_on(store, STATEMENT_STORY_REMOVE, ids[0], diag);
	return ids[0] == story ? 0 : run_with(store, STATEMENT_STORY_RENAME, story, ids[0], diag);
}

int story_remove(struct store *store, int64_t id, struct diag *diag)
{
	struct shingles shingles CLEANUP(shingles_done) = {.n = 0};
	struct story_place place = {.story = 0};
	int32_t keys[SHINGLE_KEYS];
	int failed = story_place(store, id, &place, diag);
	if (!failed)
		failed = story_read(store, id, &shingles, diag);
	if (failed)
		return failed;
	size_t n = shingles_keys(&shingles, keys);
	for (size_t i = 0; i < n && !failed; i++)
		failed = run_with(store, STATEMENT_STORY_KEY_REMOVE, keys[i], id, diag);
	if (failed || place.story == 0)
		return failed;
	copy_put(store, id, false);
	failed = run_on(store, STATEMENT_STORY_REMOVE, id, diag);
	return failed ? failed : settle_rest(store, place.story, diag);
}

static int compare_members(struct store *store, int64_t id, struct story_member *members, size_t n,
			   struct diag *diag)
{
	struct shingles own CLEANUP(shingles_done) = {.n = 0};
	struct shingles other CLEANUP(shingles_done) = {.n = 0};
	int failed = story_read(store, id, &own, diag);
	for (size_t i = 0; i < n && !failed; i++) {
		failed = story_read(store, members[i].id, &other, diag);
		if (!failed)
			members[i].covered = shingles_compare(&own, &other).covered;
	}
	return failed;
}

static int story_load(struct store *store, int64_t id, struct arena *arena,
		      struct story_member **ret_members, size_t *ret_n, struct diag *diag)
{
	int64_t ids[STORY_MAXIMUM];
	struct story_place place = {.story = 0};
	size_t n = 0, n_others = 0;
	int failed = story_place(store, id, &place, diag);
	if (!failed && place.story)
		failed = story_articles(store, place.story, ids, &n, diag);
	if (failed)
		return failed;
	struct story_member *members = arena_new(arena, n, sizeof *members);
	for (size_t i = 0; i < n; i++)
		if (ids[i] != id)
			members[n_others++].id = ids[i];
	failed = compare_members(store, id, members, n_others, diag);
	if (failed)
		return failed;
	*ret_members = members;
	*ret_n = n_others;
	return 0;
}

int store_story(struct store *store, int64_t id, struct arena *arena,
		struct story_member **ret_members, size_t *ret_n, struct diag *diag)
{
	bool own;
	int failed = transaction_read(store, &own, diag);
	if (failed)
		return failed;
	failed = story_load(store, id, arena, ret_members, ret_n, diag);
	transaction_read_end(store, own);
	return failed;
}
