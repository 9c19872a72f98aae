#ifndef STORE_TERMS_H
#define STORE_TERMS_H

#include "article-words.h"
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

/* An article more has these words (step 1), or has them no more (−1). */
void terms_add(struct terms *terms, const struct article_words *words, int step);
int terms_flush(struct store *store, struct diag *diag);
bool terms_full(const struct terms *terms); /* it is time to flush */
void terms_clear(struct terms *terms);

#endif
