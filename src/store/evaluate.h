#ifndef STORE_EVALUATE_H
#define STORE_EVALUATE_H

#include "finding.h"
#include "surkhi/store/select.h"

/* What the query of a question makes of the words that were found so far. */
struct question {
	const struct query *query;
	const struct sought *sought;
	const struct finding *finding;
	bool may; /* all that may answer; else what is known counts, and all else as not found */
};

/* The articles that answer, of all; in a read transaction, with these in the cache. */
int evaluate(struct store *store, const struct question *question, struct bits *ret_set,
	     struct diag *diag);

#endif
