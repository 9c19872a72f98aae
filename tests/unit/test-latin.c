/* latin: keys that both scripts reach, spellings, distances, narrowing of lists. */
#include "cases.h"

#include "surkhi/text/latin.h"

static void keys_are_those_of_the_file(void **state)
{
	struct cases cases;
	for (cases_open(&cases, TEST_DATA "/latin.test"); cases_next(&cases, 2);) {
		struct buf typed = BUF_INIT(256), key = BUF_INIT(256);
		struct str word = cases.columns[1];
		bool differs = str_starts(word, STR("! "));
		latin_key(cases.columns[0], &typed);
		latin_key(str_slice(word, differs ? 2 : 0, word.n), &key);
		assert_int_not_equal(key.n, 0);
		if (differs && str_equal(buf_str(&typed), buf_str(&key)))
			fail_msg("%s:%u: both have '%s'", cases.path, cases.line, buf_z(&key));
		if (!differs)
			case_check(&cases, buf_str(&typed), buf_str(&key));
		buf_done(&typed);
		buf_done(&key);
	}
	cases_close(&cases);
}

static void lists_are_narrowed_as_the_file_says(void **state)
{
	struct cases cases;
	for (cases_open(&cases, TEST_DATA "/latin-match.test"); cases_next(&cases, 3);) {
		bool matches = latin_matches(cases.columns[0], cases.columns[1]);
		case_check(&cases, matches ? STR("yes") : STR("no"), cases.columns[2]);
	}
	cases_close(&cases);
	assert_true(latin_matches(STR_EMPTY, STR("\u0915")));
	assert_false(latin_matches(STR("k"), STR_EMPTY));
}

static void keys_do_not_see_nukta_or_nasals(void **state)
{
	struct buf a = BUF_INIT(64), b = BUF_INIT(64);
	latin_key(STR("हिन्दी"), &a);
	latin_key(STR("हिंदी"), &b);
	assert_string_equal(buf_z(&a), buf_z(&b));
	latin_key(STR("। 2021 ?"), &b);
	assert_string_equal(buf_z(&a), buf_z(&b));
	buf_done(&a);
	buf_done(&b);
}

static void words_are_spelt_as_people_do(void **state)
{
	static const char *const words[][2] = {
		{"कांग्रेस", "kaangres"}, {"भाजपा", "bhaajpaa"},
		{"शिमला", "shimlaa"},  {"लखनऊ", "lakhnaoo"},
		{"जनता", "jantaa"},    {"उत्तर", "uttar"},
		{"मुख्य", "mukhya"},     {"मित्र", "mitra"},
		{"दत्त", "datt"},       {"विज्ञान", "vigyaan"},
		{"लक्ष्मी", "lakshmee"}, {"संबंध", "sambandh"},
		{"ज़्यादा", "zyaadaa"},  {"पढ़ाई", "parhaaee"},
		{"सड़क", "sarak"},      {"कर्मचारी", "karmachaaree"},
		{"न", "na"},           {"BJP", "bjp"},
		{"Élan", "elan"},      {"कृष्ण", "krishn"},
		{"मैं", "main"},
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct buf spelling = BUF_INIT(256);
		latin_spell(str_from(words[i][0]), &spelling);
		assert_string_equal(buf_z(&spelling), words[i][1]);
		buf_done(&spelling);
	}
}

static void the_word_meant_is_the_nearest(void **state)
{
	static const char *const rows[][3] = {
		/* typed, the word meant, another with the same key */
		{"modi", "मोदी", "मुद्दा"},      {"shimla", "शिमला", "सम्मेलन"},
		{"kangres", "कांग्रेस", "कंगारस"}, {"sarkar", "सरकार", "शिरकर"},
		{"dutt", "दत्त", "दादी"},       {"bjp", "बीजेपी", "भाजपा"},
		{"bhajpa", "भाजपा", "बीजेपी"},  {"nahi", "नहीं", "ना"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str typed = str_from(rows[i][0]);
		assert_true(latin_distance(typed, str_from(rows[i][1])) <
			    latin_distance(typed, str_from(rows[i][2])));
	}
	assert_int_equal(latin_distance(STR("kangres"), STR("कांग्रेस")), 0);
	assert_int_equal(latin_distance(STR("modi"), STR("मोदी")), 0);
	assert_int_not_equal(latin_distance(STR("modi"), STR("मोती")), 0);
}

static void latin_letters_are_ascii_ones(void **state)
{
	assert_true(latin_is(STR("sanjay dutt, 2")));
	assert_false(latin_is(STR("2021 !")));
	assert_false(latin_is(STR_EMPTY));
	assert_false(latin_is(STR("bjp के")));
	assert_false(latin_is(STR("café")));
	assert_true(latin_is(STR("a \xff")));
}

static void long_words_are_cut(void **state)
{
	struct buf word = BUF_INIT(1 << 16), key = BUF_INIT(1 << 16);
	for (int i = 0; i < 3000; i++)
		buf_add(&word, i % 2 ? STR("\u0915") : STR("\u0930"));
	latin_key(buf_str(&word), &key);
	assert_in_range(key.n, 1, 64);
	assert_true(latin_distance(buf_str(&key), buf_str(&word)) > 0);
	assert_false(latin_matches(STR("modi"), buf_str(&word)));
	buf_done(&word);
	buf_done(&key);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_are_those_of_the_file),
		cmocka_unit_test(lists_are_narrowed_as_the_file_says),
		cmocka_unit_test(keys_do_not_see_nukta_or_nasals),
		cmocka_unit_test(words_are_spelt_as_people_do),
		cmocka_unit_test(the_word_meant_is_the_nearest),
		cmocka_unit_test(latin_letters_are_ascii_ones),
		cmocka_unit_test(long_words_are_cut),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
