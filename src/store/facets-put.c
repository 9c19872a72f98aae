/*
 * Keeps the relation that says by which values an article is found. Only link_set() and
 * link_remove() write to it.
 */
#include "correct.h"
#include "links.h"
#include "private.h"
#include "put.h"

enum { FACET_IDS_MAXIMUM = 1 << 16 /* remembered, some 10 MB */ };

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

/* *ret_id stays as it is if there is one already. */
static int facet_make(struct store *store, const struct link *link, int64_t *ret_id,
		      struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_FACET_ADD);
	cursor_bind_int(&cursor, link->facet);
	cursor_bind_text(&cursor, link_key(link));
	cursor_bind_text(&cursor, link->value);
	int failed = cursor_run(&cursor, diag);
	if (failed || !sqlite3_changes(store->db))
		return failed;
	*ret_id = sqlite3_last_insert_rowid(store->db);
	pending_new(&store->pending, chunk_set(CHUNK_FACET, *ret_id));
	return 0;
}

static void remember(struct facet_ids *ids, struct str name, int64_t id)
{
	if (ids->map.n >= FACET_IDS_MAXIMUM)
		facet_ids_clear(ids);
	if (id <= UINT32_MAX)
		*map_put(&ids->map, str_copy(&ids->arena, name), NULL) = (uint32_t)id;
}

/* The id of a link's facet, which is made if there is none, as of most that are not remembered. */
static int facet_id(struct store *store, const struct link *link, int64_t *ret_id,
		    struct diag *diag)
{
	const uint32_t *known = map_get(&store->facet_ids.map, link->name);
	int64_t id = known ? *known : 0;
	int failed = 0;
	if (id == 0)
		failed = facet_make(store, link, &id, diag);
	if (!failed && id == 0)
		failed = facet_find_id(store, link->facet, link_key(link), &id, diag);
	if (failed)
		return failed;
	if (!known)
		remember(&store->facet_ids, link->name, id);
	*ret_id = id;
	return 0;
}

static unsigned tell_of(enum facet facet)
{
	return facet_cached(facet) ? PENDING_TELL : 0;
}

static int link_set(struct store *store, const struct link *link, int64_t article,
		    struct diag *diag)
{
	int64_t facet = 0;
	int failed = facet_id(store, link, &facet, diag);
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

int links_put(struct store *store, const struct links *links, int64_t id, struct diag *diag)
{
	int failed = 0;
	for (size_t i = 0; i < links->n && !failed; i++)
		failed = link_set(store, &links->items[i], id, diag);
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
	struct map map CLEANUP(map_done) = {.n = 0};
	bool row = true;
	int failed;
	for (size_t i = 0; i < links->n; i++)
		*map_put(&map, links->items[i].name, NULL) = (uint32_t)i;
	cursor_bind_int(&cursor, id);
	while (!(failed = cursor_next(&cursor, &row, diag)) && row) {
		enum facet facet = (enum facet)cursor_int(&cursor, 1);
		const uint32_t *index =
			map_get(&map, link_name(facet, cursor_text(&cursor, 2), &arena));
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

int facets_check(struct store *store, const struct corrected *corrected, int64_t id, bool *ret_true,
		 struct diag *diag)
{
	struct arena arena CLEANUP(arena_done) = {0};
	struct links links;
	struct stale stale = {.n = 0};
	links_make(corrected, &arena, &links);
	bool *done = mem_new(links.n, sizeof *done);
	int failed = compare_stored(store, &links, id, done, &stale, diag);
	bool true_to_it = stale.n == 0;
	for (size_t i = 0; i < links.n; i++)
		true_to_it = true_to_it && done[i];
	if (!failed)
		*ret_true = true_to_it;
	mem_free(done);
	mem_free(stale.links);
	return failed;
}

int facets_update(struct store *store, const struct corrected *corrected, int64_t id,
		  struct diag *diag)
{
	struct arena arena CLEANUP(arena_done) = {0};
	struct links links;
	struct stale stale = {.n = 0};
	links_make(corrected, &arena, &links);
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
	return failed;
}
