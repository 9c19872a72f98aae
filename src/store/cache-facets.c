/* Knows how the values of facets and their articles come into memory: see cache.h. */
#include "condition.h"
#include "private.h"

/* Tags are made by hand and have tables of their own; everything else is one relation. */
static const struct facet_source {
	enum statement values, one, all;
	bool by_kind;
} found = {STATEMENT_FACET_VALUES, STATEMENT_FACET_ARTICLES, STATEMENT_FACET_ALL_ARTICLES, true},
  tags = {STATEMENT_TAG_VALUES, STATEMENT_TAG_ARTICLES, STATEMENT_TAG_ALL_ARTICLES, false};

static const struct facet_source *source_of(enum facet facet)
{
	return facet == FACET_TAG ? &tags : &found;
}

int cache_values(struct store *store, enum facet facet, struct diag *diag)
{
	struct facet_values *values = &store->cache.facets[facet];
	const struct facet_source *source = source_of(facet);
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, source->values);
	bool row = true;
	int failed = 0;
	if (values->listed)
		return 0;
	values->n = 0;
	if (source->by_kind)
		cursor_bind_int(&cursor, facet);
	while (!(failed = cursor_next(&cursor, &row, diag)) && row) {
		values->values = mem_grow(values->values, &values->capacity, values->n + 1,
					  sizeof *values->values);
		values->values[values->n++] = (struct facet_value){
			.id = cursor_int(&cursor, 0),
			.value = str_copy(&values->arena, cursor_text(&cursor, 1)),
			.key = str_copy(&values->arena, cursor_text(&cursor, 2)),
		};
	}
	values->listed = !failed;
	return failed;
}

static void value_add(struct facet_value *value, uint32_t article)
{
	value->articles =
		mem_grow(value->articles, &value->capacity, value->n + 1, sizeof *value->articles);
	value->articles[value->n++] = article;
}

/* From one article in 32 on, a bitset is smaller than the array. */
static void value_settle(struct facet_value *value, size_t n_articles)
{
	value->loaded = true;
	if (value->n < n_articles / 32)
		return;
	for (size_t i = 0; i < value->n; i++)
		bits_put(&value->set, value->articles[i]);
	value->articles = mem_free(value->articles);
	value->n = value->capacity = 0;
}

static int article_column(struct cursor *cursor, int column, struct facet_value *value,
			  struct diag *diag)
{
	int64_t id = cursor_int(cursor, column);
	if (!article_id_valid(id))
		return store_damaged(cursor->store, "a facet has an impossible article", diag);
	value_add(value, (uint32_t)id);
	return 0;
}

int cache_articles(struct store *store, enum facet facet, struct facet_value *value,
		   struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, source_of(facet)->one);
	bool row = true;
	int failed = 0;
	if (value->loaded)
		return 0;
	value->n = 0;
	cursor_bind_int(&cursor, value->id);
	while (!failed && !(failed = cursor_next(&cursor, &row, diag)) && row)
		failed = article_column(&cursor, 0, value, diag);
	if (!failed)
		value_settle(value, store->cache.n);
	return failed;
}

/* Rows come in the order of the values, so one walk meets them all. */
int cache_all_articles(struct store *store, enum facet facet, struct diag *diag)
{
	struct facet_values *values = &store->cache.facets[facet];
	const struct facet_source *source = source_of(facet);
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, source->all);
	bool row = true;
	int failed = cache_values(store, facet, diag);
	size_t at = 0;
	if (failed || values->filled)
		return failed;
	for (size_t i = 0; i < values->n; i++)
		if (!values->values[i].loaded)
			values->values[i].n = 0;
	if (source->by_kind)
		cursor_bind_int(&cursor, facet);
	while (!failed && !(failed = cursor_next(&cursor, &row, diag)) && row) {
		int64_t id = cursor_int(&cursor, 0);
		while (at < values->n && values->values[at].id != id)
			at++;
		if (at < values->n && !values->values[at].loaded)
			failed = article_column(&cursor, 1, &values->values[at], diag);
	}
	for (size_t i = 0; i < values->n && !failed; i++)
		if (!values->values[i].loaded)
			value_settle(&values->values[i], store->cache.n);
	values->filled = !failed;
	return failed;
}

size_t facet_value_count(const struct facet_value *value, const struct bits *set)
{
	size_t count = bits_count_and(&value->set, set);
	for (size_t i = 0; i < value->n; i++)
		count += bits_have(set, value->articles[i]);
	return count;
}

void facet_value_or(const struct facet_value *value, struct bits *set)
{
	bits_or(set, &value->set);
	for (size_t i = 0; i < value->n; i++)
		bits_put(set, value->articles[i]);
}
