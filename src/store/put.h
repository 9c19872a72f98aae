#ifndef STORE_PUT_H
#define STORE_PUT_H

#include "surkhi/store/store.h"

/* Writes the facets of an article that has just been added. */
int facets_put(struct store *store, const struct article *article, int64_t id, struct diag *diag);

/* The facet that an entity is found by, with its value there. */
enum facet entity_facet(const struct entity *entity, struct str *ret_value);

/* What a value of a facet is compared by: itself for ids and tags, else its fold, in arena. */
struct str facet_key(enum facet facet, struct str value, struct arena *arena);

#endif
