/* utf8: reading in both directions, and cleaning of scraped text. */
#include "test.h"

#include "surkhi/text/utf8.h"

static void bad_bytes_are_one_each(void **state)
{
	static const struct {
		const char *s;
		size_t n, count;
	} cases[] = {
		{"", 0, 0},
		{"abc", 3, 3},
		{"\xe0\xa4\x95", 3, 1},
		{"\xf0\x9f\x98\x80", 4, 1},
		{"\xc0\xaf", 2, 2},         /* overlong */
		{"\xe0\x80\xaf", 3, 3},     /* overlong */
		{"\xed\xa0\x80", 3, 3},     /* a surrogate */
		{"\xf4\x90\x80\x80", 4, 4}, /* past the last plane */
		{"\xe0\xa4", 2, 2},         /* cut off */
		{"\xe0\xa4"
		 "a",
		 3, 3},
		{"\x80\xbf\xff\xfe", 4, 4},
		{"a\0b", 3, 3},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(utf8_count((struct str){cases[i].s, cases[i].n}), cases[i].count);
}

static void backwards_reads_the_same(void **state)
{
	struct str text = STR("a\u0915\xe0\xa4\U0001f600\xff\u00e9\xed\xa0\x80\xf0\x9f\x98");
	size_t starts[64], n = 0, at = 0;
	char32_t code_points[64], c;
	while (starts[n] = at, utf8_next(text, &at, &c))
		code_points[n++] = c;
	while (utf8_previous(text, &at, &c)) {
		n--;
		assert_int_equal(at, starts[n]);
		assert_int_equal(c, code_points[n]);
	}
	assert_int_equal(n, 0);
	assert_int_equal(at, 0);
}

static void code_points_come_back(void **state)
{
	static const char32_t all[] = {0,      'a',    0x7F,   0x80,    0x7FF,   0x800,
				       0xFFFD, 0xD7FF, 0xE000, 0x10000, 0x10FFFF};
	struct buf text = BUF_INIT(100);
	char32_t c;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		utf8_add(&text, all[i]);
	size_t at = 0;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		assert_true(utf8_next(buf_str(&text), &at, &c));
		assert_int_equal(c, all[i]);
	}
	assert_int_equal(at, text.n);
	assert_int_equal(utf8_invalid(buf_str(&text)), SIZE_MAX);
	buf_clear(&text);
	utf8_add(&text, 0xD800);
	utf8_add(&text, 0x110000);
	assert_str(buf_str(&text), "\ufffd\ufffd");
	buf_done(&text);
}

static void offsets_and_faults_are_found(void **state)
{
	assert_int_equal(utf8_offset(STR("a\u0915b"), 2), 4);
	assert_int_equal(utf8_offset(STR("a\u0915b"), 9), 5);
	assert_int_equal(utf8_offset(STR("a"), 0), 0);
	assert_int_equal(utf8_invalid(STR("0123456789abcdef\u0915\xff")), 19);
	assert_int_equal(utf8_invalid(STR_EMPTY), SIZE_MAX);
}

static void assert_cleaned(struct str text, const char *expected, size_t faults)
{
	struct buf clean = BUF_INIT(1 << 16);
	assert_int_equal(utf8_clean(text, &clean), faults);
	assert_string_equal(buf_z(&clean), expected);
	buf_done(&clean);
}

static void cleaning_takes_out_what_is_not_text(void **state)
{
	assert_cleaned(STR("\ufeff\u0905"), "\u0905", 1);
	assert_cleaned(STR("a\0b\x1b[1mc\x7f\td\n"), "ab[1mc\td\n", 3);
	assert_cleaned(STR("a\r\nb\rc\u2028d\u2029e"), "a\nb\nc\nd\ne", 4);
	assert_cleaned(STR("a\xc2\x85"
			   "b\xc2\x9b"),
		       "ab", 2);
	assert_cleaned(STR("\u202e\u0915\u200f\u2066\u061c\ufeff"), "\u0915", 5);
	assert_cleaned(STR("\xe0\xa4\u0915\xff"), "\ufffd\ufffd\u0915\ufffd", 3);
	assert_cleaned(STR("\ufffd"), "\ufffd", 0);
	assert_cleaned(STR_EMPTY, "", 0);
}

static void cleaning_keeps_the_rest(void **state)
{
	struct str text =
		STR("\u0909\u0928\u094d\u200d\u0939\u094b\u0902 \u0939\u0941\u0921\u094d"
		    "\u200c\u0921\u093e\u00a0\u0915\u200b\u0916 \u201c\u20b9\u201d \u2060");
	assert_cleaned(text, text.s, 0);
}

