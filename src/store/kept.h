#ifndef STORE_KEPT_H
#define STORE_KEPT_H

#include "sought.h"
#include "surkhi/base/bits.h"

/*
 * The articles of the last few needles, for as long as the store stays as it was: who narrows a
 * list down asks for the same words again and again, and a row of words may take a hundred
 * milliseconds. Ready when zeroed.
 */
enum { NEEDLES_KEPT = 8 };

struct kept {
	int64_t version; /* of the store that these are of */
	struct kept_needle {
		struct buf key;
		struct bits set;
	} needles[NEEDLES_KEPT];
	size_t next; /* that gives way */
};

void kept_drop(struct kept *kept);

/* True if the needle's articles are known, which are put into *ret_set. */
bool kept_find(const struct kept *kept, int64_t version, const struct needle *needle,
	       struct bits *ret_set);

void kept_put(struct kept *kept, int64_t version, const struct needle *needle,
	      const struct bits *set);

#endif
