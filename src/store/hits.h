#ifndef STORE_HITS_H
#define STORE_HITS_H

#include "sought.h"

/*
 * selection_hits() with the number of the needle that made each hit in *ret_which; with headline,
 * also what is asked for in headlines alone. sought may be NULL.
 */
size_t hits_find(const struct sought *sought, bool headline, struct str text, struct arena *arena,
		 struct hit **ret_hits, size_t **ret_which);

/* True if a text has what a needle stands for. */
bool needle_in(const struct needle *needle, struct str text);

/* The same of an article: in its headline or, unless that is meant alone, anywhere else in it. */
bool needle_in_article(const struct needle *needle, const struct article *article);

#endif
