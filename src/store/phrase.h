#ifndef STORE_PHRASE_H
#define STORE_PHRASE_H

#include "lookup.h"
#include "sought.h"

/* Words that stand one behind the other, each one of several forms. */
struct row {
	struct {
		struct str *forms;
		size_t n;
	} words[PHRASE_WORDS_MAXIMUM];
	size_t n;
};

/*
 * Finds the articles that have such a row, bit by bit: first those that have all of its words,
 * which takes sets alone; then, of these, the lists say where the words stand. Articles that are
 * in *set already are not looked at. All but row must outlive it.
 */
struct phrase_walk;
int phrase_walk_new(const struct lookup *lookup, const struct row *row, struct bits *set,
		    struct phrase_walk **ret_walk, struct diag *diag);
int phrase_walk_run(struct phrase_walk *walk, struct effort *effort, bool *ret_done,
		    struct diag *diag);
struct phrase_walk *phrase_walk_free(struct phrase_walk *walk);

/* Adds the articles that have all of the words. */
void phrase_walk_bound(const struct phrase_walk *walk, struct bits *set);

#endif
