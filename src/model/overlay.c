/* Knows how entities and their mentions are changed without contradicting one another. */
#include "overlay.h"

static void add_slot(struct overlay *overlay, const struct entity *entity)
{
	overlay->slots = mem_grow(overlay->slots, &overlay->slots_capacity, overlay->n_slots + 1,
				  sizeof *overlay->slots);
	overlay->slots[overlay->n_slots++] = (struct slot){.entity = *entity};
}

void overlay_init(struct overlay *overlay, const struct article *article)
{
	*overlay = (struct overlay){.article = article};
	for (size_t i = 0; i < article->n_entities; i++)
		add_slot(overlay, &article->entities[i]);
	for (size_t i = 0; i < article->n_mentions; i++)
		overlay_add(overlay, &article->mentions[i]);
}

void overlay_done(struct overlay *overlay)
{
	mem_free(overlay->slots);
	mem_free(overlay->spots);
	mem_free(overlay->reaches);
	*overlay = (struct overlay){.article = NULL};
}

size_t overlay_find(const struct overlay *overlay, const struct entity *entity)
{
	for (size_t i = 0; i < overlay->n_slots; i++)
		if (overlay->slots[i].entity.kind == entity->kind &&
		    str_equal(overlay->slots[i].entity.id, entity->id))
			return i;
	return NO_SLOT;
}

size_t overlay_need(struct overlay *overlay, const struct entity *entity)
{
	size_t slot = overlay_find(overlay, entity);
	struct entity made = *entity;
	made.primary = false;
	made.mentions = 0;
	if (slot == NO_SLOT) {
		slot = overlay->n_slots;
		add_slot(overlay, &made);
	} else if (overlay->slots[slot].gone) {
		overlay->slots[slot] = (struct slot){.entity = made};
	}
	return slot;
}

static void drop_spot(struct overlay *overlay, struct spot *spot)
{
	struct entity *entity = &overlay->slots[spot->mention.entity].entity;
	if (spot->gone)
		return;
	spot->gone = true;
	entity->mentions -= entity->mentions > 0;
}

void overlay_drop(struct overlay *overlay, size_t slot)
{
	for (size_t i = 0; i < overlay->n_spots; i++)
		if (overlay->spots[i].mention.entity == slot)
			overlay->spots[i].gone = true;
	overlay->slots[slot].gone = true;
	overlay->slots[slot].entity.primary = false;
}

/* A party may be named within a longer name: भाजपा युवा मोर्चा. */
static bool party_within(const struct overlay *overlay, const struct mention *inner,
			 const struct mention *outer)
{
	return overlay->slots[inner->entity].entity.kind == ENTITY_PARTY &&
	       overlay->slots[outer->entity].entity.kind != ENTITY_PARTY &&
	       inner->start >= outer->start && inner->end <= outer->end &&
	       inner->end - inner->start < outer->end - outer->start;
}

/* Two mentions that overlap can both be. */
static bool bear_each_other(const struct overlay *overlay, const struct mention *a,
			    const struct mention *b)
{
	return a->entity != b->entity &&
	       (party_within(overlay, a, b) || party_within(overlay, b, a));
}

/* A state is listed without a mention when one of its places is named. */
bool overlay_empty(const struct overlay *overlay, size_t slot)
{
	const struct entity *entity = &overlay->slots[slot].entity;
	if (entity->mentions)
		return false;
	for (size_t i = 0; i < overlay->n_slots && entity->kind == ENTITY_STATE; i++) {
		const struct slot *other = &overlay->slots[i];
		if (!other->gone && other->entity.kind == ENTITY_PLACE && other->entity.mentions &&
		    str_equal(other->entity.state, entity->id))
			return false;
	}
	return true;
}

void overlay_unmark(struct overlay *overlay, size_t slot, const struct mention *place)
{
	size_t n;
	uint32_t *hits = overlay_overlaps(overlay, place, &n);
	for (size_t i = 0; i < n; i++)
		if (overlay->spots[hits[i]].mention.entity == slot)
			drop_spot(overlay, &overlay->spots[hits[i]]);
	mem_free(hits);
}

/* Whoever loses the last mention to another goes, unless a person said that it is there. */
static void displace(struct overlay *overlay, uint32_t spot)
{
	size_t slot = overlay->spots[spot].mention.entity;
	drop_spot(overlay, &overlay->spots[spot]);
	if (!overlay->slots[slot].entity.by_hand && overlay_empty(overlay, slot))
		overlay_drop(overlay, slot);
}

