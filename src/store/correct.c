/*
 * Knows how a correction is made and taken back: its row, and in the same transaction what every
 * article that it concerns is found by, so that queries, counts and lists agree with what is shown.
 */
#include "correct.h"

#include "get.h"
#include "private.h"
#include "put.h"

int article_correct(struct store *store, const struct article *found, struct arena *arena,
		    struct corrected *ret_corrected, struct diag *diag)
{
	struct correction *corrections;
	struct corrected corrected = {.article = *found};
	size_t n;
	int failed = corrections_gather(store, found, arena, &corrections, &n, diag);
	if (failed)
		return failed;
	if (n)
		corrections_apply(corrections, n, arena, &corrected.article, &corrected.removed,
				  &corrected.n_removed);
	corrected.article.corrections = corrections;
	corrected.article.n_corrections = n;
	*ret_corrected = corrected;
	return 0;
}

static int row_add(struct store *store, struct correction *correction, struct diag *diag)
{
	const struct anchor *anchor = &correction->anchor;
	const struct entity *entity = &correction->entity, *to = &correction->to;
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_CORRECTION_ADD);
	cursor_bind_int(&cursor, correction->article);
	cursor_bind_int(&cursor, correction->what);
	cursor_bind_int(&cursor, entity->kind);
	cursor_bind_text(&cursor, entity->id);
	cursor_bind_text(&cursor, entity->name);
	cursor_bind_int(&cursor, correction->anchored);
	cursor_bind_int(&cursor, anchor->field);
	cursor_bind_int(&cursor, anchor->paragraph);
	cursor_bind_int(&cursor, anchor->start);
	cursor_bind_int(&cursor, anchor->end);
	cursor_bind_text(&cursor, anchor->before);
	cursor_bind_text(&cursor, anchor->words);
	cursor_bind_text(&cursor, anchor->behind);
	cursor_bind_int(&cursor, to->kind);
	cursor_bind_text(&cursor, to->id);
	cursor_bind_text(&cursor, to->name);
	cursor_bind_text(&cursor, to->role);
	cursor_bind_text(&cursor, to->party);
	cursor_bind_text(&cursor, to->state);
	cursor_bind_text(&cursor, to->place_kind);
	cursor_bind_int(&cursor, to->primary);
	cursor_bind_int(&cursor, correction->sets);
	int failed = cursor_run(&cursor, diag);
	if (!failed)
		correction->id = sqlite3_last_insert_rowid(store->db);
	return failed;
}

static int row_set_live(struct store *store, int64_t id, bool live, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_CORRECTION_LIVE);
	cursor_bind_int(&cursor, id);
	cursor_bind_int(&cursor, live);
	return cursor_run(&cursor, diag);
}

/* Whether a row is the last word that was said at all. */
static int row_is_last(struct store *store, const struct correction_row *row, bool *ret_last,
		       struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_CORRECTION_LAST);
	bool found;
	int failed = cursor_next(&cursor, &found, diag);
	*ret_last = !failed && found && cursor_int(&cursor, 0) == row->correction.id;
	return failed;
}

/* The row that has the id of a correction and says the same, else the last that does and holds. */
static const struct correction_row *row_find(const struct correction_row *rows, size_t n,
					     const struct correction *correction)
{
	const struct correction_row *found = NULL;
	for (size_t i = 0; i < n; i++) {
		if (!correction_same(&rows[i].correction, correction))
			continue;
		if (rows[i].correction.id == correction->id)
			return &rows[i];
		found = rows[i].live ? &rows[i] : found;
	}
	return found;
}

/*
 * What is said again is a new row, unless nothing was said since: others may have changed what it
 * did. Only undoing and doing again, which name the row, leave it in its place.
 */
static int row_put(struct store *store, struct correction *correction, bool on, bool *ret_changed,
		   struct diag *diag)
{
	struct arena arena CLEANUP(arena_done) = {0};
	struct correction_row *rows;
	size_t n;
	int failed = correction_rows(store, correction->article, &arena, &rows, &n, diag);
	if (failed)
		return failed;
	const struct correction_row *row = row_find(rows, n, correction);
	bool named = row && row->correction.id == correction->id;
	bool holds = row && row->live;
	if (on && holds && !named)
		failed = row_is_last(store, row, &holds, diag);
	*ret_changed = !failed && holds != on;
	if (!*ret_changed)
		return failed;
	if (on && !named)
		return row_add(store, correction, diag);
	correction->id = row->correction.id;
	return row_set_live(store, correction->id, on, diag);
}

