/* Frequent forms have sets of their articles: what is found must not depend on which forms do. */
#include "archive.h"

#include "private.h"

enum { LEAST = 12 /* articles; so that nearly every form that repeats is frequent */ };

/* Two archives of the same articles, of which only the first has frequent forms. */
struct pair {
	struct place places[2];
	struct store *stores[2];
};

static void pair_make(struct pair *pair)
{
	for (size_t i = 0; i < 2; i++) {
		place_make(&pair->places[i]);
		pair->stores[i] = archive_open(pair->places[i].path, STORE_CREATE);
	}
	pair->stores[0]->frequent.least = LEAST;
}

static void pair_remove(struct pair *pair)
{
	for (size_t i = 0; i < 2; i++) {
		store_close(pair->stores[i]);
		place_remove(&pair->places[i]);
	}
}

static void put_some(struct store *store, unsigned first, unsigned n)
{
	struct arena arena = {0};
	struct article article;
	assert_int_equal(store_begin(store, NULL), 0);
	for (unsigned i = first; i < first + n; i++) {
		article_make(i, &arena, &article);
		archive_put(store, &article, STR("page"));
	}
	assert_int_equal(store_commit(store, NULL), 0);
	arena_done(&arena);
}

static void replace(struct store *store, unsigned n, const char *text)
{
	struct arena arena = {0};
	struct article article;
	enum store_replaced replaced;
	article_make(n, &arena, &article);
	article.paragraphs[1].text = str_from(text);
	assert_int_equal(store_replace(store, n + 1, &article, &replaced, NULL), 0);
	assert_int_equal(replaced, STORE_CHANGED);
	arena_done(&arena);
}

static int count_form(void *data, struct str form, const struct bits *articles)
{
	size_t *n = data;
	assert_true(form.n > 0);
	assert_true(bits_count(articles) > 0);
	(*n)++;
	return 0;
}

static size_t frequent_forms(struct store *store)
{
	size_t n = 0;
	assert_int_equal(frequent_each(store, count_form, &n, NULL), 0);
	return n;
}

static void assert_same(struct pair *pair)
{
	static const char *const queries[] = {
		"खबर", "=खबर",       "-खबर",     "headline:खबर", "खबर party:INC", "\"नया पाठ\"",
		"पाठ", "नया OR खबर", "नया -खबर", "ख*",           "khabar",        "कहीं",
	};
	for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
		assert_int_equal(archive_count(pair->stores[0], queries[i]),
				 archive_count(pair->stores[1], queries[i]));
}

static void the_same_is_found(void **state)
{
	struct pair pair;
	pair_make(&pair);
	for (unsigned n = 0; n < 60; n += 10) {
		for (size_t i = 0; i < 2; i++)
			put_some(pair.stores[i], n, 10);
		assert_same(&pair);
	}
	assert_true(frequent_forms(pair.stores[0]) > 3);
	assert_int_equal(frequent_forms(pair.stores[1]), 0);
	for (unsigned n = 0; n < 30; n++)
		for (size_t i = 0; i < 2; i++)
			replace(pair.stores[i], n, n % 2 ? "नया पाठ" : "नया");
	assert_same(&pair);
	assert_int_equal(archive_count(pair.stores[0], "नया"), 30);
	for (size_t i = 0; i < 2; i++)
		replace(pair.stores[i], 4, "और कुछ");
	assert_int_equal(archive_count(pair.stores[0], "नया"), 29);
	assert_same(&pair);
	archive_intact(pair.places[0].path, 60);
	pair_remove(&pair);
}

/* A process that writes learns which forms another has made frequent meanwhile. */
static void others_keep_the_sets_too(void **state)
{
	struct pair pair;
	pair_make(&pair);
	struct store *other = archive_open(pair.places[0].path, STORE_WRITE);
	put_some(other, 0, 5);
	put_some(pair.stores[0], 5, 30);
	assert_true(frequent_forms(other) > 0);
	put_some(other, 35, 10);
	assert_int_equal(archive_count(other, "खबर"), 45);
	assert_int_equal(archive_count(pair.stores[0], "खबर"), 45);
	store_close(other);
	archive_intact(pair.places[0].path, 45);
	pair_remove(&pair);
}

static void what_is_rolled_back_is_not_frequent(void **state)
{
	struct pair pair;
	struct arena arena = {0};
	struct article article;
	pair_make(&pair);
	assert_int_equal(store_begin(pair.stores[0], NULL), 0);
	for (unsigned i = 0; i < 30; i++) {
		article_make(i, &arena, &article);
		archive_put(pair.stores[0], &article, STR("page"));
	}
	assert_int_equal(archive_count(pair.stores[0], "खबर"), 30);
	assert_true(frequent_forms(pair.stores[0]) > 0);
	store_rollback(pair.stores[0]);
	assert_int_equal(frequent_forms(pair.stores[0]), 0);
	for (size_t i = 0; i < 2; i++)
		put_some(pair.stores[i], 0, 20);
	assert_same(&pair);
	archive_intact(pair.places[0].path, 20);
	arena_done(&arena);
	pair_remove(&pair);
}

static void a_set_that_is_wrong_is_found(void **state)
{
	struct pair pair;
	struct store_health health;
	pair_make(&pair);
	put_some(pair.stores[0], 0, 30);
	archive_tamper(pair.places[0].path,
		       "UPDATE chunk SET data = x'0100' WHERE id / 16384 % 4 = 3");
	assert_int_equal(store_check(pair.stores[0], &health, NULL), 0);
	assert_false(health.intact);
	assert_non_null(strstr(health.problem, "are not those of the index"));
	pair_remove(&pair);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_is_found),
		cmocka_unit_test(others_keep_the_sets_too),
		cmocka_unit_test(what_is_rolled_back_is_not_frequent),
		cmocka_unit_test(a_set_that_is_wrong_is_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
