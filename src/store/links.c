/* Knows by which values an article can be filtered. */
#include "links.h"

#include "correct.h"
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

struct str primary_state(const struct article *article)
{
	for (size_t i = 0; i < article->n_entities; i++)
		if (article->entities[i].kind == ENTITY_STATE && article->entities[i].primary)
			return article->entities[i].id;
	return STR_EMPTY;
}

struct str link_name(enum facet facet, struct str key, struct arena *arena)
{
	char *name = arena_new(arena, key.n + 2, 1);
	name[0] = (char)('a' + (int)facet);
	if (key.n)
		memcpy(name + 1, key.s, key.n);
	return (struct str){name, key.n + 1};
}

struct str link_key(const struct link *link)
{
	return str_slice(link->name, 1, link->name.n);
}

struct collection {
	struct arena *arena;
	struct map map; /* name → index */
	struct link *items;
	size_t n, capacity;
};

/* Two persons of one article may have the same role; what is there outranks what was removed. */
static void link_add(struct collection *links, enum facet facet, struct str value, enum how how,
		     unsigned mentions)
{
	if (!value.n)
		return;
	bool new;
	struct str name = link_name(facet, facet_key(facet, value, links->arena), links->arena);
	uint32_t *index = map_put(&links->map, name, &new);
	if (new) {
		links->items = mem_grow(links->items, &links->capacity, links->n + 1,
					sizeof *links->items);
		*index = (uint32_t)links->n;
		links->items[links->n++] =
			(struct link){facet, name, str_copy(links->arena, value), how, mentions};
	} else if (how != HOW_REMOVED) {
		struct link *link = &links->items[*index];
		link->how = how == HOW_BY_HAND ? how : link->how;
		link->mentions += mentions;
	}
}

void links_make(const struct corrected *corrected, struct arena *arena, struct links *ret_links)
{
	const struct article *article = &corrected->article;
	struct collection links = {.arena = arena};
	struct str value;
	for (size_t i = 0; i < article->n_entities; i++) {
		const struct entity *entity = &article->entities[i];
		enum how how = entity->by_hand ? HOW_BY_HAND : HOW_FOUND;
		enum facet facet = entity_facet(entity, &value);
		link_add(&links, facet, value, how, entity->mentions);
		if (entity->kind == ENTITY_PERSON)
			link_add(&links, FACET_ROLE, entity->role, how, entity->mentions);
	}
	link_add(&links, FACET_OUTLET, article->outlet, HOW_FOUND, 1);
	for (size_t i = 0; i < corrected->n_removed; i++) {
		enum facet facet = entity_facet(&corrected->removed[i], &value);
		link_add(&links, facet, value, HOW_REMOVED, 0);
	}
	ret_links->n = links.n;
	ret_links->items = arena_new(arena, links.n, sizeof *links.items);
	for (size_t i = 0; i < links.n; i++)
		ret_links->items[i] = links.items[i];
	mem_free(links.items);
	map_done(&links.map);
}

void facet_ids_clear(struct facet_ids *ids)
{
	map_done(&ids->map);
	arena_done(&ids->arena);
}
