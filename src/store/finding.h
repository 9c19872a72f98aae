#ifndef STORE_FINDING_H
#define STORE_FINDING_H

#include "words.h"

/*
 * The articles that have the words of a query, found bit by bit: for each needle those that have it
 * for sure, and until it is done those that may.
 */
struct finding;
int finding_new(struct store *store, const struct sought *sought, struct finding **ret_finding,
		struct diag *diag);
struct finding *finding_free(struct finding *finding);

/* Goes on until all is found, or effort is over. */
int finding_run(struct finding *finding, struct effort *effort, struct diag *diag);
bool finding_done(const struct finding *finding);

/* Puts what is known of a needle into *ret_set; may: also what may have it, of all. */
void finding_set(const struct finding *finding, const struct needle *needle, bool may,
		 const struct bits *all, struct bits *ret_set);

/* Reads an article, and notes which of the needles that are not done it has. */
int finding_read(struct finding *finding, int64_t id, struct diag *diag);

#endif
