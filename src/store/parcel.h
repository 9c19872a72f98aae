#ifndef STORE_PARCEL_H
#define STORE_PARCEL_H

#include "statement.h"
#include "stories.h"
#include "surkhi/store/store.h"

/* An article as its rows want it. */
struct parcel {
	const struct article *article;
	struct str original;
	struct buf identity;
	struct buf body, lines;
	struct buf words; /* the body as the index reads it, a paragraph a line */
	struct shingles shingles;
	struct buf packed; /* room */
};

void parcel_init(struct parcel *parcel, const struct article *article, struct str original);
void parcel_done(struct parcel *parcel);

/* Everything that can be wrong with an article is found here, before anything is written. */
int parcel_fill(struct parcel *parcel, struct diag *diag);

/* Writes bytes into the row of an article, packed in room; what was there is replaced. */
int put_packed(struct store *store, enum statement statement, int64_t id, struct str bytes,
	       struct buf *room, struct diag *diag);

/* Puts the words of an article into the index (STATEMENT_WORDS_ADD), or takes them out (_REMOVE).
 */
int put_words(struct store *store, enum statement statement, const struct parcel *parcel,
	      int64_t id, struct diag *diag);

/* Binds what a list shows of an article but its state, and what lists are sorted by. */
void bind_row(struct cursor *cursor, const struct article *article);

#endif
