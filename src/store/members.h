#ifndef STORE_MEMBERS_H
#define STORE_MEMBERS_H

#include "chunk.h"

/*
 * A set of articles in memory: a sorted array while they are few, a bitset when they are so many
 * that the bitset is smaller. Ready when zeroed.
 */
struct members {
	uint32_t *ids;
	size_t n, capacity;
	bool dense; /* they are in set, and n is how many */
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
