#ifndef SURKHI_STORE_STORY_H
#define SURKHI_STORE_STORY_H

#include "surkhi/store/store.h"

/*
 * Articles that tell one story: an agency's copy in several papers, cut, with another beginning or
 * ending, or published again with a correction (text/shingle.h). store_put() finds the story of
 * each article among those that are there, in a time that does not depend on how many they are.
 * Two dated articles of one story are published no more than STORY_DAYS apart. An article that
 * resembles articles of two stories joins them.
 */
enum {
	STORY_DAYS = 31,
	STORY_MAXIMUM = 500, /* articles of one story; what comes behind them stays alone */
};

struct story_member {
	int64_t id;
	double covered; /* how much of the article asked for stands in this one, 0 … 1 */
};

/*
 * The other articles of an article's story, by id, in arena; none is no error. STORE_E_MISSING if
 * there is no such article.
 */
int store_story(struct store *store, int64_t id, struct arena *arena,
		struct story_member **ret_members, size_t *ret_n, struct diag *diag);

/*
 * Finds the stories of articles that an earlier surkhi took in, of at most so many at once, in a
 * transaction of its own. *ret_left: how many are still to be done. Not within store_begin().
 */
int store_story_catch_up(struct store *store, size_t at_most, size_t *ret_left, struct diag *diag);

#endif
