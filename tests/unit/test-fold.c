/* fold: the form in which words are compared. */
#include "cases.h"

#include "surkhi/text/fold.h"

static void forms_are_those_of_the_file(void **state)
{
	struct cases cases;
	for (cases_open(&cases, TEST_DATA "/fold.test"); cases_next(&cases, 2);) {
		struct str form = fold_copy(&cases.arena, cases.columns[0]);
		case_check(&cases, form, cases.columns[1]);
		case_check(&cases, fold_copy(&cases.arena, form), form);
		assert_true(utf8_count(form) <= utf8_count(cases.columns[0]));
	}
	cases_close(&cases);
}

static void folding_appends(void **state)
{
	struct buf form = BUF_INIT(1000);
	fold(STR("\u0928\u092f"), &form);
	fold(STR("\u0940"), &form);
	assert_str(buf_str(&form), "\u0928\u092f\u0940");
	buf_done(&form);
}

static void long_texts_fold_like_short_ones(void **state)
{
	struct buf text = BUF_INIT(1 << 20), form = BUF_INIT(1 << 20), expected = BUF_INIT(1 << 20);
	for (int i = 0; i < 2000; i++) {
		buf_add(&text,
			STR("\u0939\u093f\u0928\u094d\u0926\u0940 \u0917\u092f\u0940 \u00c9"));
		buf_add(&expected, STR("\u0939\u093f\u0902\u0926\u0940 \u0917\u0908 e"));
	}
	fold(buf_str(&text), &form);
	assert_true(str_equal(buf_str(&form), buf_str(&expected)));
	buf_done(&text);
	buf_done(&form);
	buf_done(&expected);
}

static void bad_bytes_do_not_join(void **state)
{
	struct arena arena = {0};
	assert_str(fold_copy(&arena, STR("\xe0\u200d\xa4\x85")), "\ufffd\ufffd\ufffd");
	arena_done(&arena);
}

/* Nukta and dropped marks leave nothing; digits and the other ways to write a letter, a letter. */
static void other_letters_of_the_block_stay(void **state)
{
	struct arena arena = {0};
	for (char32_t c = 0x0900; c < 0x0980; c++) {
		struct buf text = BUF_INIT(16);
		buf_add(&text, STR("\u0905"));
		utf8_add(&text, c);
		bool changes = c == 0x0901 || c == 0x0903 || c == 0x0911 || c == 0x0929 ||
			       c == 0x0931 || c == 0x0934 || c == 0x093C || c == 0x0949 ||
			       (c >= 0x0958 && c <= 0x095F) || (c >= 0x0966 && c <= 0x096F);
		struct str form = fold_copy(&arena, buf_str(&text));
		assert_int_equal(str_equal(form, buf_str(&text)), !changes);
		buf_done(&text);
	}
	arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms_are_those_of_the_file),
		cmocka_unit_test(folding_appends),
		cmocka_unit_test(long_texts_fold_like_short_ones),
		cmocka_unit_test(bad_bytes_do_not_join),
		cmocka_unit_test(other_letters_of_the_block_stay),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
