#ifndef STORE_TERMS_H
#define STORE_TERMS_H

#include "surkhi/base/map.h"
#include "surkhi/store/store.h"

/*
 * The forms of the articles of a transaction with the number of articles that have each, collected
 * by the tokenizer as it reads them and written to the table of terms before the commit.
 */
struct terms {
	struct arena arena;
	struct map map; /* form → index */
	struct term {
		struct str form;
		int64_t df;
		uint32_t last; /* the article that counted last */
	} * items;
	size_t capacity;
	uint32_t article; /* number of the one being read, from 1 */
	int step;         /* what it counts for */
};

/* Another article begins, to be counted (step 1) or to be counted no more (−1). */
void terms_article(struct terms *terms, int step);
void terms_add(struct terms *terms, struct str form);
int terms_flush(struct store *store, struct diag *diag);
bool terms_full(const struct terms *terms); /* it is time to flush */
void terms_clear(struct terms *terms);

#endif
