/* Corrections everywhere: what they reach, what they leave, and that a long one can be stopped. */
#include "correct-fixture.h"

static void everywhere_is_everywhere_and_later(void **state)
{
	struct fixture *fixture = *state;
	struct article article;
	size_t n = count(fixture, "party:INC"), n_bjp = count(fixture, "party:BJP");
	struct edit *edit = apply(fixture, merge(0, inc, bjp), true);
	assert_int_equal(count(fixture, "party:INC"), 0);
	assert_int_equal(count(fixture, "party:BJP"), n_bjp + n);
	for (unsigned i = N_ARTICLES; i < 2 * N_ARTICLES; i++) {
		article_make(i, &fixture->arena, &article);
		archive_put(fixture->store, &article, STR("page"));
	}
	assert_int_equal(count(fixture, "party:INC"), 0);
	assert_int_equal(count(fixture, "party:BJP"), 2 * (n_bjp + n));
	reverse(fixture, &edit);
	assert_int_equal(count(fixture, "party:INC"), 2 * n);
	assert_int_equal(count(fixture, "party:BJP"), 2 * n_bjp);
}

static bool count_step(void *context, size_t done, size_t total)
{
	size_t *n = context;
	assert_int_equal(done, 2 * (*n)++);
	assert_true(done < total);
	return true;
}

static bool stop_step(void *context, size_t done, size_t total)
{
	size_t *n = context;
	return ++*n < 3;
}

static void a_long_change_that_is_stopped_changes_nothing(void **state)
{
	struct fixture *fixture = *state;
	size_t n = count(fixture, "party:INC"), n_bjp = count(fixture, "party:BJP"), n_told = 0;
	struct arena arena = {0};
	struct edit edit = {.kind = EDIT_CORRECT, .on = true}, *changed;
	struct correction made = merge(0, inc, bjp);
	struct diag diag = DIAG_INIT;
	size_t n_changed;
	edit.correction = &made;
	store_watch(fixture->store,
		    &(struct store_watcher){.step = stop_step, .context = &n_told, .each = 1});
	assert_int_equal(edit_apply(fixture->store, &edit, 1, &arena, &changed, &n_changed, &diag),
			 STORE_E_STOPPED);
	assert_string_equal(strstr(diag.text, "at 2 of "), strstr(diag.text, "at "));
	assert_int_equal(n_told, 3);
	store_watch(fixture->store, NULL);
	assert_int_equal(count(fixture, "party:INC"), n);
	assert_int_equal(count(fixture, "party:BJP"), n_bjp);
	assert_int_equal(edit_apply(fixture->store, &edit, 1, &arena, &changed, &n_changed, &diag),
			 0);
	assert_int_equal(count(fixture, "party:INC"), 0);
	edit_reverse(changed, n_changed);
	assert_int_equal(
		edit_apply(fixture->store, changed, n_changed, &arena, &changed, &n_changed, &diag),
		0);
	arena_done(&arena);
}

static void a_long_change_says_how_far_it_is(void **state)
{
	struct fixture *fixture = *state;
	size_t n = count(fixture, "party:INC"), n_told = 0;
	struct store_watcher watcher = {.step = count_step, .context = &n_told, .each = n};
	store_watch(fixture->store, &watcher);
	struct edit *edit = apply(fixture, merge(0, inc, bjp), true);
	assert_int_equal(n_told, 0); /* it is not that long */
	watcher.each = 2;
	store_watch(fixture->store, &watcher);
	reverse(fixture, &edit);
	assert_int_equal(n_told, (n + 1) / 2);
	store_watch(fixture->store, NULL);
	reverse(fixture, &edit);
	assert_int_equal(n_told, (n + 1) / 2);
}

/* What becomes something else, and that again something else, in any order of undoing. */
static void corrections_everywhere_build_on_one_another(void **state)
{
	struct fixture *fixture = *state;
	size_t n = count(fixture, "party:INC OR party:BJP OR party:AAP");
	size_t n_aap = count(fixture, "party:AAP"), n_bjp = count(fixture, "party:BJP");
	for (int order = 0; order < 2; order++) {
		struct edit *first = apply(fixture, merge(0, inc, bjp), true);
		struct edit *second = apply(fixture, merge(0, bjp, aap), true);
		assert_int_equal(count(fixture, "party:AAP"), n);
		assert_int_equal(count(fixture, "party:INC OR party:BJP"), 0);
		reverse(fixture, order ? &first : &second);
		if (order)
			assert_int_equal(count(fixture, "party:AAP"), n_aap + n_bjp);
		else
			assert_int_equal(count(fixture, "party:BJP"), n - n_aap);
		reverse(fixture, order ? &second : &first);
		assert_int_equal(count(fixture, "party:AAP"), n_aap);
		assert_int_equal(count(fixture, "party:BJP"), n_bjp);
	}
	struct edit *moved = apply(fixture, merge(0, inc, bjp), true);
	struct edit *gone = apply(fixture, reject(0, bjp), true);
	assert_int_equal(count(fixture, "party:INC OR party:BJP"), 0);
	reverse(fixture, &gone);
	assert_int_equal(count(fixture, "party:BJP"), n - n_aap);
	reverse(fixture, &moved);
}

#define test(function)                                                                             \
	cmocka_unit_test_setup_teardown(function, corrections_set_up, corrections_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(everywhere_is_everywhere_and_later),
		test(a_long_change_says_how_far_it_is),
		test(a_long_change_that_is_stopped_changes_nothing),
		test(corrections_everywhere_build_on_one_another),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
