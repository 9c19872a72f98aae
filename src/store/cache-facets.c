/* Knows how the values of facets and their articles come into memory: see cache.h. */
#include "condition.h"
#include "private.h"

bool facet_cached(enum facet facet)
{
	return facet == FACET_PARTY || facet == FACET_STATE || facet == FACET_TAG ||
	       facet == FACET_OUTLET;
}

void values_drop(struct facet_values *values)
{
	for (size_t i = 0; i < values->n; i++)
		members_done(&values->values[i].members);
	mem_free(values->values);
	arena_done(&values->arena);
	*values = (struct facet_values){.values = NULL};
}

static int64_t set_of(enum facet facet, int64_t value)
{
	return chunk_set(facet == FACET_TAG ? CHUNK_TAG : CHUNK_FACET, value);
}

/* Columns: id, value, key. */
static struct facet_value *value_add(struct facet_values *values, const struct cursor *cursor)
{
	values->values =
		mem_grow(values->values, &values->capacity, values->n + 1, sizeof *values->values);
	values->values[values->n] = (struct facet_value){
		.id = cursor_int(cursor, 0),
		.value = str_copy(&values->arena, cursor_text(cursor, 1)),
		.key = str_copy(&values->arena, cursor_text(cursor, 2)),
	};
	return &values->values[values->n++];
}

/* Tags are made by hand and have a table of their own. */
int cache_values(struct store *store, enum facet facet, struct diag *diag)
{
	struct facet_values *values = &store->cache.facets[facet];
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(
		store, facet == FACET_TAG ? STATEMENT_TAG_VALUES : STATEMENT_FACET_VALUES);
	bool row = true;
	int failed = 0;
	if (values->listed)
		return 0;
	values_drop(values);
	if (facet != FACET_TAG)
		cursor_bind_int(&cursor, facet);
	while (!(failed = cursor_next(&cursor, &row, diag)) && row)
		value_add(values, &cursor);
	values->listed = !failed;
	return failed;
}

int cache_articles(struct store *store, enum facet facet, struct facet_value *value,
		   struct diag *diag)
{
	if (value->loaded)
		return 0;
	int failed = members_load(&value->members, store, set_of(facet, value->id), diag);
	value->loaded = !failed;
	return failed;
}

int cache_all_articles(struct store *store, enum facet facet, struct diag *diag)
{
	struct facet_values *values = &store->cache.facets[facet];
	int failed = cache_values(store, facet, diag);
	for (size_t i = 0; i < values->n && !failed; i++)
		failed = cache_articles(store, facet, &values->values[i], diag);
	return failed;
}

struct facet_value *values_find(const struct facet_values *values, int64_t id)
{
	for (size_t i = 0; i < values->n; i++)
		if (values->values[i].id == id)
			return &values->values[i];
	return NULL;
}

/* One that nobody had when the values were listed. Its articles are loaded when they are needed. */
static int value_meet(struct store *store, bool is_tag, int64_t id, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) =
		cursor_open(store, is_tag ? STATEMENT_TAG_BY_ID : STATEMENT_FACET_BY_ID);
	bool row;
	cursor_bind_int(&cursor, id);
	int failed = cursor_next(&cursor, &row, diag);
	if (failed || !row)
		return failed;
	int64_t facet = is_tag ? FACET_TAG : cursor_int(&cursor, 3);
	if (facet >= 0 && facet < N_FACETS && store->cache.facets[facet].listed)
		value_add(&store->cache.facets[facet], &cursor);
	return 0;
}

/* Ids of facets are of one table, so no two kinds have the same. */
static struct facet_value *value_of(struct cache *cache, bool is_tag, int64_t id)
{
	struct facet_value *value = NULL;
	for (size_t i = 0; i < N_FACETS && !value; i++)
		if ((i == FACET_TAG) == is_tag)
			value = values_find(&cache->facets[i], id);
	return value;
}

int values_sync(struct store *store, int64_t row, struct diag *diag)
{
	int64_t set = chunk_row_set(row), id = chunk_value(set);
	bool is_tag = chunk_space(set) == CHUNK_TAG;
	struct facet_value *value = value_of(&store->cache, is_tag, id);
	struct chunk chunk;
	if (!value)
		return value_meet(store, is_tag, id, diag);
	if (!value->loaded)
		return 0;
	int failed = chunk_read(store, row, &chunk, diag);
	if (!failed)
		members_replace(&value->members, chunk_row_number(row), &chunk);
	return failed;
}
