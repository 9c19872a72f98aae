/* Knows how corrections lie in their table, and which of them concern an article. */
#include <stdlib.h>

#include "condition.h"
#include "correct.h"
#include "private.h"

/* Columns of corrections-of.sql. */
enum {
	OF_ID,
	OF_LIVE,
	OF_ARTICLE,
	OF_WHAT,
	OF_KIND,
	OF_KEY,
	OF_NAME,
	OF_ANCHORED,
	OF_FIELD,
	OF_PARAGRAPH,
	OF_START,
	OF_STOP,
	OF_BEFORE,
	OF_WORDS,
	OF_BEHIND,
	OF_TO_KIND,
	OF_TO_KEY,
	OF_TO_NAME,
	OF_ROLE,
	OF_PARTY,
	OF_STATE,
	OF_PLACE_KIND,
	OF_MAIN,
	OF_SETS
};

static struct str text_column(const struct cursor *cursor, int column, struct arena *arena)
{
	return str_copy(arena, cursor_text(cursor, column));
}

static struct anchor anchor_columns(const struct cursor *cursor, struct arena *arena)
{
	return (struct anchor){
		.field = (enum field)cursor_int(cursor, OF_FIELD),
		.paragraph = (uint32_t)cursor_int(cursor, OF_PARAGRAPH),
		.start = (uint32_t)cursor_int(cursor, OF_START),
		.end = (uint32_t)cursor_int(cursor, OF_STOP),
		.before = text_column(cursor, OF_BEFORE, arena),
		.words = text_column(cursor, OF_WORDS, arena),
		.behind = text_column(cursor, OF_BEHIND, arena),
	};
}

static bool below(const struct cursor *cursor, int column, int64_t limit)
{
	int64_t number = cursor_int(cursor, column);
	return number >= 0 && number < limit;
}

static bool row_good(const struct cursor *cursor)
{
	return below(cursor, OF_WHAT, N_CORRECTION_KINDS) &&
	       below(cursor, OF_KIND, N_ENTITY_KINDS) &&
	       below(cursor, OF_TO_KIND, N_ENTITY_KINDS) && below(cursor, OF_FIELD, N_FIELDS) &&
	       below(cursor, OF_PARAGRAPH, UINT32_MAX) && below(cursor, OF_START, UINT32_MAX) &&
	       below(cursor, OF_STOP, UINT32_MAX) && below(cursor, OF_SETS, UINT32_MAX);
}

static int row_read(const struct cursor *cursor, struct arena *arena, struct correction_row *row,
		    struct diag *diag)
{
	if (!row_good(cursor))
		return store_damaged(cursor->store, "a correction does not read", diag);
	*row = (struct correction_row){
		.live = cursor_int(cursor, OF_LIVE) != 0,
		.correction = {
			.id = cursor_int(cursor, OF_ID),
			.article = cursor_int(cursor, OF_ARTICLE),
			.what = (enum correction_kind)cursor_int(cursor, OF_WHAT),
			.entity = {.kind = (enum entity_kind)cursor_int(cursor, OF_KIND),
				   .id = text_column(cursor, OF_KEY, arena),
				   .name = text_column(cursor, OF_NAME, arena)},
			.anchored = cursor_int(cursor, OF_ANCHORED) != 0,
			.anchor = anchor_columns(cursor, arena),
			.to = {.kind = (enum entity_kind)cursor_int(cursor, OF_TO_KIND),
			       .id = text_column(cursor, OF_TO_KEY, arena),
			       .name = text_column(cursor, OF_TO_NAME, arena),
			       .role = text_column(cursor, OF_ROLE, arena),
			       .party = text_column(cursor, OF_PARTY, arena),
			       .state = text_column(cursor, OF_STATE, arena),
			       .place_kind = text_column(cursor, OF_PLACE_KIND, arena),
			       .primary = cursor_int(cursor, OF_MAIN) != 0},
			.sets = (unsigned)cursor_int(cursor, OF_SETS),
		}};
	return 0;
}

int correction_rows(struct store *store, int64_t article, struct arena *arena,
		    struct correction_row **ret_rows, size_t *ret_n, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_CORRECTIONS_OF);
	struct correction_row *rows = NULL;
	size_t n = 0, capacity = 0;
	bool row = true;
	int failed;
	cursor_bind_int(&cursor, article);
	while (!(failed = cursor_next(&cursor, &row, diag)) && row) {
		rows = mem_grow(rows, &capacity, n + 1, sizeof *rows);
		failed = row_read(&cursor, arena, &rows[n++], diag);
		if (failed)
			break;
	}
	if (!failed) {
		*ret_rows = arena_new(arena, n, sizeof *rows);
		for (size_t i = 0; i < n; i++)
			(*ret_rows)[i] = rows[i];
		*ret_n = n;
	}
	mem_free(rows);
	return failed;
}

