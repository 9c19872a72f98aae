#ifndef STORE_WORDS_H
#define STORE_WORDS_H

#include "lookup.h"
#include "sought.h"

/*
 * Finds the articles that have what a needle stands for, and adds them to *set, bit by bit. All
 * must outlive it, and so must the snapshot: when the store has changed, what is left is of no use.
 */
struct words_walk;
int words_walk_new(struct store *store, const struct needle *needle, struct bits *set,
		   struct words_walk **ret_walk, struct diag *diag);
int words_walk_run(struct words_walk *walk, struct effort *effort, bool *ret_done,
		   struct diag *diag);
struct words_walk *words_walk_free(struct words_walk *walk);

/* Adds the articles that may still be found; false if any may. */
bool words_walk_bound(const struct words_walk *walk, struct bits *set);

#endif
