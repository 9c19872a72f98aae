#ifndef STORE_PARTIES_H
#define STORE_PARTIES_H

#include "cache.h"

/*
 * The parties of the articles on a page. Which facets of an article are parties is told by their
 * ids: each of its people is a row somewhere else in the file, and to look them up took as long as
 * all else that a first screen reads. Good until the cache is synchronised again.
 */
struct parties {
	struct store *store;
	const struct facet_values *values;
	struct bits ids; /* of all facets that are parties */
	struct party_row *rows;
	size_t n, capacity;
};

void parties_done(struct parties *parties);

/* Call inside of a read transaction. */
int parties_open(struct store *store, struct parties *ret_parties, struct diag *diag);

/* Ids of an article's parties in arena, blanks between, most mentioned first. */
int parties_list(struct parties *parties, int64_t article, struct arena *arena, struct str *ret_ids,
		 struct diag *diag);

#endif
