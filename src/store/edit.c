/*
 * Knows what a person can change. Each change is applied and checked against what was there, so
 * that undo undoes what was done and not what was asked for.
 */
#include "surkhi/store/edit.h"

#include "correct.h"
#include "get.h"
#include "private.h"

enum { NOTE_MAXIMUM = 1 << 20 /* bytes */ };

static int run_with_article(struct store *store, enum statement statement, int64_t article,
			    struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, statement);
	cursor_bind_int(&cursor, article);
	return cursor_run(&cursor, diag);
}

static bool changed(const struct store *store)
{
	return sqlite3_changes(store->db) > 0;
}

static void set_put(struct store *store, int64_t set, int64_t article, bool on)
{
	pending_put(&store->pending, set, article, PENDING_TELL | (on ? PENDING_IN : 0));
}

static void mark_put(struct store *store, enum mark mark, int64_t article, bool on)
{
	set_put(store, chunk_set(CHUNK_MARK, mark), article, on);
}

static int tag_find(struct store *store, struct str name, int64_t *ret_tag, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_TAG_FIND);
	bool row;
	cursor_bind_text(&cursor, name);
	int failed = cursor_next(&cursor, &row, diag);
	if (!failed)
		*ret_tag = row ? cursor_int(&cursor, 0) : 0;
	return failed;
}

static int tag_make(struct store *store, struct str name, int64_t *ret_tag, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_TAG_ADD);
	cursor_bind_text(&cursor, name);
	int failed = cursor_run(&cursor, diag);
	if (!failed)
		*ret_tag = sqlite3_last_insert_rowid(store->db);
	return failed;
}

/* A tag that was taken off its last article stays in the codebook. */
static int tag_set(struct store *store, const struct edit *edit, struct str name, bool *ret_changed,
		   struct diag *diag)
{
	int64_t tag = 0;
	int failed = tag_find(store, name, &tag, diag);
	*ret_changed = false;
	if (!failed && tag == 0 && edit->on)
		failed = tag_make(store, name, &tag, diag);
	if (failed || tag == 0)
		return failed;
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(
		store, edit->on ? STATEMENT_ARTICLE_TAG_ADD : STATEMENT_ARTICLE_TAG_REMOVE);
	cursor_bind_int(&cursor, tag);
	cursor_bind_int(&cursor, edit->article);
	failed = cursor_run(&cursor, diag);
	*ret_changed = !failed && changed(store);
	if (*ret_changed)
		set_put(store, chunk_set(CHUNK_TAG, tag), edit->article, edit->on);
	return failed;
}

static int apply_tag(struct store *store, struct edit *edit, struct arena *arena, bool *ret_changed,
		     struct diag *diag)
{
	struct buf name = BUF_INIT((size_t)TAG_MAXIMUM);
	if (!tag_normalise(edit->text, &name, diag))
		return ERR_FATAL;
	int failed = tag_set(store, edit, buf_str(&name), ret_changed, diag);
	edit->text = str_copy(arena, buf_str(&name));
	buf_done(&name);
	return failed;
}

static const struct {
	enum statement add, remove;
	enum mark mark;
} flags[] = {
	[EDIT_STAR] = {STATEMENT_STAR_ADD, STATEMENT_STAR_REMOVE, MARK_STAR},
	[EDIT_READ] = {STATEMENT_READ_ADD, STATEMENT_READ_REMOVE, MARK_READ},
};

static int apply_flag(struct store *store, struct edit *edit, struct arena *arena,
		      bool *ret_changed, struct diag *diag)
{
	int failed =
		run_with_article(store, edit->on ? flags[edit->kind].add : flags[edit->kind].remove,
				 edit->article, diag);
	*ret_changed = !failed && changed(store);
	if (*ret_changed)
		mark_put(store, flags[edit->kind].mark, edit->article, edit->on);
	return failed;
}

