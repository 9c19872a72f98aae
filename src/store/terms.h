#ifndef STORE_TERMS_H
#define STORE_TERMS_H

#include "surkhi/base/map.h"
#include "surkhi/store/store.h"

/*
 * The forms of the articles of a transaction with the number of articles that have each, written to
 * the table of terms before the commit.
 */
struct terms {
	struct arena arena;
	struct map map; /* form → index */
	struct term {
		struct str form;
		int64_t df;
	} * items;
	size_t capacity;
	int64_t articles; /* whose forms these are */
};

/* An article more has a form (step 1), or has it no more (−1). */
void terms_add(struct terms *terms, struct str form, int step);
void terms_add_article(struct terms *terms); /* all forms of one were added */
int terms_flush(struct store *store, struct diag *diag);
bool terms_full(const struct terms *terms); /* it is time to flush */
void terms_clear(struct terms *terms);

#endif
