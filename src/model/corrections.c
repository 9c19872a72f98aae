/* Knows what each kind of correction does to an article: see correction.h. */
#include "overlay.h"

static void take(struct str *text, struct str other, bool wanted)
{
	if (wanted)
		*text = other;
}

/* What was said by hand outranks what is there. */
static void set_properties(struct overlay *overlay, size_t slot, const struct correction *said)
{
	struct entity *entity = &overlay->slots[slot].entity;
	const struct entity *to = &said->to;
	take(&entity->role, to->role, said->sets & CORRECT_ROLE);
	take(&entity->party, to->party, said->sets & CORRECT_PARTY);
	take(&entity->state, to->state, said->sets & CORRECT_STATE);
	take(&entity->place_kind, to->place_kind, said->sets & CORRECT_PLACE_KIND);
	entity->by_hand = true;
	overlay->slots[slot].local |= said->article != 0;
	if (!(said->sets & CORRECT_PRIMARY))
		return;
	for (size_t i = 0; to->primary && i < overlay->n_slots; i++)
		overlay->slots[i].entity.primary = false;
	entity->primary = to->primary;
}

/* What one spelling lacks, the other may have. */
static void take_over(struct overlay *overlay, size_t from, size_t to)
{
	const struct entity *old = &overlay->slots[from].entity;
	struct entity *entity = &overlay->slots[to].entity;
	overlay->slots[to].local |= overlay->slots[from].local;
	if (entity->kind != old->kind)
		return;
	take(&entity->role, old->role, !entity->role.n);
	take(&entity->party, old->party, !entity->party.n);
	take(&entity->state, old->state, !entity->state.n);
	take(&entity->place_kind, old->place_kind, !entity->place_kind.n);
	entity->primary |= old->primary;
}

static void accept(struct overlay *overlay, const struct correction *correction,
		   const struct mention *place)
{
	size_t slot = overlay_find(overlay, &correction->entity);
	bool gone = slot != NO_SLOT && overlay->slots[slot].gone;
	if (gone && !correction->article && overlay->slots[slot].local)
		return;
	if (gone && !correction->anchored && slot < overlay->article->n_entities)
		overlay_restore(overlay, slot);
	else if (correction->article)
		slot = overlay_need(overlay, &correction->to);
	else if (slot == NO_SLOT || gone)
		return;
	set_properties(overlay, slot, correction);
	if (place)
		overlay_mark(overlay, slot, place);
}

static void reject(struct overlay *overlay, const struct correction *correction,
		   const struct mention *place)
{
	size_t slot = overlay_find(overlay, &correction->entity);
	if (slot == NO_SLOT || overlay->slots[slot].gone)
		return;
	if (!correction->article && overlay->slots[slot].local)
		return;
	if (place)
		overlay_unmark(overlay, slot, place);
	if (!correction->anchored || (place && overlay_empty(overlay, slot)))
		overlay_drop(overlay, slot);
	if (overlay->slots[slot].gone)
		overlay->slots[slot].local = correction->article != 0;
}

static void change_mention(struct overlay *overlay, const struct correction *correction,
			   const struct mention *place)
{
	size_t from = overlay_find(overlay, &correction->entity);
	size_t to = overlay_need(overlay, &correction->to);
	set_properties(overlay, to, correction);
	if (!place)
		return;
	if (from != NO_SLOT && !overlay->slots[from].gone) {
		overlay_unmark(overlay, from, place);
		if (overlay_empty(overlay, from))
			overlay_drop(overlay, from);
	}
	overlay_mark(overlay, to, place);
}

static void change(struct overlay *overlay, const struct correction *correction,
		   const struct mention *place)
{
	size_t from = overlay_find(overlay, &correction->entity);
	if (correction->anchored) {
		change_mention(overlay, correction, place);
	} else if (from != NO_SLOT && !overlay->slots[from].gone) {
		size_t to = overlay_need(overlay, &correction->to);
		take_over(overlay, from, to);
		set_properties(overlay, to, correction);
		overlay_move(overlay, from, to);
	}
}

static void (*const appliers[])(struct overlay *overlay, const struct correction *correction,
				const struct mention *place) = {
	[CORRECT_ACCEPT] = accept,
	[CORRECT_REJECT] = reject,
	[CORRECT_RETYPE] = change,
	[CORRECT_MERGE] = change,
};
_Static_assert(sizeof appliers / sizeof *appliers == N_CORRECTION_KINDS, "each kind is applied");

void corrections_apply(const struct correction *corrections, size_t n, struct arena *arena,
		       struct article *article, struct entity **ret_removed, size_t *ret_n)
{
	struct article found = *article;
	struct overlay overlay;
	overlay_init(&overlay, &found);
	for (size_t i = 0; i < n; i++) {
		const struct correction *correction = &corrections[i];
		struct mention place;
		bool here =
			correction->anchored && anchor_find(&correction->anchor, &found, &place);
		appliers[correction->what](&overlay, correction, here ? &place : NULL);
	}
	overlay_finish(&overlay, arena, article, ret_removed, ret_n);
	overlay_done(&overlay);
}

static bool rests_on(const struct correction *corrections, size_t n, const struct entity *entity)
{
	for (size_t i = 0; i < n; i++)
		if (corrections[i].what != CORRECT_REJECT && !corrections[i].anchored &&
		    corrections[i].entity.kind == entity->kind &&
		    str_equal(corrections[i].entity.id, entity->id))
			return true;
	return false;
}

static void carry_one(struct overlay *overlay, const struct article *before, size_t index)
{
	size_t slot = overlay_need(overlay, &before->entities[index]);
	for (size_t i = 0; i < before->n_mentions; i++) {
		struct anchor anchor;
		struct mention place;
		if (before->mentions[i].entity != index)
			continue;
		anchor = anchor_of(before, &before->mentions[i]);
		if (anchor_find(&anchor, overlay->article, &place))
			overlay_mark(overlay, slot, &place);
	}
}

void corrections_carry(const struct correction *corrections, size_t n, struct arena *arena,
		       const struct article *before, struct article *article)
{
	struct article found = *article;
	struct overlay overlay;
	struct entity *removed;
	size_t n_removed;
	overlay_init(&overlay, &found);
	for (size_t i = 0; i < before->n_entities; i++)
		if (rests_on(corrections, n, &before->entities[i]) &&
		    overlay_find(&overlay, &before->entities[i]) == NO_SLOT)
			carry_one(&overlay, before, i);
	if (overlay.n_slots > found.n_entities)
		overlay_finish(&overlay, arena, article, &removed, &n_removed);
	overlay_done(&overlay);
}
