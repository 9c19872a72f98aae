/*
 * Knows how the articles that tell an article's story are found. Fingerprints name candidates, a
 * few for each; those that share most are compared by their texts. Every step has a limit, so that
 * what an archive holds already does not matter.
 */
#include <stdlib.h>

#include "condition.h"
#include "encode.h"
#include "get.h"
#include "known.h"
#include "private.h"
#include "stories.h"

enum {
	CANDIDATES_OF_KEY =
		8, /* a phrase that hundreds have says nothing, the newest of them will do */
	CANDIDATES_MAXIMUM = SHINGLE_PROBES * CANDIDATES_OF_KEY,
	PLACES_READ = 32,
	TEXTS_READ = 6, /* a copy is among the first two; the others may join other stories */
};

struct candidate {
	int64_t article;
	unsigned shared; /* fingerprints */
};

struct candidates {
	struct candidate items[CANDIDATES_MAXIMUM];
	size_t n;
};

static void candidate_add(struct candidates *candidates, int64_t article)
{
	size_t i = 0;
	while (i < candidates->n && candidates->items[i].article != article)
		i++;
	if (i == candidates->n)
		candidates->items[candidates->n++] = (struct candidate){.article = article};
	candidates->items[i].shared++;
}

static int candidates_of_key(struct store *store, int32_t key, int64_t own,
			     struct candidates *candidates, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_STORY_BY_KEY);
	bool row = true;
	int failed = 0;
	cursor_bind_int(&cursor, key);
	cursor_bind_int(&cursor, CANDIDATES_OF_KEY);
	while (!(failed = cursor_next(&cursor, &row, diag)) && row)
		if (cursor_int(&cursor, 0) != own)
			candidate_add(candidates, cursor_int(&cursor, 0));
	return failed;
}

/* Those that share most, then the newest. */
static int by_promise(const void *a, const void *b)
{
	const struct candidate *left = a, *right = b;
	if (left->shared != right->shared)
		return left->shared < right->shared ? 1 : -1;
	return (left->article < right->article) - (left->article > right->article);
}

static bool days_apart(const struct story_place *a, const struct story_place *b)
{
	if (!a->dated || !b->dated)
		return false;
	int64_t days = a->day < b->day ? b->day - a->day : a->day - b->day;
	return days > STORY_DAYS;
}

int story_read(struct store *store, int64_t id, struct shingles *shingles, struct diag *diag)
{
	struct arena arena CLEANUP(arena_done) = {0};
	struct buf identity CLEANUP(buf_done) = BUF_INIT((size_t)ENCODE_MAXIMUM);
	struct article article;
	int failed = article_load(store, id, &arena, &article, diag);
	if (failed)
		return failed;
	identity_of(&article, &identity);
	story_shingles(buf_str(&identity), shingles);
	return 0;
}

static int same_story(struct store *store, int64_t id, const struct shingles *shingles,
		      bool *ret_same, struct diag *diag)
{
	struct shingles other CLEANUP(shingles_done) = {.n = 0};
	int failed = story_read(store, id, &other, diag);
	if (failed)
		return failed;
	struct likeness likeness = shingles_compare(shingles, &other);
	*ret_same = likeness_is_story(&likeness);
	return 0;
}

static int candidates_join(struct store *store, struct story_place *place,
			   const struct shingles *shingles, const struct candidates *candidates,
			   struct diag *diag)
{
	unsigned read = 0;
	int failed = 0;
	for (size_t i = 0; i < candidates->n && i < PLACES_READ && read < TEXTS_READ; i++) {
		struct story_place other;
		bool same = false;
		failed = story_place(store, candidates->items[i].article, &other, diag);
		if (failed == STORE_E_MISSING)
			failed = store_damaged(store, "a fingerprint is of no article", diag);
		if (failed)
			break;
		if (days_apart(place, &other) || (other.story && other.story == place->story))
			continue;
		failed = same_story(store, other.article, shingles, &same, diag);
		read++;
		if (!failed && same)
			failed = story_join(store, place, &other, diag);
		if (failed)
			break;
	}
	return failed;
}

int story_find(struct store *store, struct story_place *place, const struct shingles *shingles,
	       struct diag *diag)
{
	struct candidates candidates;
	int32_t probes[SHINGLE_PROBES];
	size_t n = shingles_probes(shingles, probes);
	int failed = 0;
	candidates.n = 0;
	for (size_t i = 0; i < n && !failed; i++)
		failed = candidates_of_key(store, probes[i], place->article, &candidates, diag);
	if (failed || candidates.n == 0)
		return failed;
	qsort(candidates.items, candidates.n, sizeof *candidates.items, by_promise);
	return candidates_join(store, place, shingles, &candidates, diag);
}