/* False if the slot has exactly this mention; else nothing is in its way any more. */
static bool make_room(struct overlay *overlay, const struct mention *mention)
{
	size_t n;
	uint32_t *hits = overlay_overlaps(overlay, mention, &n);
	bool needed = true;
	for (size_t i = 0; i < n && needed; i++) {
		const struct mention *other = &overlay->spots[hits[i]].mention;
		needed = other->entity != mention->entity || other->start != mention->start ||
			 other->end != mention->end;
	}
	for (size_t i = 0; i < n && needed; i++)
		if (!bear_each_other(overlay, &overlay->spots[hits[i]].mention, mention))
			displace(overlay, hits[i]);
	mem_free(hits);
	return needed;
}

void overlay_mark(struct overlay *overlay, size_t slot, const struct mention *place)
{
	struct mention mention = *place;
	mention.entity = (uint32_t)slot;
	mention.rule = correction_rule;
	overlay->slots[slot].entity.mentions++; /* lest it is displaced with its last one */
	if (make_room(overlay, &mention))
		overlay_add(overlay, &mention);
	else
		overlay->slots[slot].entity.mentions--;
}

static bool has_room(struct overlay *overlay, const struct mention *mention)
{
	size_t n;
	uint32_t *hits = overlay_overlaps(overlay, mention, &n);
	bool room = true;
	for (size_t i = 0; i < n && room; i++)
		room = bear_each_other(overlay, &overlay->spots[hits[i]].mention, mention);
	mem_free(hits);
	return room;
}

static bool has_primary(const struct overlay *overlay)
{
	bool has = false;
	for (size_t i = 0; i < overlay->n_slots; i++)
		has = has || overlay->slots[i].entity.primary;
	return has;
}

void overlay_restore(struct overlay *overlay, size_t slot)
{
	const struct article *article = overlay->article;
	struct entity entity = article->entities[slot];
	entity.primary = entity.primary && !has_primary(overlay);
	for (size_t i = 0; i < article->n_mentions; i++) {
		if (article->mentions[i].entity != slot)
			continue;
		if (has_room(overlay, &article->mentions[i]))
			overlay->spots[i] = (struct spot){.mention = article->mentions[i]};
		else
			entity.mentions -= entity.mentions > 0;
	}
	overlay->slots[slot] = (struct slot){.entity = entity};
}

/* In place, so that what is known of the order of spots stays true. */
static void move_spot(struct overlay *overlay, size_t spot, size_t to)
{
	struct mention mention = overlay->spots[spot].mention;
	drop_spot(overlay, &overlay->spots[spot]);
	mention.entity = (uint32_t)to;
	mention.rule = correction_rule;
	overlay->slots[to].entity.mentions++;
	if (make_room(overlay, &mention))
		overlay->spots[spot] = (struct spot){.mention = mention};
	else
		overlay->slots[to].entity.mentions--;
}

void overlay_move(struct overlay *overlay, size_t from, size_t to)
{
	for (size_t i = 0; i < overlay->n_spots; i++)
		if (!overlay->spots[i].gone && overlay->spots[i].mention.entity == from)
			move_spot(overlay, i, to);
	/* those that are counted only */
	overlay->slots[to].entity.mentions += overlay->slots[from].entity.mentions;
	overlay->slots[from].entity.mentions = 0;
	overlay_drop(overlay, from);
}

static size_t write_entities(const struct overlay *overlay, struct arena *arena,
			     struct article *article, struct entity *removed)
{
	size_t n_removed = 0;
	article->entities = arena_new(arena, overlay->n_slots, sizeof *article->entities);
	article->n_entities = 0;
	for (size_t i = 0; i < overlay->n_slots; i++) {
		const struct slot *slot = &overlay->slots[i];
		if (slot->gone)
			removed[n_removed++] = slot->entity;
		else
			article->entities[article->n_entities++] = slot->entity;
	}
	return n_removed;
}

static void write_mentions(const struct overlay *overlay, struct arena *arena,
			   struct article *article)
{
	uint32_t *places = mem_new(overlay->n_slots, sizeof *places), at = 0;
	for (size_t i = 0; i < overlay->n_slots; i++)
		places[i] = overlay->slots[i].gone ? 0 : at++;
	article->mentions = arena_new(arena, overlay->n_spots, sizeof *article->mentions);
	article->n_mentions = 0;
	for (size_t i = 0; i < overlay->n_spots; i++) {
		if (overlay->spots[i].gone)
			continue;
		struct mention *mention = &article->mentions[article->n_mentions++];
		*mention = overlay->spots[i].mention;
		mention->entity = places[mention->entity];
	}
	mem_free(places);
}

void overlay_finish(const struct overlay *overlay, struct arena *arena, struct article *article,
		    struct entity **ret_removed, size_t *ret_n)
{
	struct entity *removed = arena_new(arena, overlay->n_slots, sizeof *removed);
	struct article whole = *article;
	size_t n = write_entities(overlay, arena, &whole, removed);
	write_mentions(overlay, arena, &whole);
	article_order(&whole, arena);
	*article = whole;
	*ret_removed = removed;
	*ret_n = n;
}
