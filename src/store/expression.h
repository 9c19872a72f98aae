#ifndef STORE_EXPRESSION_H
#define STORE_EXPRESSION_H

#include "sought.h"
#include "surkhi/base/bits.h"

/*
 * Asks FTS5 for the articles that have any of the phrases, and adds them: for an index that cannot
 * be read here (postings.h), and for what would be no quicker.
 */
int expression_run(struct store *store, const struct phrase *phrases, size_t n, bool headline_only,
		   struct bits *set, struct diag *diag);

/*
 * How many forms of each slot are asked for: the last ones are left out until few enough phrases
 * arise.
 */
void phrase_choose(const struct phrase *phrase, size_t used[static PHRASE_WORDS_MAXIMUM]);

#endif
