/* Knows by which values an article can be filtered, and writes them. */
#include "private.h"
#include "put.h"
#include "surkhi/text/fold.h"

static const enum facet facet_of[] = {
	[ENTITY_PARTY] = FACET_PARTY,
	[ENTITY_STATE] = FACET_STATE,
	[ENTITY_PERSON] = FACET_PERSON,
	[ENTITY_PLACE] = FACET_PLACE,
	[ENTITY_ORGANISATION] = FACET_ORGANISATION,
};
_Static_assert(sizeof facet_of / sizeof *facet_of == N_ENTITY_KINDS, "each kind has a facet");

struct str facet_key(enum facet facet, struct str value, struct arena *arena)
{
	if (facet == FACET_PARTY || facet == FACET_STATE || facet == FACET_TAG)
		return value;
	return fold_copy(arena, value);
}

static int facet_find_id(struct store *store, enum facet facet, struct str key, int64_t *ret_id,
			 struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_FACET_FIND);
	bool row;
	cursor_bind_int(&cursor, facet);
	cursor_bind_text(&cursor, key);
	int failed = cursor_next(&cursor, &row, diag);
	if (!failed)
		*ret_id = row ? cursor_int(&cursor, 0) : 0;
	return failed;
}

static int facet_make(struct store *store, enum facet facet, struct str key, struct str value,
		      struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_FACET_ADD);
	cursor_bind_int(&cursor, facet);
	cursor_bind_text(&cursor, key);
	cursor_bind_text(&cursor, value);
	return cursor_run(&cursor, diag);
}

struct link {
	int64_t article;
	enum facet facet;
	struct str value;
	unsigned mentions;
};

static int link_put(struct store *store, const struct link *link, struct diag *diag)
{
	struct arena arena = {0};
	struct str key = facet_key(link->facet, link->value, &arena);
	int64_t facet = 0;
	int failed = facet_find_id(store, link->facet, key, &facet, diag);
	if (!failed && facet == 0) {
		failed = facet_make(store, link->facet, key, link->value, diag);
		facet = sqlite3_last_insert_rowid(store->db);
	}
	arena_done(&arena);
	if (failed)
		return failed;
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_ARTICLE_FACET_ADD);
	cursor_bind_int(&cursor, facet);
	cursor_bind_int(&cursor, link->article);
	cursor_bind_int(&cursor, link->mentions);
	return cursor_run(&cursor, diag);
}

enum facet entity_facet(const struct entity *entity, struct str *ret_value)
{
	bool by_id = entity->kind == ENTITY_PARTY || entity->kind == ENTITY_STATE;
	*ret_value = by_id || entity->name.n == 0 ? entity->id : entity->name;
	return facet_of[entity->kind];
}

int facets_put(struct store *store, const struct article *article, int64_t id, struct diag *diag)
{
	int failed = 0;
	for (size_t i = 0; i < article->n_entities && !failed; i++) {
		const struct entity *entity = &article->entities[i];
		struct link named = {.article = id, .mentions = entity->mentions};
		named.facet = entity_facet(entity, &named.value);
		struct link role = {id, FACET_ROLE, entity->role, entity->mentions};
		if (named.value.n)
			failed = link_put(store, &named, diag);
		if (!failed && entity->kind == ENTITY_PERSON && role.value.n)
			failed = link_put(store, &role, diag);
	}
	struct link outlet = {id, FACET_OUTLET, article->outlet, 1};
	return failed || outlet.value.n == 0 ? failed : link_put(store, &outlet, diag);
}
