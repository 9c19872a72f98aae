#ifndef STORE_KNOWN_H
#define STORE_KNOWN_H

#include "parcel.h"

/* What makes two articles the same text: the folds of headline and paragraphs, a line each. */
void identity_of(const struct article *article, struct buf *ret_identity);

/* A hash as a column holds it. */
int64_t identity_hash(struct str identity);

/* The article that has a parcel's URL or its identity; *ret_id is 0 if none has. */
int known_find(struct store *store, const struct parcel *parcel, int64_t *ret_id,
	       struct diag *diag);

/* The article that has this URL; 0 if none has. */
int known_by_url(struct store *store, struct str url, int64_t *ret_id, struct diag *diag);

#endif
