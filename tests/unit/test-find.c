/* ui/find: what `/` finds in a text that is on the screen. */
#include "test.h"

#include "find.h"

/* The found stretches of text, '|' between them. */
static void assert_found(const char *typed, const char *text, const char *expected)
{
	struct arena arena = {0};
	struct buf found = BUF_INIT(4096);
	struct find_range *ranges;
	size_t n = find_text(str_from(typed), str_from(text), &arena, &ranges);
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_add_char(&found, '|');
		buf_add(&found, str_slice(str_from(text), ranges[i].start, ranges[i].end));
	}
	assert_string_equal(buf_z(&found), expected);
	buf_done(&found);
	arena_done(&arena);
}

static void words_in_any_spelling(void **state)
{
	assert_found("हिंदी", "हिन्दी और हिंदी", "हिन्दी|हिंदी");
	assert_found("फैसला", "यह फ़ैसला हुआ", "फ़ैसला");
	assert_found("चुनाव", "उपचुनाव और चुनावों में", "उपचुनाव|चुनावों");
	assert_found("2021", "साल २०२१ में", "२०२१");
}

static void words_in_latin_letters(void **state)
{
	assert_found("kangres", "आज कांग्रेस की बैठक", "कांग्रेस");
	assert_found("bjp", "The BJP won", "BJP");
	assert_found("baithak", "आज कांग्रेस की बैठक", "बैठक");
}

static void words_one_after_another(void **state)
{
	assert_found("संजय मिश्र", "संजय मिश्रा, संजय और संजय मिश्र", "संजय मिश्रा|संजय मिश्र");
	assert_found("गांव गांव", "गांव-गांव", "गांव-गांव");
}

static void marks_as_they_are(void **state)
{
	assert_found("₹", "₹५ और ₹७", "₹|₹");
	assert_found("।", "हां। नहीं।", "।|।");
}

static void nothing(void **state)
{
	assert_found("", "कुछ भी", "");
	assert_found("  ", "कुछ भी", "");
	assert_found("क", "", "");
	assert_found("नहींहै", "कुछ भी", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_in_any_spelling),
		cmocka_unit_test(words_in_latin_letters),
		cmocka_unit_test(words_one_after_another),
		cmocka_unit_test(marks_as_they_are),
		cmocka_unit_test(nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
