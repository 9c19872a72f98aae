/* ui/probe and text/fit: what terminals answer, in whatever pieces it comes. */
#include "test.h"

#include <stdio.h>

#include "surkhi/ui/probe.h"

/* What a terminal of a model answers, with keys typed in between. */
static void answer_as(const struct width_model *model, struct buf *bytes, const char *typed)
{
	for (size_t i = 0; i < n_fit_texts; i++) {
		size_t cells = width_text(model, str_from(fit_texts[i]));
		buf_printf(bytes, "\033[1;%zuR", cells + 1);
		if (i % 10 == 3)
			buf_add(bytes, str_from(typed));
	}
	buf_add(bytes, STR("\033[1;3R\033[?62;22c"));
}

static void every_model_is_found_again(void **state)
{
	for (size_t m = 0; m < n_width_models; m++) {
		struct probe_answer answer;
		struct buf bytes = BUF_INIT(4096);
		struct fit fit;
		answer_as(&width_models[m], &bytes, "");
		probe_answer_init(&answer);
		probe_answer_add(&answer, bytes.s, bytes.n);
		assert_true(answer.complete);
		assert_int_equal(answer.n, n_fit_texts + 1);
		fit_model(answer.cells, &fit);
		assert_int_equal(fit.unexplained, 0);
		assert_string_equal(fit.model.name, width_models[m].name);
		buf_done(&bytes);
		buf_done(&answer.typed);
	}
}

/* An akshara, a key with a sequence, Alt-x, and Esc just before an answer. */
#define TYPED "जj\033[A\033x\033"

static void keys_typed_meanwhile_are_kept(void **state)
{
	struct buf bytes = BUF_INIT(4096);
	answer_as(&width_models[0], &bytes, TYPED);
	for (size_t piece = 1; piece < 9; piece++) {
		struct probe_answer answer;
		probe_answer_init(&answer);
		for (size_t at = 0; at < bytes.n; at += piece) {
			size_t n = bytes.n - at < piece ? bytes.n - at : piece;
			probe_answer_add(&answer, bytes.s + at, n);
		}
		assert_true(answer.complete);
		assert_int_equal(answer.n, n_fit_texts + 1);
		assert_str(buf_str(&answer.typed), TYPED TYPED TYPED TYPED);
		buf_done(&answer.typed);
	}
	buf_done(&bytes);
}

static void the_background_is_read_in_any_form(void **state)
{
	static const struct {
		const char *answer, *typed;
		int luminance;
	} cases[] = {
		{"\033]11;rgb:ffff/ffff/ffff\033\\", "", 255},
		{"\033]11;rgb:0000/0000/0000\a", "", 0},
		{"\033]11;rgb:80/80/80\a", "", 128},
		{"j\033]11;rgb:ff/0/0\033\\k", "jk", 76},
		{"", "", -1},
		{"\033]11;rgb:zz/0/0\a", "", -1},
		{"\033]11;rgb:fffff/0/0\a", "", -1},
		{"\033]10;rgb:ff/ff/ff\a", "", -1},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct probe_answer answer;
		probe_answer_init(&answer);
		for (const char *c = cases[i].answer; *c; c++)
			probe_answer_add(&answer, c, 1);
		probe_answer_add(&answer, "\033[?1;2c", 7);
		assert_true(answer.complete);
		assert_int_equal(answer.luminance, cases[i].luminance);
		assert_str(buf_str(&answer.typed), cases[i].typed);
		buf_done(&answer.typed);
	}
}

static void no_answer_is_model_a(void **state)
{
	struct probe probe = {.answered = false};
	assert_string_equal(probe_model(&probe).name, "A");
	probe.answered = true;
	probe.fit = (struct fit){.model = {.name = "E"}, .unexplained = 1};
	assert_string_equal(probe_model(&probe).name, "E");
	probe.fit.unexplained = 2;
	assert_string_equal(probe_model(&probe).name, "A");
	assert_false(probe_model(&probe).natural);
	probe.sized_text = true;
	assert_true(probe_model(&probe).natural);
}

static void an_unknown_mixture_is_fitted(void **state)
{
	struct width_model mixture = {.name = "?", .spacing_mark = 1, .zwnj = 1, .conjunct = true};
	int cells[FIT_MAXIMUM];
	struct fit fit;
	for (size_t i = 0; i < n_fit_texts; i++)
		cells[i] = (int)width_text(&mixture, str_from(fit_texts[i]));
	fit_model(cells, &fit);
	assert_int_equal(fit.unexplained, 0);
	assert_int_equal(fit.model.zwnj, 1);
	assert_int_equal(fit.model.spacing_mark, 1);
	cells[4] += 3; /* and one answer that nothing explains */
	fit_model(cells, &fit);
	assert_int_equal(fit.unexplained, 1);
	assert_int_equal(fit.first_unexplained, 4);
}

static void a_descriptor_that_is_no_terminal_is_left_alone(void **state)
{
	struct probe probe;
	FILE *file = tmpfile();
	probe_terminal(fileno(file), fileno(file), false, &probe);
	assert_false(probe.answered);
	assert_int_equal(ftell(file), 0);
	probe_done(&probe);
	fclose(file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_model_is_found_again),
		cmocka_unit_test(keys_typed_meanwhile_are_kept),
		cmocka_unit_test(the_background_is_read_in_any_form),
		cmocka_unit_test(no_answer_is_model_a),
		cmocka_unit_test(an_unknown_mixture_is_fitted),
		cmocka_unit_test(a_descriptor_that_is_no_terminal_is_left_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
