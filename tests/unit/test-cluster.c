/* cluster: where aksharas end, forwards and backwards. */
#include "cases.h"

#include "surkhi/text/cluster.h"

static void pieces_of(struct str text, struct buf *ret_pieces)
{
	for (size_t at = 0, end; at < text.n; at = end) {
		end = cluster_next(text, at);
		if (at)
			buf_add_char(ret_pieces, '/');
		buf_add(ret_pieces, str_slice(text, at, end));
	}
}

static void assert_same_backwards(struct str text)
{
	size_t starts[512], n = 0, at = 0;
	while (at < text.n && n < 512) {
		starts[n++] = at;
		at = cluster_next(text, at);
	}
	assert_int_equal(at, text.n);
	while (n-- > 0) {
		at = cluster_previous(text, at);
		assert_int_equal(at, starts[n]);
	}
	assert_int_equal(cluster_previous(text, 0), 0);
}

static void clusters_are_those_of_the_file(void **state)
{
	struct cases cases;
	struct buf pieces = BUF_INIT(1 << 16);
	for (cases_open(&cases, TEST_DATA "/cluster.test"); cases_next(&cases, 1);) {
		struct buf text = BUF_INIT(1 << 16);
		for (size_t i = 0; i < cases.columns[0].n; i++)
			if (cases.columns[0].s[i] != '/')
				buf_add_char(&text, cases.columns[0].s[i]);
		buf_clear(&pieces);
		pieces_of(buf_str(&text), &pieces);
		case_check(&cases, buf_str(&pieces), cases.columns[0]);
		assert_same_backwards(buf_str(&text));
		buf_done(&text);
	}
	cases_close(&cases);
	buf_done(&pieces);
}

static void a_mark_first_lacks_a_base(void **state)
{
	static const char *const lacking[] = {"ि", "ाब", "्क", "ं", "़ा", "\u0301a"};
	static const char *const standing[] = {"", "कि", "a\u0301", " ा", "\u200cक", "◌ा", "5"};
	for (size_t i = 0; i < sizeof lacking / sizeof *lacking; i++)
		assert_true(cluster_lacks_base(str_from(lacking[i])));
	for (size_t i = 0; i < sizeof standing / sizeof *standing; i++)
		assert_false(cluster_lacks_base(str_from(standing[i])));
}

static void a_heap_of_marks_is_parted(void **state)
{
	struct buf text = BUF_INIT(1 << 16);
	buf_add(&text, STR("k"));
	for (int i = 0; i < 300; i++)
		buf_add(&text, i % 3 ? STR("\u0301") : STR("\u093f"));
	for (int i = 0; i < 60; i++)
		buf_add(&text, STR("\u0915\u094d"));
	for (size_t at = 0, end; at < text.n; at = end) {
		end = cluster_next(buf_str(&text), at);
		assert_in_range(end - at, 1, CLUSTER_MAX);
	}
	assert_same_backwards(buf_str(&text));
	buf_done(&text);
}

static void any_offset_is_safe(void **state)
{
	struct str text = STR("\u0930\u093e\u0937\xe0\xa4\xff\u094d\xf0\u091f");
	for (size_t at = 0; at <= text.n + 2; at++) {
		assert_true(cluster_next(text, at) <= text.n);
		assert_true(at == 0 || cluster_previous(text, at) < at);
		assert_true(at >= text.n || cluster_next(text, at) > at);
	}
}

static void offsets_inside_lead_to_the_start(void **state)
{
	struct str text = STR("\u0915\u0937\u094d\u091f\u0940");
	assert_int_equal(cluster_previous(text, 6), 3);
	assert_int_equal(cluster_previous(text, 12), 3);
	assert_int_equal(cluster_previous(text, 3), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clusters_are_those_of_the_file),
		cmocka_unit_test(a_mark_first_lacks_a_base),
		cmocka_unit_test(a_heap_of_marks_is_parted),
		cmocka_unit_test(any_offset_is_safe),
		cmocka_unit_test(offsets_inside_lead_to_the_start),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
