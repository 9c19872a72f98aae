/* Knows the rows of a list. Only those on the screen are ever read. */
#include "get.h"
#include "parties.h"
#include "private.h"
#include "surkhi/store/select.h"

/* Columns of page-row.sql. */
enum {
	PAGE_HEADLINE,
	PAGE_OUTLET,
	PAGE_DATELINE,
	PAGE_PUBLISHED,
	PAGE_STATE,
	PAGE_STARRED,
	PAGE_READ,
	PAGE_NOTED,
	PAGE_STORY,
	PAGE_TOLD
};

enum { LIST_MAXIMUM = 4096 /* bytes of the names of all tags of one article */ };

/* An article that is gone since it was selected leaves its row empty. */
static int row_columns(struct store *store, struct headline *row, struct arena *arena,
		       struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_PAGE_ROW);
	bool there;
	cursor_bind_int(&cursor, row->id);
	int failed = cursor_next(&cursor, &there, diag);
	if (failed || !there)
		return failed;
	row->headline = str_copy(arena, cursor_text(&cursor, PAGE_HEADLINE));
	row->outlet = str_copy(arena, cursor_text(&cursor, PAGE_OUTLET));
	row->dateline = str_copy(arena, cursor_text(&cursor, PAGE_DATELINE));
	row->state = str_copy(arena, cursor_text(&cursor, PAGE_STATE));
	moment_parse(cursor_text(&cursor, PAGE_PUBLISHED), &row->published);
	row->starred = cursor_int(&cursor, PAGE_STARRED) != 0;
	row->read = cursor_int(&cursor, PAGE_READ) != 0;
	row->noted = cursor_int(&cursor, PAGE_NOTED) != 0;
	row->story = cursor_int(&cursor, PAGE_STORY);
	row->told = (size_t)cursor_int(&cursor, PAGE_TOLD);
	return 0;
}

static int row_tags(struct store *store, struct headline *row, struct arena *arena,
		    struct diag *diag)
{
	struct buf list CLEANUP(buf_done) = BUF_INIT((size_t)LIST_MAXIMUM);
	struct str *tags;
	size_t n;
	int failed = tags_load(store, row->id, arena, &tags, &n, diag);
	if (failed)
		return failed;
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_add(&list, STR(", "));
		buf_add(&list, tags[i]);
	}
	row->tags = str_copy(arena, buf_str(&list));
	return 0;
}

static int page_read(struct store *store, const uint32_t *ids, size_t n, struct arena *arena,
		     struct headline *rows, struct diag *diag)
{
	struct parties parties CLEANUP(parties_done) = {.rows = NULL};
	int failed = parties_open(store, &parties, diag);
	for (size_t i = 0; i < n && !failed; i++) {
		rows[i].id = ids[i];
		failed = row_columns(store, &rows[i], arena, diag);
		if (!failed)
			failed = parties_list(&parties, ids[i], arena, &rows[i].parties, diag);
		if (!failed)
			failed = row_tags(store, &rows[i], arena, diag);
	}
	return failed;
}

/* NOLINTNEXTLINE(readability-function-size): select.h promises these parameters */
int store_page(struct store *store, const struct selection *selection, size_t first, size_t n,
	       struct arena *arena, struct headline **ret_rows, size_t *ret_n, struct diag *diag)
{
	size_t left = first < selection->n ? selection->n - first : 0;
	bool own;
	if (n > left)
		n = left;
	struct headline *rows = arena_new(arena, n, sizeof *rows);
	uint32_t *ids = arena_new(arena, n, sizeof *ids);
	int failed = transaction_read(store, &own, diag);
	if (failed)
		return failed;
	failed = selection_ids(store, selection, first, n, ids, diag);
	if (!failed)
		failed = page_read(store, ids, n, arena, rows, diag);
	transaction_read_end(store, own);
	if (failed)
		return failed;
	*ret_rows = rows;
	*ret_n = n;
	return 0;
}
