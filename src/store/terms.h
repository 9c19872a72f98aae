#ifndef STORE_TERMS_H
#define STORE_TERMS_H

#include "surkhi/base/dict.h"
#include "surkhi/store/store.h"

/*
 * The forms of the articles of a transaction with the number of articles that have each, written to
 * the table of terms before the commit.
 */
struct terms {
	struct dict counts; /* by form: an int64_t */
	int64_t articles;   /* whose forms these are */
};

/* A form will be added soon: see dict_expect(). */
void terms_expect(const struct terms *terms, struct str form);

/* An article more has a form (step 1), or has it no more (−1). */
void terms_add(struct terms *terms, struct str form, int step);
void terms_add_article(struct terms *terms); /* all forms of one were added */
int terms_flush(struct store *store, struct diag *diag);
bool terms_full(const struct terms *terms); /* it is time to flush */
void terms_clear(struct terms *terms);

#endif
