/* theme: which one is right for the terminal at hand. */
#include "test.h"

#include "theme.h"

static void auto_follows_the_background(void **state)
{
	assert_int_equal(theme_resolve(THEME_AUTO, 255, "15;0"), THEME_LIGHT);
	assert_int_equal(theme_resolve(THEME_AUTO, 128, NULL), THEME_LIGHT);
	assert_int_equal(theme_resolve(THEME_AUTO, 127, NULL), THEME_DARK);
	assert_int_equal(theme_resolve(THEME_AUTO, 0, "0;15"), THEME_DARK);
}

static void a_silent_terminal_is_told_by_its_variable(void **state)
{
	assert_int_equal(theme_resolve(THEME_AUTO, -1, "0;15"), THEME_LIGHT);
	assert_int_equal(theme_resolve(THEME_AUTO, -1, "0;default;7"), THEME_LIGHT);
	assert_int_equal(theme_resolve(THEME_AUTO, -1, "15;0"), THEME_DARK);
	assert_int_equal(theme_resolve(THEME_AUTO, -1, "15"), THEME_DARK);
	assert_int_equal(theme_resolve(THEME_AUTO, -1, ""), THEME_DARK);
	assert_int_equal(theme_resolve(THEME_AUTO, -1, NULL), THEME_DARK);
}

static void a_theme_that_was_asked_for_stays(void **state)
{
	assert_int_equal(theme_resolve(THEME_DARK, 255, "0;15"), THEME_DARK);
	assert_int_equal(theme_resolve(THEME_LIGHT, 0, NULL), THEME_LIGHT);
	assert_int_equal(theme_resolve(THEME_MONO, 255, NULL), THEME_MONO);
}

/* What a role means is never told by colour alone, so mono must tell the kinds of entities apart.
 */
static void few_colours_are_no_colours(void **state)
{
	for (int role = 0; role < N_ROLES; role++) {
		struct look none = theme_look(THEME_DARK, (enum role)role, false, 0);
		struct look eight = theme_look(THEME_LIGHT, (enum role)role, false, 8);
		assert_int_equal(none.colour, -1);
		assert_true(eight.colour < 8);
	}
	assert_true(theme_look(THEME_MONO, ROLE_PARTY, false, 0).underline);
	assert_true(theme_look(THEME_MONO, ROLE_PERSON, false, 0).bold);
	assert_true(theme_look(THEME_MONO, ROLE_TEXT, true, 0).reverse);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(auto_follows_the_background),
		cmocka_unit_test(a_silent_terminal_is_told_by_its_variable),
		cmocka_unit_test(a_theme_that_was_asked_for_stays),
		cmocka_unit_test(few_colours_are_no_colours),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
