/* inflect: the forms of a noun, asked of a vocabulary of Hindi news. */
#include "vocabulary.h"

#include "surkhi/text/inflect.h"

static int64_t count_form(void *data, struct str form)
{
	return words_count(data, form);
}

static struct str forms_of(const struct vocabulary *vocabulary, struct str word,
			   struct arena *arena)
{
	struct str forms[INFLECT_MAXIMUM];
	bool name = str_starts(word, STR("name "));
	size_t n = inflect(vocabulary, str_slice(word, name ? 5 : 0, word.n), name, arena, forms);
	struct buf text = BUF_INIT(1 << 12);
	if (n == 0)
		buf_add_char(&text, '-');
	for (size_t i = 0; i < n; i++)
		buf_printf(&text, "%s%.*s", i ? " " : "", STR_ARG(forms[i]));
	struct str copy = str_copy(arena, buf_str(&text));
	buf_done(&text);
	return copy;
}

static void forms_are_those_of_the_file(void **state)
{
	struct words words;
	struct cases cases;
	words_open(&words);
	const struct vocabulary vocabulary = {count_form, &words};
	for (cases_open(&cases, TEST_DATA "/inflect.test"); cases_next(&cases, 2);) {
		struct arena arena = {.blocks = NULL};
		case_check(&cases, forms_of(&vocabulary, cases.columns[0], &arena),
			   cases.columns[1]);
		arena_done(&arena);
	}
	cases_close(&cases);
	words_close(&words);
}

static int64_t count_one(void *data, struct str form)
{
	return 1;
}

/* In a vocabulary that has everything, whatever is asked for. */
static void nothing_is_too_much(void **state)
{
	static const char *const words[] = {"", "ा", "ों", "ाओं", "ियों", "यों", "ंं", "\xff\xff", "क्"};
	const struct vocabulary vocabulary = {count_one, NULL};
	struct arena arena = {.blocks = NULL};
	struct str forms[INFLECT_MAXIMUM];
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		assert_int_equal(inflect(&vocabulary, str_from(words[i]), false, &arena, forms), 0);
	assert_in_range(inflect(&vocabulary, STR("रैलियों"), false, &arena, forms), 2,
			INFLECT_MAXIMUM);
	arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms_are_those_of_the_file),
		cmocka_unit_test(nothing_is_too_much),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
