#ifndef STORE_LINKS_H
#define STORE_LINKS_H

#include "surkhi/base/map.h"
#include "surkhi/store/store.h"

struct corrected;

/* The column `how` of the relation of articles and facets. */
enum how { HOW_FOUND, HOW_BY_HAND, HOW_REMOVED };

struct link {
	enum facet facet;
	struct str name; /* the facet as a letter with the key behind it */
	struct str value;
	enum how how;
	unsigned mentions;
};

/* What an article is found by, each value once; in an arena. */
struct links {
	struct link *items;
	size_t n;
};

/* The key that a facet's value is kept under. */
struct str link_key(const struct link *link);

/* What an article that is in the store is compared by. */
struct str link_name(enum facet facet, struct str key, struct arena *arena);

void links_make(const struct corrected *corrected, struct arena *arena, struct links *ret_links);

/*
 * The ids of the facets that an import has met lately, since it meets the same ones again and
 * again. They never change; but a facet that was made is gone when its transaction is.
 */
struct facet_ids {
	struct arena arena;
	struct map map; /* name of a link → id */
};
void facet_ids_clear(struct facet_ids *ids);

#endif
