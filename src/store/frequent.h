#ifndef STORE_FREQUENT_H
#define STORE_FREQUENT_H

#include "article-words.h"
#include "surkhi/base/bits.h"
#include "surkhi/base/map.h"
#include "surkhi/store/store.h"

/*
 * The forms that so many articles have that walking their places in the index takes milliseconds:
 * each has a set of its articles beside it (chunk.h), kept in the same transaction. A form becomes
 * one when FREQUENT_LEAST articles have it, and stays one.
 */
enum { FREQUENT_LEAST = 32000 /* a walk takes about 1 ms then */ };

struct frequent {
	int64_t least; /* FREQUENT_LEAST but in tests */
	bool loaded;   /* since the transaction began */
	struct arena arena;
	struct map map; /* form → id */
};

/* Forgets what was loaded: other processes may have written since. */
void frequent_drop(struct frequent *frequent);

/* An article has these words (step 1), or has them no more (−1). */
int frequent_put(struct store *store, const struct article_words *words, int64_t article, int step,
		 struct diag *diag);

/* So many articles have a form, all of them in the index: makes its set if it is time. */
int frequent_count(struct store *store, struct str form, int64_t df, struct diag *diag);

/* Adds the articles of a form to *articles; *ret_found is false if it has no set. */
int frequent_or(struct store *store, struct str form, struct bits *articles, bool *ret_found,
		struct diag *diag);

/* Adds the articles that the index has for a form. */
int frequent_match(struct store *store, struct str form, struct bits *articles, struct diag *diag);

/* Calls take for each of them with its articles, until it fails. */
int frequent_each(struct store *store,
		  int (*take)(void *data, struct str form, const struct bits *articles), void *data,
		  struct diag *diag);

#endif
