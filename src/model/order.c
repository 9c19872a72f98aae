/* Knows in which order an article lists what it names. */
#include "order.h"

#include <stdlib.h>

struct ranked {
	const struct entity *entity;
	uint32_t index;
};

static int compare_entities(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	if (x->entity->kind != y->entity->kind)
		return x->entity->kind < y->entity->kind ? -1 : 1;
	if (x->entity->mentions != y->entity->mentions)
		return x->entity->mentions > y->entity->mentions ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

/* Reading order: headline, standfirst, then paragraphs, subheads among them. */
uint64_t position_of(enum field field, uint32_t paragraph, uint32_t offset)
{
	uint64_t part = field == FIELD_HEADLINE     ? 0
			: field == FIELD_STANDFIRST ? 1
						    : 2u + (uint64_t)paragraph;
	return part << 32 | offset;
}

static uint64_t position(const struct mention *mention)
{
	return position_of(mention->field, mention->paragraph, mention->start);
}

static int compare_mentions(const void *a, const void *b)
{
	const struct mention *x = a, *y = b;
	uint64_t px = position(x), py = position(y);
	if (px != py)
		return px < py ? -1 : 1;
	if (x->end != y->end)
		return x->end > y->end ? -1 : 1;
	return x->entity < y->entity ? -1 : x->entity > y->entity;
}

/* Where each entity went, by where it was. */
static uint32_t *order_entities(struct article *article, struct arena *arena)
{
	size_t n = article->n_entities;
	struct ranked *ranked = mem_new(n, sizeof *ranked);
	uint32_t *places = mem_new(n, sizeof *places);
	struct entity *entities = arena_new(arena, n, sizeof *entities);
	for (size_t i = 0; i < n; i++)
		ranked[i] = (struct ranked){&article->entities[i], (uint32_t)i};
	if (n)
		qsort(ranked, n, sizeof *ranked, compare_entities);
	for (size_t i = 0; i < n; i++) {
		entities[i] = *ranked[i].entity;
		places[ranked[i].index] = (uint32_t)i;
	}
	article->entities = entities;
	mem_free(ranked);
	return places;
}

void article_order(struct article *article, struct arena *arena)
{
	size_t n = article->n_mentions;
	uint32_t *places = order_entities(article, arena);
	struct mention *mentions = arena_new(arena, n, sizeof *mentions);
	for (size_t i = 0; i < n; i++) {
		mentions[i] = article->mentions[i];
		mentions[i].entity = places[mentions[i].entity];
	}
	if (n)
		qsort(mentions, n, sizeof *mentions, compare_mentions);
	article->mentions = mentions;
	mem_free(places);
}
