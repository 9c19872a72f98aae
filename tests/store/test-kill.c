/*
 * An archive whose users are killed again and again, importing, tagging, noting and starring: what
 * was acknowledged is there, and of what was under way all or nothing.
 *
 *   test-store-kill [KILLS]   for more kills than the suite makes
 */
#include "archive.h"
#include "victim.h"

#include <stdlib.h>
#include <unistd.h>

enum { BATCH = 5, KILLS = 60, CHECK_EVERY = 20, MICROSECONDS = 12000 };

static unsigned kills = KILLS;

/* What a user does in turn: a letter for each, and the query that counts it. */
static const struct {
	char letter;
	const char *query;
	size_t step; /* articles that it adds to the answer */
} kinds[] = {
	{'a', "", BATCH},
	{'t', "tag:जांच", 1},
	{'n', "has:note", 1},
	{'s', "is:starred", 1},
};
enum { N_KINDS = sizeof kinds / sizeof *kinds };

static int import_batch(struct store *store, size_t first)
{
	int failed = store_begin(store, NULL);
	for (size_t i = 0; !failed && i < BATCH; i++) {
		struct arena arena = {0};
		struct article article;
		enum store_put what;
		int64_t id;
		article_make((unsigned)(first + i), &arena, &article);
		failed = store_put(store, &article, STR("page"), &what, &id, NULL);
		arena_done(&arena);
	}
	return failed ? failed : store_commit(store, NULL);
}

static int edit(struct store *store, char letter, size_t n)
{
	struct arena arena = {0};
	struct edit edit = {.article = (int64_t)n + 1, .on = true}, *changed;
	size_t n_changed = 0;
	edit.kind = letter == 't' ? EDIT_TAG : letter == 'n' ? EDIT_NOTE : EDIT_STAR;
	edit.text = letter == 's' ? STR_EMPTY : STR("जांच");
	int failed = edit_apply(store, &edit, 1, &arena, &changed, &n_changed, NULL);
	arena_done(&arena);
	return failed ? failed : n_changed != 1;
}

/* In a child, with the counts that it finds; it goes on where the one before was killed. */
static void work(const char *path, int out)
{
	struct store *store;
	size_t counts[N_KINDS];
	if (store_open(path, STORE_WRITE, &store, NULL) != 0)
		_exit(1);
	for (size_t i = 0; i < N_KINDS; i++)
		counts[i] = archive_count(store, kinds[i].query);
	for (size_t i = 0;; i = (i + 1) % N_KINDS) {
		int failed = i == 0 ? import_batch(store, counts[0])
				    : edit(store, kinds[i].letter, counts[i]);
		if (failed)
			_exit(1);
		counts[i] += kinds[i].step;
		victim_say(out, kinds[i].letter);
	}
}

/* Takes what is there for what was; at most one thing more was done than said. */
static void compare(struct store *store, const char *done, size_t n, size_t counts[N_KINDS])
{
	size_t unsaid = 0;
	for (size_t i = 0; i < N_KINDS; i++) {
		for (size_t j = 0; j < n; j++)
			counts[i] += done[j] == kinds[i].letter ? kinds[i].step : 0;
		size_t there = archive_count(store, kinds[i].query);
		if (there != counts[i]) {
			assert_int_equal(there, counts[i] + kinds[i].step);
			unsaid++;
		}
		counts[i] = there;
	}
	assert_in_range(unsaid, 0, 1);
	assert_int_equal(archive_count(store, "खबर"), counts[0]);
}

static void nothing_said_is_lost(void **state)
{
	struct place place;
	size_t counts[N_KINDS] = {0};
	unsigned seed = 1;
	char done[VICTIM_DONE];
	place_make(&place);
	store_close(archive_open(place.path, STORE_CREATE));
	for (unsigned i = 1; i <= kills; i++) {
		seed = seed * 1664525u + 1013904223u;
		size_t n = victim_kill(work, place.path, seed >> 16 & 7,
				       (long)(seed >> 8) % MICROSECONDS * 1000, done);
		struct store *store = archive_open(place.path, STORE_WRITE);
		compare(store, done, n, counts);
		store_close(store);
		if (i % CHECK_EVERY == 0 || i == kills)
			archive_intact(place.path, (int64_t)counts[0]);
	}
	place_remove(&place);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_said_is_lost),
	};
	if (argc > 1)
		kills = (unsigned)strtoul(argv[1], NULL, 10);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
