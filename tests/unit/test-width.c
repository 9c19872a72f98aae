/* width: cells of texts in the measured terminals, and clipping by them. */
#include "cases.h"

#include "surkhi/text/cluster.h"
#include "surkhi/text/width.h"

static void cells_are_those_measured(void **state)
{
	struct cases cases;
	const struct width_model *models[CASE_COLUMNS];
	cases_open(&cases, TEST_DATA "/width.test");
	assert_true(cases_next(&cases, 2));
	size_t n = cases.n_columns;
	for (size_t i = 1; i < n; i++) {
		models[i] = width_model_find(cases.columns[i]);
		assert_non_null(models[i]);
	}
	while (cases_next(&cases, n))
		for (size_t i = 1; i < n; i++) {
			if (str_equal(cases.columns[i], STR("-")))
				continue;
			size_t cells = width_text(models[i], cases.columns[0]);
			if ((long)cells != strtol(cases.columns[i].s, NULL, 10))
				fail_msg("%s:%u: model %s says %zu", cases.path, cases.line,
					 models[i]->name, cells);
		}
	cases_close(&cases);
}

static void the_first_model_is_the_safe_one(void **state)
{
	assert_string_equal(width_models[0].name, "A");
	assert_null(width_model_find(STR("Z")));
	assert_null(width_model_find(STR_EMPTY));
	for (size_t i = 0; i < n_width_models; i++)
		assert_ptr_equal(width_model_find(str_from(width_models[i].name)),
				 &width_models[i]);
}

static void foreign_letters_have_their_cells(void **state)
{
	const struct width_model *a = &width_models[0], *e = width_model_find(STR("E"));
	assert_int_equal(width_text(a, STR("abc")), 3);
	assert_int_equal(width_text(a, STR("\u65e5\u672c")), 4);
	assert_int_equal(width_text(e, STR("\u65e5\u672c")), 4);
	assert_int_equal(width_text(a, STR("e\u0301")), 1);
	assert_int_equal(width_text(a, STR("\U0001f600")), 2);
	assert_int_equal(width_text(e, STR("\U0001f1ee\U0001f1f3")), 2);
	assert_int_equal(width_text(a, STR("\u2764\ufe0f")), 2);
	assert_int_equal(width_text(e, STR("\u2764\ufe0f")), 2);
	assert_int_equal(width_text(a, STR("\x1b\x07\x7f\u200e\u2028")), 0);
}

static void clip_cuts_between_clusters(void **state)
{
	struct str text = STR("\u0930\u093e\u0937\u094d\u091f\u094d\u0930\u0940\u092f");
	size_t cells = 99;
	for (size_t i = 0; i < n_width_models; i++)
		for (size_t width = 0; width < 12; width++) {
			const struct width_model *model = &width_models[i];
			size_t n = width_clip(model, text, width, &cells);
			assert_true(n == 0 || n == 6 || n == 24 || n == text.n);
			assert_true(cells <= width);
			assert_int_equal(cells, width_text(model, str_slice(text, 0, n)));
		}
	assert_int_equal(width_clip(&width_models[0], text, 5, NULL), 6);
	assert_int_equal(width_clip(width_model_find(STR("D")), text, 4, &cells), 24);
	assert_int_equal(cells, 4);
	assert_int_equal(width_clip(&width_models[0], STR_EMPTY, 5, &cells), 0);
	assert_int_equal(cells, 0);
}

static void clusters_add_up(void **state)
{
	struct str text =
		STR("\u0928\u094d\u200d\u092f\u093e\u092f\u200b \u0915\u0930\u094d\u200d");
	for (size_t i = 0; i < n_width_models; i++) {
		size_t sum = 0;
		for (size_t at = 0, end; at < text.n; at = end) {
			sum += width_cluster(&width_models[i], text, at, &end);
			assert_int_equal(end, cluster_next(text, at));
		}
		assert_int_equal(sum, width_text(&width_models[i], text));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_are_those_measured),
		cmocka_unit_test(the_first_model_is_the_safe_one),
		cmocka_unit_test(foreign_letters_have_their_cells),
		cmocka_unit_test(clip_cuts_between_clusters),
		cmocka_unit_test(clusters_add_up),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
