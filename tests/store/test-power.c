/*
 * The power goes, at any write, sync or deletion of a morning's work: what was acknowledged is
 * there, what was not is there whole or not at all, and the store is sound.
 *
 *   test-store-power [CUTS]   for more cuts than the suite makes
 */
#include "archive.h"
#include "power.h"

#include <sqlite3.h>
#include <stdlib.h>

enum { FIRST_ARTICLES = 12, CUTS = 150, QUERIES = 8 };

static unsigned cuts = CUTS;

static int put(struct store *store, unsigned n)
{
	struct arena arena = {0};
	struct article article;
	enum store_put what;
	int64_t id;
	article_make(n, &arena, &article);
	int failed = store_put(store, &article, STR("page"), &what, &id, NULL);
	arena_done(&arena);
	return failed;
}

static int put_five(struct store *store, unsigned n)
{
	int failed = store_begin(store, NULL);
	for (unsigned i = 0; !failed && i < 5; i++)
		failed = put(store, n + i);
	return failed ? failed : store_commit(store, NULL);
}

static int apply(struct store *store, struct edit edit)
{
	struct arena arena = {0};
	struct edit *changed;
	size_t n;
	int failed = edit_apply(store, &edit, 1, &arena, &changed, &n, NULL);
	arena_done(&arena);
	return failed;
}

static int tag(struct store *store, unsigned n)
{
	return apply(store, (struct edit){EDIT_TAG, n, STR("जांच"), .on = true});
}

static int untag(struct store *store, unsigned n)
{
	return apply(store, (struct edit){EDIT_TAG, n, STR("जांच"), .on = false});
}

static int note(struct store *store, unsigned n)
{
	return apply(store, (struct edit){EDIT_NOTE, n, STR("फिर से देखना है")});
}

static int star(struct store *store, unsigned n)
{
	return apply(store, (struct edit){EDIT_STAR, n, .on = true});
}

static int correct(struct store *store, unsigned n)
{
	const struct correction correction = {
		.what = CORRECT_MERGE,
		.article = n,
		.entity = {.kind = ENTITY_PARTY, .id = STR("INC")},
		.to = {.kind = ENTITY_PARTY, .id = STR("AAP")},
	};
	return apply(store, (struct edit){.kind = EDIT_CORRECT,
					  .article = n,
					  .on = true,
					  .correction = &correction});
}

static int replace(struct store *store, unsigned n)
{
	struct arena arena = {0};
	struct article article;
	enum store_replaced replaced;
	article_make(n - 1, &arena, &article);
	article.paragraphs[1].text = STR("नया पाठ, और लंबा।");
	int failed = store_replace(store, n, &article, &replaced, NULL);
	arena_done(&arena);
	return failed;
}

/* What is in the log goes into the file, as it does after ten thousand pages. */
static int checkpoint(struct store *store, unsigned n)
{
	sqlite3 *db = NULL;
	int code = sqlite3_open_v2(store_path(store), &db, SQLITE_OPEN_READWRITE, NULL);
	(void)n;
	if (code == SQLITE_OK)
		code = sqlite3_exec(db, "PRAGMA wal_checkpoint(RESTART)", NULL, NULL, NULL);
	sqlite3_close(db);
	return code == SQLITE_OK ? 0 : STORE_E_IO;
}

static const struct {
	int (*step)(struct store *store, unsigned n);
	unsigned n;
} steps[] = {
	{tag, 1},        {put, 100}, {note, 2},    {checkpoint, 0}, {star, 3},  {put_five, 200},
	{correct, 4},    {tag, 5},   {replace, 6}, {untag, 1},      {note, 13}, {checkpoint, 0},
	{put_five, 300}, {star, 14}, {replace, 2}, {tag, 2},
};
enum { STEPS = sizeof steps / sizeof *steps };

struct state {
	size_t counts[QUERIES];
};

static struct state state_of(const char *path)
{
	static const char *const queries[QUERIES] = {
		"",          "tag:जांच",   "has:note", "is:starred",
		"party:AAP", "party:INC", "नया पाठ",  "tag:जांच has:note",
	};
	struct state state;
	struct store *store = archive_open(path, STORE_WRITE);
	for (size_t i = 0; i < QUERIES; i++)
		state.counts[i] = archive_count(store, queries[i]);
	store_close(store);
	return state;
}

static bool same_state(const struct state *a, const struct state *b)
{
	for (size_t i = 0; i < QUERIES; i++)
		if (a->counts[i] != b->counts[i])
			return false;
	return true;
}

static void fill(const char *path)
{
	struct store *store = archive_open(path, STORE_CREATE);
	for (unsigned i = 0; i < FIRST_ARTICLES; i++)
		assert_int_equal(put(store, i), 0);
	store_close(store);
}

/* How many steps were acknowledged before the power went. */
static size_t work(const char *path)
{
	struct store *store;
	size_t done = 0;
	if (store_open(path, STORE_WRITE, &store, NULL) != 0)
		return 0;
	while (done < STEPS && steps[done].step(store, steps[done].n) == 0)
		done++;
	store_close(store);
	return done;
}

/* The states that the archive goes through, and how many operations all of it takes. */
static uint64_t rehearse(struct state states[STEPS + 1])
{
	struct place place;
	place_make(&place);
	fill(place.path);
	states[0] = state_of(place.path);
	for (size_t i = 0; i < STEPS; i++) {
		struct store *store = archive_open(place.path, STORE_WRITE);
		assert_int_equal(steps[i].step(store, steps[i].n), 0);
		store_close(store);
		states[i + 1] = state_of(place.path);
	}
	place_remove(&place);
	place_make(&place);
	fill(place.path);
	power_start(0);
	assert_int_equal(work(place.path), STEPS);
	uint64_t operations = power_operations();
	place_remove(&place);
	return operations;
}

static void cut_at(uint64_t operation, uint64_t seed, const struct state states[STEPS + 1])
{
	struct place place;
	place_make(&place);
	fill(place.path);
	power_start(operation);
	size_t done = work(place.path);
	power_restore(seed);
	struct state state = state_of(place.path);
	if (!same_state(&state, &states[done]) &&
	    !(done < STEPS && same_state(&state, &states[done + 1])))
		fail_msg("cut at %llu, seed %llu: not as after %zu steps, nor after one more",
			 (unsigned long long)operation, (unsigned long long)seed, done);
	archive_intact(place.path, (int64_t)state.counts[0]);
	place_remove(&place);
}

static void nothing_acknowledged_is_lost(void **state)
{
	struct state states[STEPS + 1];
	uint64_t operations = rehearse(states);
	assert_true(operations > CUTS);
	for (unsigned i = 0; i < cuts; i++)
		cut_at(i * UINT64_C(7919) % operations + 1, i + 1, states);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_acknowledged_is_lost),
	};
	if (argc > 1)
		cuts = (unsigned)strtoul(argv[1], NULL, 10);
	power_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
