/* Corrections: kept apart from what was found, followed by queries, undone exactly, never lost. */
#include "archive.h"

struct fixture {
	struct place place;
	struct arena arena;
	struct store *store;
	struct diag diag;
};

static int set_up(void **state)
{
	struct fixture *fixture = mem_new(1, sizeof *fixture);
	struct article article;
	place_make(&fixture->place);
	fixture->store = archive_open(fixture->place.path, STORE_CREATE);
	for (unsigned i = 0; i < 10; i++) {
		article_make(i, &fixture->arena, &article);
		archive_put(fixture->store, &article, STR("page"));
	}
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;
	store_close(fixture->store);
	arena_done(&fixture->arena);
	place_remove(&fixture->place);
	mem_free(fixture);
	return 0;
}

static const struct correction no_inc = {
	.what = CORRECT_REJECT,
	.entity = {.kind = ENTITY_PARTY, .id = {"INC", 3}, .name = {"कांग्रेस", 24}},
};

static size_t apply(struct fixture *fixture, struct correction correction, bool on,
		    struct edit **ret_changed)
{
	struct edit edit = {.kind = EDIT_CORRECT,
			    .article = correction.article,
			    .on = on,
			    .correction = &correction};
	size_t n = 0;
	if (edit_apply(fixture->store, &edit, 1, &fixture->arena, ret_changed, &n, &fixture->diag))
		fail_msg("%s", fixture->diag.text);
	return n;
}

static void everywhere_is_everywhere_and_later(void **state)
{
	struct fixture *fixture = *state;
	struct article article;
	struct edit *changed, *again;
	size_t n = archive_count(fixture->store, "party:INC");
	assert_true(n > 0);
	assert_int_equal(apply(fixture, no_inc, true, &changed), 1);
	assert_int_equal(archive_count(fixture->store, "party:INC"), 0);
	assert_int_equal(apply(fixture, no_inc, true, &again), 0);
	for (unsigned i = 10; i < 20; i++) {
		article_make(i, &fixture->arena, &article);
		archive_put(fixture->store, &article, STR("page"));
	}
	assert_int_equal(archive_count(fixture->store, "party:INC"), 0);
	edit_reverse(changed, 1);
	assert_int_equal(apply(fixture, *changed->correction, changed->on, &again), 1);
	assert_int_equal(archive_count(fixture->store, "party:INC"), 2 * n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(everywhere_is_everywhere_and_later, set_up,
						tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
