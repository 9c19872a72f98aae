/* wrap: rows of paragraphs, in print's own manners. */
#include "cases.h"

#include "surkhi/text/cluster.h"
#include "surkhi/text/wrap.h"

static void rows_are_those_of_the_file(void **state)
{
	struct cases cases;
	for (cases_open(&cases, TEST_DATA "/wrap.test"); cases_next(&cases, 3);) {
		struct wrap_row *rows;
		size_t width = strtoul(cases.columns[0].s, NULL, 10);
		struct str text = cases.columns[1];
		size_t n = wrap_text(&width_models[0], text, width, &cases.arena, &rows);
		for (size_t i = 0; i < n && i + 2 < cases.n_columns; i++)
			case_check(&cases, str_slice(text, rows[i].start, rows[i].end),
				   cases.columns[i + 2]);
		if (n != cases.n_columns - 2)
			fail_msg("%s:%u: %zu rows", cases.path, cases.line, n);
	}
	cases_close(&cases);
}

/* Rows in order, blanks alone between them, none too wide, none cut inside a cluster. */
static void assert_rows(const struct width_model *model, struct str text, size_t cells)
{
	struct arena arena = {0};
	struct wrap_row *rows;
	size_t n = wrap_text(model, text, cells, &arena, &rows), behind = 0;
	for (size_t i = 0; i < n; i++) {
		assert_true(rows[i].start >= behind && rows[i].end >= rows[i].start);
		for (size_t at = behind; at < rows[i].start; at++)
			assert_non_null(strchr(" \n", text.s[at]));
		struct str row = str_slice(text, rows[i].start, rows[i].end);
		if (width_text(model, row) > cells)
			assert_int_equal(cluster_next(row, 0), row.n);
		behind = rows[i].end;
	}
	for (; behind < text.n; behind++)
		assert_non_null(strchr(" \n", text.s[behind]));
	arena_done(&arena);
}

static void rows_fit_in_every_model(void **state)
{
	struct str text =
		STR("पार्टी के प्रदेश अध्यक्ष डॉ. कुलदीप ने बी.जे.पी. के कार्यकर्ताओं से “मिशन” पर बात की।\n"
		    "उन्\u200dहोंने कहा – ज़्यादा से ज़्यादा स्त्रियाँ राष्ट्रीय स्तर पर आएँ… "
		    "₹ ५०० का कूपन 日本 👍🏽");
	for (size_t i = 0; i < n_width_models; i++)
		for (size_t cells = 1; cells < 90; cells++)
			assert_rows(&width_models[i], text, cells);
}

static void any_bytes_have_rows(void **state)
{
	struct str text = STR("\u0930\xff\xe0\xa4 \xf0\x9f \u094d\u0930\n\n \u093f x\0y \u200b");
	for (size_t cells = 1; cells < 12; cells++)
		assert_rows(&width_models[0], text, cells);
}

static void an_empty_text_is_one_row(void **state)
{
	struct arena arena = {0};
	struct wrap_row *rows;
	assert_int_equal(wrap_text(&width_models[0], STR_EMPTY, 10, &arena, &rows), 1);
	assert_int_equal(rows[0].end, 0);
	arena_done(&arena);
}

static void a_long_line_takes_linear_time(void **state)
{
	struct arena arena = {0};
	struct buf text = BUF_INIT(8 << 20);
	struct wrap_row *rows;
	for (int i = 0; i < 200000; i++)
		buf_add(&text, STR("\u0915\u093f"));
	size_t n = wrap_text(&width_models[0], buf_str(&text), 20, &arena, &rows);
	assert_int_equal(n, 20000);
	buf_done(&text);
	arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_those_of_the_file),
		cmocka_unit_test(rows_fit_in_every_model),
		cmocka_unit_test(any_bytes_have_rows),
		cmocka_unit_test(an_empty_text_is_one_row),
		cmocka_unit_test(a_long_line_takes_linear_time),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
