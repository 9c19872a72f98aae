#ifndef STORE_MEMBERS_H
#define STORE_MEMBERS_H

#include "chunk.h"

/*
 * A set of articles in memory. Few are a sorted array. Of more, each 32 ids give their first
 * article as a byte, and the array has the others: bytes of a row are looked up in a selection many
 * at a time, where the bits of an array are fetched one by one; and they are shorter. When a bitset
 * is smaller than an array would be, they are one. Ready when zeroed.
 */
struct members {
	size_t n;
	uint32_t *ids; /* that are nowhere else */
	size_t n_ids, capacity;
	uint8_t *firsts; /* as bits_count_firsts() has them; NULL: they are few, or dense */
	size_t n_firsts, firsts_capacity;
	bool dense; /* all are in set */
	struct bits set;
};

void members_done(struct members *members);

/* Makes the articles of one chunk what chunk says. */
void members_replace(struct members *members, uint32_t number, const struct chunk *chunk);

/* Reads a set from the file; what was there before goes. */
int members_load(struct members *members, struct store *store, int64_t set, struct diag *diag);

size_t members_count_and(const struct members *members, const struct bits *set);
void members_or(const struct members *members, struct bits *set);

#endif
