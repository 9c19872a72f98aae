/*
 * Knows by which values an article can be filtered, and keeps the relation that says so. Only
 * link_set() and link_remove() write to it.
 */
#include "correct.h"
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

enum facet entity_facet(const struct entity *entity, struct str *ret_value)
{
	bool by_id = entity->kind == ENTITY_PARTY || entity->kind == ENTITY_STATE;
	*ret_value = by_id || entity->name.n == 0 ? entity->id : entity->name;
	return facet_of[entity->kind];
}

/* The column `how`. */
enum how { HOW_FOUND, HOW_BY_HAND, HOW_REMOVED };

struct link {
	enum facet facet;
	struct str key, value;
	enum how how;
	unsigned mentions;
};

/* What an article is found by, each value once. */
struct links {
	struct arena arena;
	struct map map; /* facet and key → index */
	struct link *items;
	size_t n, capacity;
};

static void links_done(struct links *links)
{
	mem_free(links->items);
	map_done(&links->map);
	arena_done(&links->arena);
}

static struct str link_name(enum facet facet, struct str key, struct arena *arena)
{
	return str_printf(arena, "%c%.*s", 'a' + (int)facet, STR_ARG(key));
}

/* Two persons of one article may have the same role; what is there outranks what was removed. */
static void link_add(struct links *links, enum facet facet, struct str value, enum how how,
		     unsigned mentions)
{
	struct str key = facet_key(facet, value, &links->arena);
	bool new;
	if (!value.n)
		return;
	uint32_t *index = map_put(&links->map, link_name(facet, key, &links->arena), &new);
	if (new) {
		links->items = mem_grow(links->items, &links->capacity, links->n + 1,
					sizeof *links->items);
		*index = (uint32_t)links->n;
		links->items[links->n++] = (struct link){facet, key, value, how, mentions};
	} else if (how != HOW_REMOVED) {
		struct link *link = &links->items[*index];
		link->how = how == HOW_BY_HAND ? how : link->how;
		link->mentions += mentions;
	}
}

static void links_make(struct links *links, const struct corrected *corrected)
{
	const struct article *article = &corrected->article;
	struct str value;
	*links = (struct links){.n = 0};
	for (size_t i = 0; i < article->n_entities; i++) {
		const struct entity *entity = &article->entities[i];
		enum how how = entity->by_hand ? HOW_BY_HAND : HOW_FOUND;
		enum facet facet = entity_facet(entity, &value);
		link_add(links, facet, value, how, entity->mentions);
		if (entity->kind == ENTITY_PERSON)
			link_add(links, FACET_ROLE, entity->role, how, entity->mentions);
	}
	link_add(links, FACET_OUTLET, article->outlet, HOW_FOUND, 1);
	for (size_t i = 0; i < corrected->n_removed; i++) {
		enum facet facet = entity_facet(&corrected->removed[i], &value);
		link_add(links, facet, value, HOW_REMOVED, 0);
	}
}

int facet_find_id(struct store *store, enum facet facet, struct str key, int64_t *ret_id,
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

static int facet_make(struct store *store, const struct link *link, int64_t *ret_id,
		      struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_FACET_ADD);
	cursor_bind_int(&cursor, link->facet);
	cursor_bind_text(&cursor, link->key);
	cursor_bind_text(&cursor, link->value);
	int failed = cursor_run(&cursor, diag);
	if (!failed)
		*ret_id = sqlite3_last_insert_rowid(store->db);
	return failed;
}

static unsigned tell_of(enum facet facet)
{
	return facet_cached(facet) ? PENDING_TELL : 0;
}

static int link_set(struct store *store, const struct link *link, int64_t article,
		    struct diag *diag)
{
	int64_t facet = 0;
	int failed = facet_find_id(store, link->facet, link->key, &facet, diag);
	if (!failed && facet == 0)
		failed = facet_make(store, link, &facet, diag);
	if (failed)
		return failed;
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_ARTICLE_FACET_SET);
	cursor_bind_int(&cursor, article);
	cursor_bind_int(&cursor, facet);
	cursor_bind_int(&cursor, link->how);
	cursor_bind_int(&cursor, link->mentions);
	pending_put(&store->pending, chunk_set(CHUNK_FACET, facet), article,
		    (link->how == HOW_REMOVED ? 0 : PENDING_IN) | tell_of(link->facet));
	return cursor_run(&cursor, diag);
}

