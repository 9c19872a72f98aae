/* token: words, numbers, marks and sentences. */
#include "cases.h"

#include "surkhi/text/token.h"

static void tokens_of(struct str text, struct buf *ret_tokens, struct buf *ret_kinds)
{
	struct token token;
	for (size_t at = 0; token_next(text, &at, &token);) {
		assert_true(token.start < token.end && token.end <= text.n);
		if (ret_kinds->n)
			buf_add_char(ret_tokens, ' ');
		buf_add(ret_tokens, str_slice(text, token.start, token.end));
		buf_add_char(ret_kinds, "wnm"[token.kind]);
	}
}

static void tokens_are_those_of_the_file(void **state)
{
	struct cases cases;
	struct buf tokens = BUF_INIT(1 << 16), kinds = BUF_INIT(1 << 16);
	for (cases_open(&cases, TEST_DATA "/token.test"); cases_next(&cases, 3);) {
		buf_clear(&tokens);
		buf_clear(&kinds);
		tokens_of(cases.columns[0], &tokens, &kinds);
		case_check(&cases, buf_str(&tokens), cases.columns[1]);
		case_check(&cases, buf_str(&kinds), cases.columns[2]);
	}
	cases_close(&cases);
	buf_done(&tokens);
	buf_done(&kinds);
}

/* Every column of a line is a sentence; the text is all of them, with the line's own gaps. */
static void sentences_are_those_of_the_file(void **state)
{
	struct cases cases;
	struct buf text = BUF_INIT(1 << 16);
	for (cases_open(&cases, TEST_DATA "/sentence.test"); cases_next(&cases, 1);) {
		buf_clear(&text);
		for (size_t i = 0; i < cases.n_columns; i++) {
			if (i)
				buf_add_char(&text, ' ');
			buf_add(&text, cases.columns[i]);
		}
		size_t at = 0, start, end;
		for (size_t i = 0; i < cases.n_columns; i++) {
			size_t n = cases.columns[i].n;
			for (size_t inside = at; inside < at + n; inside++) {
				sentence_around(buf_str(&text), inside, &start, &end);
				case_check(&cases, str_slice(buf_str(&text), start, end),
					   cases.columns[i]);
			}
			at += n + 1;
		}
	}
	cases_close(&cases);
	buf_done(&text);
}

static void sentences_need_no_blank_between(void **state)
{
	struct str text = STR("\u0935\u0939 \u0925\u093e\u0964\u0907\u0938");
	size_t start, end;
	sentence_around(text, 0, &start, &end);
	assert_str(str_slice(text, start, end), "\u0935\u0939 \u0925\u093e\u0964");
	sentence_around(text, 17, &start, &end);
	assert_str(str_slice(text, start, end), "\u0907\u0938");
}

static void empty_texts_have_an_empty_sentence(void **state)
{
	size_t start = 9, end = 9;
	sentence_around(STR("  "), 1, &start, &end);
	assert_int_equal(start, end);
	sentence_around(STR_EMPTY, 7, &start, &end);
	assert_int_equal(start, 0);
	assert_int_equal(end, 0);
	struct token token;
	size_t at = 0;
	assert_false(token_next(STR(" \n\u200b\u00a0"), &at, &token));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tokens_are_those_of_the_file),
		cmocka_unit_test(sentences_are_those_of_the_file),
		cmocka_unit_test(sentences_need_no_blank_between),
		cmocka_unit_test(empty_texts_have_an_empty_sentence),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
