/*
 * What the words of a query stand for, in an archive whose table of terms is that of
 * tests/data/vocabulary.tsv: Hindi typed in Latin letters, and suggestions.
 */
#include "../unit/vocabulary.h"

#include "archive.h"

#include "private.h"
#include "sought.h"
#include "surkhi/text/fold.h"
#include "surkhi/text/latin.h"

struct desk {
	struct place place;
	struct words words;
	struct store *store;
	struct catalog *catalog;
};

static void fill(struct store *store, const struct words *words)
{
	struct diag diag = DIAG_INIT;
	struct arena arena = {0};
	assert_int_equal(store_begin(store, &diag), 0);
	for (size_t i = 0; i < words->counts.capacity; i++) {
		const struct map_slot *slot = &words->counts.slots[i];
		if (!slot->key.s)
			continue;
		struct article_words read;
		article_words_read(&store->words_reader, slot->key, STR_EMPTY, &arena, &read);
		terms_add(&store->terms, &read, (int)slot->value);
	}
	arena_done(&arena);
	assert_int_equal(store_commit(store, &diag), 0);
}

static int desk_make(void **state)
{
	struct desk *desk = mem_new(1, sizeof *desk);
	place_make(&desk->place);
	words_open(&desk->words);
	desk->store = archive_open(desk->place.path, STORE_CREATE);
	assert_int_equal(catalog_open(NULL, &desk->catalog, NULL), 0);
	fill(desk->store, &desk->words);
	*state = desk;
	return 0;
}

static int desk_remove(void **state)
{
	struct desk *desk = *state;
	store_close(desk->store);
	catalog_close(desk->catalog);
	words_close(&desk->words);
	place_remove(&desk->place);
	mem_free(desk);
	return 0;
}

/* Of the forms that a word stands for, the first of Hindi. */
static struct str first_reading(struct desk *desk, struct str typed, struct arena *arena)
{
	struct query query;
	struct sought *sought;
	struct str first = STR_EMPTY;
	assert_int_equal(query_parse(typed, desk->catalog, &query, NULL), 0);
	assert_int_equal(sought_read(desk->store, &query, &sought, NULL), 0);
	const struct slot *slot = &sought->needles[0].phrases[0].slots[0];
	for (size_t i = 0; i < slot->n && first.n == 0; i++)
		if (!latin_is(slot->forms[i]))
			first = str_copy(arena, slot->forms[i]);
	sought_free(sought);
	query_done(&query);
	return first;
}

static bool is_one_of(struct str form, struct str words, struct arena *arena)
{
	for (struct str word; str_split(&words, '/', &word);)
		if (str_equal(form, fold_copy(arena, word)))
			return true;
	return false;
}

/* How many of a file are right. Those that are not are printed, but for those nobody is to tune on.
 */
static unsigned count_right(struct desk *desk, const char *path, bool quiet, unsigned *ret_n)
{
	struct cases cases;
	unsigned right = 0;
	for (cases_open(&cases, path); cases_next(&cases, 2);) {
		struct arena arena = {.blocks = NULL};
		struct str first = first_reading(desk, cases.columns[0], &arena);
		bool meant = is_one_of(first, cases.columns[1], &arena);
		right += meant;
		if (!meant && !quiet)
			print_message("%s:%u: '%.*s' is '%.*s'\n", path, cases.line,
				      STR_ARG(cases.columns[0]), STR_ARG(first));
		arena_done(&arena);
	}
	*ret_n = cases.n;
	cases_close(&cases);
	return right;
}

static void check_share(struct desk *desk, const char *path, unsigned per_cent, bool quiet)
{
	unsigned n, right = count_right(desk, path, quiet, &n);
	print_message("%s: %u of %u\n", path, right, n);
	assert_in_range(n, 100, 10000);
	assert_true(right * 100 >= n * per_cent);
}

static void what_was_tuned_on_is_right(void **state)
{
	check_share(*state, TEST_DATA "/latin-tuned.test", 98, false);
}

static void what_was_not_seen_is_right(void **state)
{
	check_share(*state, TEST_DATA "/latin-unseen.test", 95, true);
}

static void what_was_meant_is_suggested(void **state)
{
	struct desk *desk = *state;
	struct cases cases;
	unsigned wrong = 0;
	for (cases_open(&cases, TEST_DATA "/suggest.test"); cases_next(&cases, 2);) {
		struct query query;
		struct selection found;
		struct buf text = BUF_INIT(1 << 16);
		assert_int_equal(query_parse(cases.columns[0], desk->catalog, &query, NULL), 0);
		assert_int_equal(store_select(desk->store, &query, ORDER_NEWEST, &found, NULL), 0);
		assert_int_equal(store_suggest(desk->store, &query, &found, &text, NULL), 0);
		struct str expected = cases.columns[1];
		if (!str_equal(text.n ? buf_str(&text) : STR("-"), expected)) {
			print_message("%s:%u: '%s', not '%.*s'\n", cases.path, cases.line,
				      buf_z(&text), STR_ARG(expected));
			wrong++;
		}
		buf_done(&text);
		selection_done(&found);
		query_done(&query);
	}
	cases_close(&cases);
	assert_int_equal(wrong, 0);
}

#define DESK_TEST(name) cmocka_unit_test_setup_teardown(name, desk_make, desk_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		DESK_TEST(what_was_tuned_on_is_right),
		DESK_TEST(what_was_not_seen_is_right),
		DESK_TEST(what_was_meant_is_suggested),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
