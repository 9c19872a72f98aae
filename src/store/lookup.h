#ifndef STORE_LOOKUP_H
#define STORE_LOOKUP_H

#include "postings.h"
#include "surkhi/base/bits.h"

/* What is looked up in a readable index: articles that have a form, anywhere or in the headline. */
struct lookup {
	struct store *store;
	const struct index *index;
	bool headline_only;
};

/*
 * How much is done before it is another's turn, in articles passed in lists, some 20 ns each. NULL
 * stands for as much as it takes.
 */
struct effort {
	int64_t left;
};

static inline bool effort_over(const struct effort *effort)
{
	return effort && effort->left <= 0;
}

static inline void effort_spend(struct effort *effort, size_t n)
{
	if (effort)
		effort->left -= (int64_t)n;
}

/* Adds the articles of one form, which may have a set of its own. */
int lookup_any(const struct lookup *lookup, struct str form, struct bits *set, struct diag *diag);

/*
 * Finds the articles that have a form that begins so, bit by bit; those of frequent forms come
 * from their sets, at once. lookup and set must outlive it.
 */
struct prefix_walk;
int prefix_walk_new(const struct lookup *lookup, struct str prefix, struct bits *set,
		    struct prefix_walk **ret_walk, struct diag *diag);
int prefix_walk_run(struct prefix_walk *walk, struct effort *effort, bool *ret_done,
		    struct diag *diag);
struct prefix_walk *prefix_walk_free(struct prefix_walk *walk);

/*
 * The forms of the archive that begin so, in arena, if they are no more than most; *ret_n is
 * most + 1 if they are.
 */
int lookup_forms(const struct lookup *lookup, struct str prefix, size_t most, struct arena *arena,
		 struct str *ret_forms, size_t *ret_n, struct diag *diag);

#endif