static int link_remove(struct store *store, enum facet kind, int64_t facet, int64_t article,
		       struct diag *diag)
{
	pending_put(&store->pending, chunk_set(CHUNK_FACET, facet), article, tell_of(kind));
	struct cursor cursor CLEANUP(cursor_done) =
		cursor_open(store, STATEMENT_ARTICLE_FACET_REMOVE);
	cursor_bind_int(&cursor, article);
	cursor_bind_int(&cursor, facet);
	return cursor_run(&cursor, diag);
}

int facets_put(struct store *store, const struct corrected *corrected, int64_t id,
	       struct diag *diag)
{
	struct links links;
	int failed = 0;
	links_make(&links, corrected);
	for (size_t i = 0; i < links.n && !failed; i++)
		failed = link_set(store, &links.items[i], id, diag);
	links_done(&links);
	return failed;
}

/* What is in the store and shall not be any more; what is there as it shall be needs no writing. */
struct stale {
	struct stale_link {
		int64_t facet;
		enum facet kind;
	} * links;
	size_t n, capacity;
};

static int compare_stored(struct store *store, const struct links *links, int64_t id, bool *done,
			  struct stale *stale, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_FACETS_OF);
	struct arena arena CLEANUP(arena_done) = {0};
	bool row = true;
	int failed;
	cursor_bind_int(&cursor, id);
	while (!(failed = cursor_next(&cursor, &row, diag)) && row) {
		enum facet facet = (enum facet)cursor_int(&cursor, 1);
		const uint32_t *index =
			map_get(&links->map, link_name(facet, cursor_text(&cursor, 2), &arena));
		const struct link *link = index ? &links->items[*index] : NULL;
		if (link) {
			done[*index] = link->how == (enum how)cursor_int(&cursor, 3) &&
				       link->mentions == cursor_int(&cursor, 4);
		} else {
			stale->links = mem_grow(stale->links, &stale->capacity, stale->n + 1,
						sizeof *stale->links);
			stale->links[stale->n++] =
				(struct stale_link){cursor_int(&cursor, 0), facet};
		}
	}
	return failed;
}

static int state_set(struct store *store, struct str state, int64_t id, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_ARTICLE_STATE_SET);
	cursor_bind_int(&cursor, id);
	cursor_bind_text(&cursor, state);
	return cursor_run(&cursor, diag);
}

struct str primary_state(const struct article *article)
{
	for (size_t i = 0; i < article->n_entities; i++)
		if (article->entities[i].kind == ENTITY_STATE && article->entities[i].primary)
			return article->entities[i].id;
	return STR_EMPTY;
}

int facets_check(struct store *store, const struct corrected *corrected, int64_t id, bool *ret_true,
		 struct diag *diag)
{
	struct links links;
	struct stale stale = {.n = 0};
	links_make(&links, corrected);
	bool *done = mem_new(links.n, sizeof *done);
	int failed = compare_stored(store, &links, id, done, &stale, diag);
	bool true_to_it = stale.n == 0;
	for (size_t i = 0; i < links.n; i++)
		true_to_it = true_to_it && done[i];
	if (!failed)
		*ret_true = true_to_it;
	mem_free(done);
	mem_free(stale.links);
	links_done(&links);
	return failed;
}

int facets_update(struct store *store, const struct corrected *corrected, int64_t id,
		  struct diag *diag)
{
	struct links links;
	struct stale stale = {.n = 0};
	links_make(&links, corrected);
	bool *done = mem_new(links.n, sizeof *done);
	int failed = compare_stored(store, &links, id, done, &stale, diag);
	for (size_t i = 0; i < stale.n && !failed; i++)
		failed = link_remove(store, stale.links[i].kind, stale.links[i].facet, id, diag);
	for (size_t i = 0; i < links.n && !failed; i++)
		if (!done[i])
			failed = link_set(store, &links.items[i], id, diag);
	if (!failed)
		failed = state_set(store, primary_state(&corrected->article), id, diag);
	mem_free(done);
	mem_free(stale.links);
	links_done(&links);
	return failed;
}
