#ifndef STORE_STORIES_H
#define STORE_STORIES_H

#include "surkhi/base/bits.h"
#include "surkhi/store/story.h"
#include "surkhi/text/shingle.h"

/* Finds the story of an article whose rows have been written, and keeps its fingerprints. */
int story_put(struct store *store, int64_t id, const struct shingles *shingles, struct diag *diag);

/*
 * Takes an article out of its story and forgets its fingerprints. For an article that is replaced:
 * this while the old text is there, then story_put() with the new one.
 */
int story_remove(struct store *store, int64_t id, struct diag *diag);

/* Puts the articles of an article's story into *set, itself with them; nothing if there is none. */
int story_select(struct store *store, int64_t id, struct bits *set, struct diag *diag);

/* What decides about an article before its text is looked at. */
struct story_place {
	int64_t article;
	int64_t story; /* 0: it is alone */
	int64_t day;
	bool dated;
};

/* STORE_E_MISSING if there is no such article. */
int story_place(struct store *store, int64_t id, struct story_place *ret_place, struct diag *diag);

/* Makes the stories of two articles one, unless it were too large; *place follows. */
int story_join(struct store *store, struct story_place *place, const struct story_place *other,
	       struct diag *diag);

/* Joins an article with those that tell its story (story-find.c). */
int story_find(struct store *store, struct story_place *place, const struct shingles *shingles,
	       struct diag *diag);

/* The shingles of an article that is in the store. */
int story_read(struct store *store, int64_t id, struct shingles *shingles, struct diag *diag);

/*
 * The shingles of a text by its identity (known.h), of which the first line is the headline: that
 * every paper writes itself.
 */
void story_shingles(struct str identity, struct shingles *shingles);

#endif