void everywhere_drop(struct everywhere *everywhere)
{
	map_done(&everywhere->first);
	arena_done(&everywhere->arena);
	*everywhere = (struct everywhere){.loaded = false};
}

static struct str entity_key(const struct entity *entity, struct arena *arena)
{
	return str_printf(arena, "%c%.*s", 'a' + (int)entity->kind, STR_ARG(entity->id));
}

static void everywhere_index(struct everywhere *everywhere)
{
	everywhere->next = arena_new(&everywhere->arena, everywhere->n, sizeof *everywhere->next);
	for (size_t i = 0; i < everywhere->n; i++) {
		struct str key =
			entity_key(&everywhere->rows[i].correction.entity, &everywhere->arena);
		uint32_t *first = map_put(&everywhere->first, key, NULL);
		everywhere->next[i] = *first;
		*first = (uint32_t)i + 1;
	}
}

static int data_version(struct store *store, int64_t *ret_version, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_DATA_VERSION);
	bool row;
	int failed = cursor_next(&cursor, &row, diag);
	if (!failed)
		*ret_version = row ? cursor_int(&cursor, 0) : 0;
	return failed;
}

int everywhere_load(struct store *store, struct diag *diag)
{
	struct everywhere *everywhere = &store->everywhere;
	int64_t version = 0;
	int failed = data_version(store, &version, diag);
	if (failed || (everywhere->loaded && everywhere->data_version == version))
		return failed;
	everywhere_drop(everywhere);
	failed = correction_rows(store, 0, &everywhere->arena, &everywhere->rows, &everywhere->n,
				 diag);
	if (failed)
		return failed;
	size_t n = 0;
	for (size_t i = 0; i < everywhere->n; i++)
		if (everywhere->rows[i].live)
			everywhere->rows[n++] = everywhere->rows[i];
	everywhere->n = n;
	everywhere_index(everywhere);
	everywhere->data_version = version;
	everywhere->loaded = true;
	return 0;
}

/* The rows that concern an article, while they are collected. */
struct gathering {
	const struct everywhere *everywhere;
	struct arena *arena;
	bool *taken;                 /* beside each row of everywhere */
	struct correction_row *rows; /* their texts are borrowed */
	size_t n, capacity;
};

/* What an entity becomes may be corrected in its turn. */
static void gather_entity(struct gathering *gathering, const struct entity *entity)
{
	const struct everywhere *everywhere = gathering->everywhere;
	struct str key = entity_key(entity, gathering->arena);
	const uint32_t *first = map_get(&everywhere->first, key);
	for (uint32_t i = first ? *first : 0; i; i = everywhere->next[i - 1]) {
		if (gathering->taken[i - 1])
			continue;
		gathering->taken[i - 1] = true;
		gathering->rows = mem_grow(gathering->rows, &gathering->capacity, gathering->n + 1,
					   sizeof *gathering->rows);
		gathering->rows[gathering->n++] = everywhere->rows[i - 1];
	}
}

static int compare_rows(const void *a, const void *b)
{
	const struct correction_row *x = a, *y = b;
	int64_t left = x->correction.id, right = y->correction.id;
	return (left > right) - (left < right);
}

static void gather_all(struct gathering *gathering, const struct article *found,
		       const struct correction_row *local, size_t n_local)
{
	for (size_t i = 0; i < n_local; i++) {
		if (!local[i].live)
			continue;
		gathering->rows = mem_grow(gathering->rows, &gathering->capacity, gathering->n + 1,
					   sizeof *gathering->rows);
		gathering->rows[gathering->n++] = local[i];
	}
	if (gathering->everywhere->n) {
		for (size_t i = 0; i < found->n_entities; i++)
			gather_entity(gathering, &found->entities[i]);
		for (size_t i = 0; i < gathering->n; i++) {
			struct entity to = gathering->rows[i].correction.to; /* rows may move */
			gather_entity(gathering, &to);
		}
	}
	if (gathering->n)
		qsort(gathering->rows, gathering->n, sizeof *gathering->rows, compare_rows);
}

int corrections_gather(struct store *store, const struct article *found, struct arena *arena,
		       struct correction **ret_corrections, size_t *ret_n, struct diag *diag)
{
	struct correction_row *local = NULL;
	size_t n_local = 0;
	int failed = everywhere_load(store, diag);
	if (!failed && found->id)
		failed = correction_rows(store, found->id, arena, &local, &n_local, diag);
	if (failed)
		return failed;
	struct gathering gathering = {.everywhere = &store->everywhere, .arena = arena};
	gathering.taken = arena_new(arena, store->everywhere.n, sizeof *gathering.taken);
	gather_all(&gathering, found, local, n_local);
	*ret_corrections = arena_new(arena, gathering.n, sizeof **ret_corrections);
	for (size_t i = 0; i < gathering.n; i++)
		(*ret_corrections)[i] = *correction_copy(&gathering.rows[i].correction, arena);
	*ret_n = gathering.n;
	mem_free(gathering.rows);
	return 0;
}