static void cleaning_composes(void **state)
{
	assert_cleaned(STR("e\u0301"), "\u00e9", 0);
	assert_cleaned(STR("\u0958\u093e"), "\u0915\u093c\u093e", 0);
	assert_cleaned(STR("\u0928\u093c"), "\u0929", 0);
	assert_cleaned(STR("x\u0915\u093c\u094d\u0937"), "x\u0915\u093c\u094d\u0937", 0);
	assert_cleaned(STR("\u0915\u094d\u093c\u0937"), "\u0915\u093c\u094d\u0937", 0);
	assert_cleaned(STR("\u0928\u094d\u093c"), "\u0929\u094d", 0);
	assert_cleaned(STR("\u1112\u1161\u11ab"), "\ud55c", 0);
	assert_cleaned(STR("\u2126\u00c5A\u030a"), "\u03a9\u00c5\u00c5", 0);
	/* what was between them is gone before they are composed */
	assert_cleaned(STR("\u0928\x01\u093c"), "\u0929", 1);
	assert_cleaned(STR("e\u200e\u0301"), "\u00e9", 1);
}

static void cleaning_composes_long_pieces(void **state)
{
	struct buf text = BUF_INIT(1 << 20), clean = BUF_INIT(1 << 20), again = BUF_INIT(1 << 20);
	for (int i = 0; i < 5000; i++)
		buf_add(&text, i % 7 ? STR("\u0430\u0308") : STR("\u0440"));
	utf8_clean(buf_str(&text), &clean);
	assert_int_equal(utf8_count(buf_str(&clean)), 5000);
	utf8_clean(buf_str(&clean), &again);
	assert_true(str_equal(buf_str(&clean), buf_str(&again)));
	buf_done(&text);
	buf_done(&clean);
	buf_done(&again);
}

/* Letters before and behind, so that each fault stands at each place of whatever is passed at once.
 */
static void cleaning_finds_faults_wherever_they_stand(void **state)
{
	enum { LETTERS = 70 };
	static const struct {
		const char *text, *cleaned;
		size_t faults;
	} odd[] = {
		{"\u0958", "\u0915\u093c", 0},
		{"\u0928\u093c", "\u0929", 0},
		{"e\u0301", "\u00e9", 0},
		{"\u0915\u0951\u093c", "\u0915\u093c\u0951", 0},
		{"\x7f", "", 1},
		{"\x1f", "", 1},
		{"\r\n", "\n", 1},
		{"\xff", "\ufffd", 1},
		{"\xe0", "\ufffd", 1},
		{"\xe0\xa5", "\ufffd\ufffd", 2},
		{"\x85", "\ufffd", 1},
		{"\u2028", "\n", 1},
		{"\u0901\u0964\u097f\u0970\t\n", "\u0901\u0964\u097f\u0970\t\n", 0},
	};
	struct buf text = BUF_INIT(1 << 10), cleaned = BUF_INIT(1 << 10);
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
		for (size_t at = 0; at <= LETTERS; at++) {
			buf_clear(&text);
			buf_clear(&cleaned);
			for (size_t n = 0; n <= LETTERS; n++) {
				struct str letter = n % 6 ? STR("\u0924") : STR(" ");
				buf_add(&text, n == at ? str_from(odd[i].text) : letter);
				buf_add(&cleaned, n == at ? str_from(odd[i].cleaned) : letter);
			}
			assert_cleaned(buf_str(&text), buf_z(&cleaned), odd[i].faults);
		}
	buf_done(&text);
	buf_done(&cleaned);
}

static void cleaning_appends_and_stops_at_the_maximum(void **state)
{
	struct buf clean = BUF_INIT(8);
	buf_add(&clean, STR("ab"));
	utf8_clean(STR("\u0301c"), &clean);
	assert_str(buf_str(&clean), "ab\u0301c");
	utf8_clean(STR("123456789"), &clean);
	assert_true(clean.full);
	assert_true(clean.n <= 8);
	buf_done(&clean);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bad_bytes_are_one_each),
		cmocka_unit_test(backwards_reads_the_same),
		cmocka_unit_test(code_points_come_back),
		cmocka_unit_test(offsets_and_faults_are_found),
		cmocka_unit_test(cleaning_takes_out_what_is_not_text),
		cmocka_unit_test(cleaning_keeps_the_rest),
		cmocka_unit_test(cleaning_composes),
		cmocka_unit_test(cleaning_composes_long_pieces),
		cmocka_unit_test(cleaning_finds_faults_wherever_they_stand),
		cmocka_unit_test(cleaning_appends_and_stops_at_the_maximum),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
