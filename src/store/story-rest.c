/*
 * Knows which articles of an earlier schema have not been looked at for their stories. They are
 * done a few at a time when the store is next imported to: opening it never waits for them.
 */
#include "private.h"
#include "stories.h"

struct rest {
	int64_t next, last; /* ids; none are left if next > last */
};

static int rest_read(struct store *store, struct rest *ret_rest, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_STORY_REST_GET);
	bool row;
	int failed = cursor_next(&cursor, &row, diag);
	if (!failed)
		*ret_rest = (struct rest){.next = row ? cursor_int(&cursor, 0) : 1,
					  .last = row ? cursor_int(&cursor, 1) : 0};
	return failed;
}

static int rest_write(struct store *store, const struct rest *rest, struct diag *diag)
{
	if (rest->next > rest->last)
		return statement_run(store, STATEMENT_STORY_REST_REMOVE, diag);
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_STORY_REST_SET);
	cursor_bind_int(&cursor, rest->next);
	return cursor_run(&cursor, diag);
}

/* The first article from an id on, or an id behind the last. */
static int next_article(struct store *store, int64_t from, int64_t *ret_id, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_ARTICLE_NEXT);
	bool row;
	cursor_bind_int(&cursor, from);
	int failed = cursor_next(&cursor, &row, diag);
	if (!failed)
		*ret_id = row ? cursor_int(&cursor, 0) : INT64_MAX;
	return failed;
}

static int put_again(struct store *store, int64_t id, struct diag *diag)
{
	struct shingles shingles CLEANUP(shingles_done) = {.n = 0};
	int failed = story_read(store, id, &shingles, diag);
	return failed ? failed : story_put(store, id, &shingles, diag);
}

static int rest_work(struct store *store, size_t at_most, struct rest *rest, struct diag *diag)
{
	int failed = 0;
	for (size_t i = 0; i < at_most && rest->next <= rest->last && !failed; i++) {
		failed = next_article(store, rest->next, &rest->next, diag);
		if (!failed && rest->next <= rest->last)
			failed = put_again(store, rest->next++, diag);
	}
	return failed ? failed : rest_write(store, rest, diag);
}

int store_story_catch_up(struct store *store, size_t at_most, size_t *ret_left, struct diag *diag)
{
	struct rest rest = {.next = 1};
	bool own;
	int failed = rest_read(store, &rest, diag);
	if (!failed && rest.next <= rest.last && at_most) {
		failed = transaction_write(store, &own, diag);
		if (failed)
			return failed;
		/* another process may have been at it */
		failed = rest_read(store, &rest, diag);
		if (!failed && rest.next <= rest.last)
			failed = rest_work(store, at_most, &rest, diag);
		failed = transaction_end(store, own, failed, diag);
	}
	if (!failed)
		*ret_left = rest.next <= rest.last ? (size_t)(rest.last - rest.next + 1) : 0;
	return failed;
}
