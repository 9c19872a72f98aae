/* roman: ISO 15919, there and back. */
#include "cases.h"

#include "surkhi/base/asset.h"
#include "surkhi/text/roman.h"
#include "surkhi/text/token.h"

enum { SIZE = 1 << 20 };

static struct str there(struct arena *arena, struct str text)
{
	struct buf roman = BUF_INIT(SIZE);
	roman_text(text, &roman, NULL);
	struct str copy = str_copy(arena, buf_str(&roman));
	buf_done(&roman);
	return copy;
}

static struct str back(struct arena *arena, struct str roman)
{
	struct buf word = BUF_INIT(SIZE);
	roman_reverse(roman, &word);
	struct str copy = str_copy(arena, buf_str(&word));
	buf_done(&word);
	return copy;
}

/* What comes back of a word: NFC without joiners. */
static struct str without_joiners(struct arena *arena, struct str text)
{
	struct buf clean = BUF_INIT(SIZE), plain = BUF_INIT(SIZE);
	char32_t c;
	for (size_t at = 0; utf8_next(text, &at, &c);)
		if (c != 0x200C && c != 0x200D)
			utf8_add(&plain, c);
	utf8_clean(buf_str(&plain), &clean);
	struct str copy = str_copy(arena, buf_str(&clean));
	buf_done(&clean);
	buf_done(&plain);
	return copy;
}

static void words_are_those_of_the_file(void **state)
{
	struct cases cases;
	for (cases_open(&cases, TEST_DATA "/roman.test"); cases_next(&cases, 2);) {
		struct arena *arena = &cases.arena;
		bool one_way = cases.n_columns > 2;
		struct str roman = there(arena, cases.columns[0]);
		case_check(&cases, roman, cases.columns[1]);
		if (!one_way)
			case_check(&cases, back(arena, roman),
				   without_joiners(arena, cases.columns[0]));
		else
			assert_str(cases.columns[2], "one way");
		case_check(&cases, there(arena, roman), roman);
	}
	cases_close(&cases);
}

static void assert_returns(struct str word)
{
	struct arena arena = {0};
	struct str roman = there(&arena, word), wanted = without_joiners(&arena, word);
	struct str got = without_joiners(&arena, back(&arena, roman));
	if (!str_equal(got, wanted))
		fail_msg("'%.*s' became '%.*s' became '%.*s'", STR_ARG(word), STR_ARG(roman),
			 STR_ARG(got));
	arena_done(&arena);
}

static bool is_hindi(struct str word)
{
	char32_t c;
	for (size_t at = 0; utf8_next(word, &at, &c);)
		if ((c < 0x900 || c > 0x97F) && c != 0x200C && c != 0x200D)
			return false;
	return true;
}

static void every_word_of_the_sample_returns(void **state)
{
	size_t n = 0;
	for (const struct asset *asset = asset_table; asset->name; asset++) {
		struct str text = {asset->data, asset->size};
		struct token token;
		for (size_t at = 0; token_next(text, &at, &token);) {
			struct str word = str_slice(text, token.start, token.end);
			if (token.kind != TOKEN_WORD || !is_hindi(word))
				continue;
			assert_returns(word);
			n++;
		}
	}
	assert_true(n > 10000);
}

static unsigned draw(unsigned *seed, unsigned n)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % n;
}

/* Heaps of letters and signs that no one would write, with colons among them. */
static void any_heap_of_letters_returns(void **state)
{
	static const char32_t common[] = {0x915, 0x917,  0x921, 0x938, 0x939, 0x905, 0x907,
					  0x909, 0x910,  0x93E, 0x93F, 0x94D, 0x94D, 0x93C,
					  0x902, 0x200D, ':',   0x93D, 0x928, 0x92E, 0x901};
	unsigned seed = 7;
	for (int round = 0; round < 20000; round++) {
		struct buf heap = BUF_INIT(1000), word = BUF_INIT(2000);
		for (unsigned i = 0, n = 1 + draw(&seed, 9); i < n; i++) {
			char32_t c = common[draw(&seed, sizeof common / sizeof *common)];
			if (draw(&seed, 4) == 0)
				c = 0x900 + draw(&seed, 128);
			if (c < 0x964 || c > 0x96F) /* dandas and digits do not return */
				utf8_add(&heap, c);
		}
		utf8_clean(buf_str(&heap), &word);
		assert_returns(buf_str(&word));
		buf_done(&heap);
		buf_done(&word);
	}
}

/* Each letter of the source stands in the map where its Latin letter is. */
static void places_are_kept(void **state)
{
	struct str text = STR("पार्टी ने BJP को फ़ोन किया।");
	struct buf roman = BUF_INIT(SIZE);
	struct roman_map map = {0};
	buf_add(&roman, STR("before "));
	roman_text(text, &roman, &map);
	struct str made = str_slice(buf_str(&roman), 7, roman.n);
	assert_str(made, "pārṭī nē BJP kō fōna kiyā.");
	static const char *const words[][2] = {
		{"पार्टी", "pārṭī"}, {"ने", "nē"},      {"BJP", "BJP"}, {"को", "kō"},
		{"फ़ोन", "fōna"},    {"किया", "kiyā"}, {"।", "."},
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct str hindi = str_from(words[i][0]), latin = str_from(words[i][1]);
		size_t start = str_find(text, hindi, 0), to = roman_map_to(&map, start);
		assert_true(str_starts(str_slice(made, to, made.n), latin));
		assert_int_equal(roman_map_to(&map, start + hindi.n), to + latin.n);
		assert_int_equal(roman_map_from(&map, to), start);
		assert_int_equal(roman_map_from(&map, to + latin.n), start + hindi.n);
	}
	roman_map_done(&map);
	buf_done(&roman);
}

/* Both ways the map never runs back, and ends with the text. */
static void maps_run_forward(void **state)
{
	struct str text;
	assert_true(asset_find(asset_table, "sample/a01-shimla-panchayat-prabhari.txt", &text));
	struct buf roman = BUF_INIT(SIZE);
	struct roman_map map = {0};
	roman_text(text, &roman, &map);
	for (size_t at = 0; at < text.n; at++)
		assert_true(roman_map_to(&map, at) <= roman_map_to(&map, at + 1));
	for (size_t at = 0; at < roman.n; at++)
		assert_true(roman_map_from(&map, at) <= roman_map_from(&map, at + 1));
	assert_int_equal(roman_map_to(&map, text.n), roman.n);
	assert_int_equal(roman_map_from(&map, roman.n), text.n);
	roman_text(STR("a"), &roman, &map); /* a map is used again */
	assert_int_equal(map.n, 2);
	roman_map_done(&map);
	buf_done(&roman);
}

static void other_text_is_left_alone(void **state)
{
	assert_false(roman_changes(STR("Kangra: two leaders – “join” BJP, ₹25 é")));
	assert_true(roman_changes(STR("BJP में")));
	struct roman_map none = {0};
	assert_int_equal(roman_map_to(&none, 5), 5);
	assert_int_equal(roman_map_from(&none, 5), 5);
	struct arena arena = {0};
	assert_str(there(&arena, STR("x\xff"
				     "क\xe0\xa4")),
		   "x\xff"
		   "ka\xe0\xa4");
	arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_those_of_the_file),
		cmocka_unit_test(every_word_of_the_sample_returns),
		cmocka_unit_test(any_heap_of_letters_returns),
		cmocka_unit_test(places_are_kept),
		cmocka_unit_test(maps_run_forward),
		cmocka_unit_test(other_text_is_left_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