static int refresh(struct store *store, int64_t id, struct diag *diag)
{
	struct arena arena CLEANUP(arena_done) = {0};
	struct article found;
	struct corrected corrected;
	int failed = article_load(store, id, &arena, &found, diag);
	if (!failed)
		failed = article_correct(store, &found, &arena, &corrected, diag);
	if (!failed)
		failed = facets_update(store, &corrected, id, diag);
	return failed;
}

/* Every article that a value was found in, also those where a person took it away. */
static int touched(struct store *store, const struct entity *entity, struct bits *ret_ids,
		   struct diag *diag)
{
	struct str value;
	int64_t facet = 0;
	enum facet kind = entity_facet(entity, &value);
	int failed = pending_flush(store, diag);
	if (!failed)
		failed = facet_find_id(store, kind, entity->id, &facet, diag);
	if (!failed && facet)
		failed = chunks_or(store, chunk_set(CHUNK_FACET, facet), ret_ids, diag);
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_FACET_REMOVED);
	bool row = true;
	cursor_bind_int(&cursor, facet);
	while (!failed && !(failed = cursor_next(&cursor, &row, diag)) && row)
		if (article_id_valid(cursor_int(&cursor, 0)))
			bits_put(ret_ids, (size_t)cursor_int(&cursor, 0));
	return failed;
}

void store_watch(struct store *store, const struct store_watcher *watcher)
{
	store->watcher = watcher ? *watcher : (struct store_watcher){.step = NULL};
}

static int tell(struct store *store, size_t done, size_t total, struct diag *diag)
{
	const struct store_watcher *watcher = &store->watcher;
	if (!watcher->step || total <= watcher->each || done % watcher->each != 0 ||
	    watcher->step(watcher->context, done, total))
		return 0;
	return diag_set(diag, STORE_E_STOPPED,
			"stopped at %zu of %zu articles: nothing was changed", done, total);
}

static int refresh_everywhere(struct store *store, const struct entity *entity, struct diag *diag)
{
	struct bits ids CLEANUP(bits_done) = {.n = 0};
	int failed = touched(store, entity, &ids, diag);
	size_t done = 0, total = bits_count(&ids);
	for (size_t id = bits_next(&ids, 0); id != SIZE_MAX && !failed;
	     id = bits_next(&ids, id + 1)) {
		failed = tell(store, done++, total, diag);
		if (!failed)
			failed = refresh(store, (int64_t)id, diag);
	}
	return failed;
}

int edit_correct(struct store *store, struct edit *edit, struct arena *arena, bool *ret_changed,
		 struct diag *diag)
{
	struct correction *correction = correction_copy(edit->correction, arena);
	if (correction->article != edit->article)
		return err_origin(diag, "a correction of another article");
	if (!correction_complete(correction, arena, diag))
		return ERR_FATAL;
	edit->correction = correction;
	int failed = row_put(store, correction, edit->on, ret_changed, diag);
	if (failed || !*ret_changed)
		return failed;
	if (correction->article)
		return refresh(store, correction->article, diag);
	everywhere_drop(&store->everywhere);
	return refresh_everywhere(store, &correction->entity, diag);
}

int store_corrections(struct store *store, int64_t article, struct arena *arena,
		      struct correction **ret_corrections, size_t *ret_n, struct diag *diag)
{
	struct correction_row *rows;
	size_t n, n_live = 0;
	bool own;
	int failed = transaction_read(store, &own, diag);
	if (failed)
		return failed;
	if (article)
		failed = article_check(store, article, diag);
	if (!failed)
		failed = correction_rows(store, article, arena, &rows, &n, diag);
	transaction_read_end(store, own);
	if (failed)
		return failed;
	*ret_corrections = arena_new(arena, n, sizeof **ret_corrections);
	for (size_t i = 0; i < n; i++)
		if (rows[i].live)
			(*ret_corrections)[n_live++] = rows[i].correction;
	*ret_n = n_live;
	return 0;
}
