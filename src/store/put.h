#ifndef STORE_PUT_H
#define STORE_PUT_H

#include "surkhi/store/store.h"

struct corrected;
struct links;

/* Writes the facets of an article that has just been added. */
int links_put(struct store *store, const struct links *links, int64_t id, struct diag *diag);

/* Brings the facets, and the state that lists show, to what the article says now. */
int facets_update(struct store *store, const struct corrected *corrected, int64_t id,
		  struct diag *diag);

/* Whether the facets are exactly those of what the article says. */
int facets_check(struct store *store, const struct corrected *corrected, int64_t id, bool *ret_true,
		 struct diag *diag);

/* The facet that an entity is found by, with its value there. */
enum facet entity_facet(const struct entity *entity, struct str *ret_value);

/* The id of a value by its key; 0 if there is none. */
int facet_find_id(struct store *store, enum facet facet, struct str key, int64_t *ret_id,
		  struct diag *diag);

/* What a value of a facet is compared by: itself for ids and tags, else its fold, in arena. */
struct str facet_key(enum facet facet, struct str value, struct arena *arena);

/* The id of the state that an article is about, or "". */
struct str primary_state(const struct article *article);

#endif
