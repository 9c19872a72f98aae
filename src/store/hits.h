#ifndef STORE_HITS_H
#define STORE_HITS_H

#include "words.h"

/* The words of a query that is looked for in a text. */
struct needles {
	struct needle *items;
	size_t n;
};

/* Those that a query asks for, not those that it excludes; in arena. */
void needles_read(const struct query *query, bool with_headline_only, struct arena *arena,
		  struct needles *ret_needles);

/* query_hits() with which needle made each hit in *ret_which, a number each (NULL allowed). */
size_t needles_hits(const struct needles *needles, struct str text, struct arena *arena,
		    struct hit **ret_hits, size_t **ret_which);

#endif