static int note_get(struct store *store, int64_t article, struct arena *arena, struct str *ret_text,
		    struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_NOTE_GET);
	bool row;
	cursor_bind_int(&cursor, article);
	int failed = cursor_next(&cursor, &row, diag);
	if (!failed)
		*ret_text = row ? str_copy(arena, cursor_text(&cursor, 0)) : STR_EMPTY;
	return failed;
}

static int note_set(struct store *store, const struct edit *edit, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_NOTE_SET);
	cursor_bind_int(&cursor, edit->article);
	cursor_bind_text(&cursor, edit->text);
	return cursor_run(&cursor, diag);
}

static int apply_note(struct store *store, struct edit *edit, struct arena *arena,
		      bool *ret_changed, struct diag *diag)
{
	if (edit->text.n > NOTE_MAXIMUM)
		return err_origin(diag, "note is too long (%d bytes at most)", NOTE_MAXIMUM);
	edit->text = str_copy(arena, edit->text);
	int failed = note_get(store, edit->article, arena, &edit->before, diag);
	*ret_changed = !failed && !str_equal(edit->before, edit->text);
	if (failed || !*ret_changed)
		return failed;
	mark_put(store, MARK_NOTE, edit->article, edit->text.n > 0);
	if (edit->text.n)
		return note_set(store, edit, diag);
	return run_with_article(store, STATEMENT_NOTE_REMOVE, edit->article, diag);
}

static int (*const appliers[])(struct store *store, struct edit *edit, struct arena *arena,
			       bool *ret_changed, struct diag *diag) = {
	[EDIT_TAG] = apply_tag,   [EDIT_STAR] = apply_flag,      [EDIT_READ] = apply_flag,
	[EDIT_NOTE] = apply_note, [EDIT_CORRECT] = edit_correct,
};
_Static_assert(sizeof appliers / sizeof *appliers == N_EDIT_KINDS, "each kind is applied");

static int check_articles(struct store *store, const struct edit *edits, size_t n,
			  struct diag *diag)
{
	int failed = 0;
	for (size_t i = 0; i < n && !failed; i++) {
		bool everywhere = edits[i].kind == EDIT_CORRECT && edits[i].article == 0;
		if (!everywhere && (i == 0 || edits[i].article != edits[i - 1].article))
			failed = article_check(store, edits[i].article, diag);
	}
	return failed;
}

static int apply_all(struct store *store, const struct edit *edits, size_t n, struct arena *arena,
		     struct edit *changes, size_t *ret_n, struct diag *diag)
{
	size_t n_changes = 0;
	int failed = check_articles(store, edits, n, diag);
	for (size_t i = 0; i < n && !failed; i++) {
		struct edit edit = edits[i];
		bool has_changed = false;
		failed = appliers[edit.kind](store, &edit, arena, &has_changed, diag);
		if (!failed && has_changed)
			changes[n_changes++] = edit;
	}
	*ret_n = n_changes;
	return failed;
}

int edit_apply(struct store *store, const struct edit *edits, size_t n, struct arena *arena,
	       struct edit **ret_changed, size_t *ret_n, struct diag *diag)
{
	struct edit *changes = arena_new(arena, n, sizeof *changes);
	size_t n_changes = 0;
	bool own;
	int failed = transaction_write(store, &own, diag);
	if (failed)
		return failed;
	failed = apply_all(store, edits, n, arena, changes, &n_changes, diag);
	failed = transaction_end(store, own, failed, diag);
	if (failed)
		return failed;
	*ret_changed = changes;
	*ret_n = n_changes;
	return 0;
}

/* Last first, since a later edit may be of the same article. */
void edit_reverse(struct edit *edits, size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		struct edit first = edits[i];
		edits[i] = edits[n - 1 - i];
		edits[n - 1 - i] = first;
	}
	for (size_t i = 0; i < n; i++) {
		struct str text = edits[i].text;
		edits[i].on = !edits[i].on;
		if (edits[i].kind != EDIT_NOTE)
			continue;
		edits[i].text = edits[i].before;
		edits[i].before = text;
	}
}
