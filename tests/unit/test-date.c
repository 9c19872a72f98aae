/* date: the forms of news sites, and what only looks like one. */
#include "cases.h"

#include "surkhi/text/date.h"

static void dates_are_those_of_the_file(void **state)
{
	struct cases cases;
	for (cases_open(&cases, TEST_DATA "/date.test"); cases_next(&cases, 2);) {
		char form[MOMENT_SIZE] = "-";
		struct str text = cases.columns[0];
		struct moment moment;
		size_t offset = 0, start = 0;
		if (date_find(text, &offset, &start, &moment))
			moment_format(&moment, form);
		case_check(&cases, str_from(form), cases.columns[1]);
		if (cases.n_columns > 2)
			case_check(&cases, str_slice(text, start, offset), cases.columns[2]);
	}
	cases_close(&cases);
}

static void dates_follow_each_other(void **state)
{
	struct str text = STR("Updated: 5 May 2020 10:00 AM\nPublished: 4 May 2020 | 2020-05-06 x");
	static const char *const expected[] = {"2020-05-05T10:00:00+05:30", "2020-05-04",
					       "2020-05-06"};
	char form[MOMENT_SIZE];
	struct moment moment;
	size_t offset = 0, start, n = 0;
	while (date_find(text, &offset, &start, &moment)) {
		assert_in_range(n, 0, 2);
		moment_format(&moment, form);
		assert_string_equal(form, expected[n++]);
	}
	assert_int_equal(n, 3);
	assert_int_equal(offset, text.n - 2);
}

static void nothing_is_touched_without_a_date(void **state)
{
	struct moment moment = {.year = 7};
	size_t offset = 2, start = 9;
	assert_false(date_find(STR("32 May 2020 \xff 2020"), &offset, &start, &moment));
	assert_int_equal(offset, 2);
	assert_int_equal(start, 9);
	assert_int_equal(moment.year, 7);
	offset = 0;
	assert_false(date_find(STR_EMPTY, &offset, &start, &moment));
}

static void dates_do_not_pass_a_line(void **state)
{
	struct moment moment;
	size_t offset = 0, start;
	assert_false(date_find(STR("5 May\n2020"), &offset, &start, &moment));
	assert_true(date_find(STR("5 May 2020\n7:04 PM"), &offset, &start, &moment));
	assert_false(moment.has_time);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_are_those_of_the_file),
		cmocka_unit_test(dates_follow_each_other),
		cmocka_unit_test(nothing_is_touched_without_a_date),
		cmocka_unit_test(dates_do_not_pass_a_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
