#ifndef STORE_CACHE_H
#define STORE_CACHE_H

#include "members.h"
#include "ordering.h"

/*
 * What is held in memory to answer queries without SQL: all articles and their order, what was
 * marked by hand, copies, and the articles of each party, state, tag and outlet. Loaded on demand,
 * each part when it is asked for first; then kept up to date with what this process and others
 * change, chunk by chunk, as the table of changes tells (pending.h). People, places, organisations
 * and roles are too many for that: their sets are read when they are asked for.
 */

/* Sets that belong to no value; kept in the file as numbers: only append. */
enum mark { MARK_ALL, MARK_STAR, MARK_READ, MARK_NOTE, MARK_COPY, N_MARKS };

struct facet_value {
	int64_t id;
	struct str value, key;
	bool loaded;
	struct members members;
};

struct facet_values {
	bool listed; /* the values are known, whether or not their articles are loaded */
	struct facet_value *values;
	size_t n, capacity;
	struct arena arena;
};

struct cache {
	int64_t data_version; /* of SQLite, when last synchronised */
	bool behind;          /* this process has changed something since */
	int64_t change;       /* the last one taken in */
	bool filled;          /* there is something in it */
	struct {
		bool loaded;
		struct bits set;
	} marks[N_MARKS];
	struct ordering *ordering; /* NULL: not loaded */
	struct bits stale_dates;   /* chunks of dates that changed since it was */
	struct dates dates;        /* what was read between keys of those that it is made of */
	struct facet_values facets[N_FACETS];
};

void cache_drop(struct cache *cache);

/* Takes in what has changed. Call first inside of a read transaction. */
int cache_sync(struct store *store, struct diag *diag);

/* Each makes sure that a part is there. */
int cache_mark(struct store *store, enum mark mark, struct diag *diag);
int cache_ordering(struct store *store, struct diag *diag);
/* A step on the way to the ordering; it is there when *ret_more is false. */
int cache_ordering_step(struct store *store, bool *ret_more, struct diag *diag);

/* True for the facets that are held here. */
bool facet_cached(enum facet facet);

/* The values of a cached facet; one of them with its articles; all of them with theirs. */
int cache_values(struct store *store, enum facet facet, struct diag *diag);
int cache_articles(struct store *store, enum facet facet, struct facet_value *value,
		   struct diag *diag);
int cache_all_articles(struct store *store, enum facet facet, struct diag *diag);

void values_drop(struct facet_values *values);

/* The value of an id; NULL if it is not among them. */
struct facet_value *values_find(const struct facet_values *values, int64_t id);

/* A chunk of a facet's or a tag's value has changed. */
int values_sync(struct store *store, int64_t row, struct diag *diag);

#endif
