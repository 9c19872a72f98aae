#ifndef MODEL_OVERLAY_H
#define MODEL_OVERLAY_H

#include "surkhi/model/correction.h"

#define NO_SLOT SIZE_MAX

/*
 * An article's entities and mentions while corrections are laid over them. Nothing is taken out of
 * the arrays: what is gone is marked, so that indices stay and what was there is known at the end.
 */
struct slot {
	struct entity entity;
	bool gone;
	bool local; /* a person decided on it in the article itself */
};

struct spot {
	struct mention mention; /* its entity is the slot's index */
	bool gone;
};

struct overlay {
	const struct article *article; /* as it was found; slots begin with its entities */
	struct slot *slots;
	size_t n_slots, slots_capacity;
	struct spot *spots;
	size_t n_spots, spots_capacity;
	struct reach *reaches; /* the spots but the last few, in reading order (spots.c) */
	size_t n_reaches, reaches_capacity;
};

void overlay_init(struct overlay *overlay, const struct article *article);
void overlay_done(struct overlay *overlay);

/* The slot of an entity, gone or not; NO_SLOT if it never was there. */
size_t overlay_find(const struct overlay *overlay, const struct entity *entity);

/* A slot that is there: if it was not, made of the entity, without mentions. */
size_t overlay_need(struct overlay *overlay, const struct entity *entity);

/* Takes an entity with its mentions away. */
void overlay_drop(struct overlay *overlay, size_t slot);

/* Brings back an entity that was found and dropped, with those mentions that are still free. */
void overlay_restore(struct overlay *overlay, size_t slot);

/*
 * Spots that are there and overlap a place: their indices, n in *ret_n; mem_free() them. Takes time
 * that does not grow with the article.
 */
uint32_t *overlay_overlaps(struct overlay *overlay, const struct mention *place, size_t *ret_n);

/* Adds a mention, without a look at others. */
void overlay_add(struct overlay *overlay, const struct mention *mention);

/* Takes away the slot's mentions that overlap a place. */
void overlay_unmark(struct overlay *overlay, size_t slot, const struct mention *place);

/* Makes a place a mention of the slot, at the cost of whatever overlaps it. */
void overlay_mark(struct overlay *overlay, size_t slot, const struct mention *place);

/* Gives all mentions of one slot to another, and drops it. */
void overlay_move(struct overlay *overlay, size_t from, size_t to);

/* True if nothing in the article speaks of the slot any more. */
bool overlay_empty(const struct overlay *overlay, size_t slot);

/* Writes what is there to the article, in order; *ret_removed are the slots that are gone. */
void overlay_finish(const struct overlay *overlay, struct arena *arena, struct article *article,
		    struct entity **ret_removed, size_t *ret_n);

#endif
