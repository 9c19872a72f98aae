/* base: memory, text, errors, maps, bitsets, moments. */
#include "test.h"

#include <stdio.h>

#include "surkhi/base/asset.h"
#include "surkhi/base/bits.h"
#include "surkhi/base/dict.h"
#include "surkhi/base/err.h"
#include "surkhi/base/file.h"
#include "surkhi/base/map.h"
#include "surkhi/base/moment.h"
#include "surkhi/base/ranks.h"

static void split_keeps_empty_pieces(void **state)
{
	struct str rest = STR("a||b|"), piece;
	assert_true(str_split(&rest, '|', &piece));
	assert_str(piece, "a");
	assert_true(str_split(&rest, '|', &piece));
	assert_str(piece, "");
	assert_true(str_split(&rest, '|', &piece));
	assert_str(piece, "b");
	rest = STR_EMPTY;
	assert_false(str_split(&rest, '|', &piece));
}

static void lines_lose_their_ends(void **state)
{
	struct str rest = STR("one\r\n\ntwo"), line;
	assert_true(str_line(&rest, &line));
	assert_str(line, "one");
	assert_true(str_line(&rest, &line));
	assert_str(line, "");
	assert_true(str_line(&rest, &line));
	assert_str(line, "two");
	assert_false(str_line(&rest, &line));
}

static void trim_takes_no_break_spaces(void **state)
{
	assert_str(str_trim(STR("\xc2\xa0 a b\t\xc2\xa0")), "a b");
	assert_str(str_trim(STR(" \t")), "");
	assert_str(str_trim(STR("\xe0\xa4\xa0")), "\xe0\xa4\xa0"); /* ends in the byte A0 */
}

static void find_finds_the_first(void **state)
{
	assert_int_equal(str_find(STR("aabab"), STR("ab"), 0), 1);
	assert_int_equal(str_find(STR("aabab"), STR("ab"), 2), 3);
	assert_int_equal(str_find(STR("aabab"), STR("abc"), 0), SIZE_MAX);
}

static void buf_stops_at_its_maximum(void **state)
{
	struct buf buf = BUF_INIT(8);
	buf_add(&buf, STR("12345"));
	buf_insert(&buf, 0, STR("0"));
	assert_false(buf.full);
	buf_add(&buf, STR("789"));
	assert_true(buf.full);
	assert_str(buf_str(&buf), "012345");
	buf_remove(&buf, 1, 3);
	assert_string_equal(buf_z(&buf), "0345");
	buf_done(&buf);
}

static void map_keeps_many_keys(void **state)
{
	struct arena arena = {0};
	struct map map = {0};
	for (unsigned i = 0; i < 5000; i++)
		*map_put(&map, str_printf(&arena, "key %u", i), NULL) = i;
	assert_int_equal(map.n, 5000);
	for (unsigned i = 0; i < 5000; i++) {
		uint32_t *value = map_get(&map, str_printf(&arena, "key %u", i));
		assert_non_null(value);
		assert_int_equal(*value, i);
	}
	assert_null(map_get(&map, STR("key 5000")));
	map_done(&map);
	arena_done(&arena);
}

/* Keys are the dictionary's own, and each is met once on the way through all. */
static void dict_keeps_records(void **state)
{
	enum { N = 1000 };
	struct dict dict = {.record_size = sizeof(uint32_t)};
	uint32_t seen[N] = {0};
	char text[32];
	for (uint32_t i = 0; i < N; i++) {
		snprintf(text, sizeof text, "%u", i);
		*(uint32_t *)dict_put(&dict, str_from(text), NULL) = i;
	}
	struct str key;
	void *record;
	size_t n = 0;
	for (size_t at = 0; dict_next(&dict, &at, &key, &record); n++) {
		uint32_t number = *(const uint32_t *)record;
		snprintf(text, sizeof text, "%u", number);
		assert_true(str_equal(key, str_from(text)));
		assert_int_equal(seen[number]++, 0);
		assert_ptr_equal(dict_put_hashed(&dict, key, dict_expect(&dict, key), NULL),
				 record);
	}
	assert_int_equal(n, N);
	bool new;
	dict_put(&dict, STR("1000"), &new);
	assert_true(new);
	dict_done(&dict);
	size_t at = 0;
	assert_false(dict_next(&dict, &at, &key, &record));
}

static void bits_combine_sets_of_any_length(void **state)
{
	struct bits a = {0}, b = {0};
	bits_fill(&a, 3, 200);
	bits_put(&b, 5);
	bits_put(&b, 199);
	bits_put(&b, 1000);
	assert_int_equal(bits_count(&a), 197);
	assert_int_equal(bits_count_and(&a, &b), 2);
	bits_and_not(&a, &b);
	assert_int_equal(bits_count(&a), 195);
	assert_int_equal(bits_next(&a, 5), 6);
	bits_or(&a, &b);
	assert_int_equal(bits_next(&a, 200), 1000);
	bits_and(&a, &b);
	assert_int_equal(bits_count(&a), 3);
	assert_int_equal(bits_next(&a, 1001), SIZE_MAX);
	bits_done(&a);
	bits_done(&b);
}

/* As many as go side by side, fewer and more; long ones beside short and empty ones. */
static void texts_are_hashed_at_once_as_one_by_one(void **state)
{
	char bytes[300];
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)(hash_bytes(&i, sizeof i) >> 8);
	for (size_t n = 0; n < 40; n++) {
		struct str texts[40];
		uint64_t hashes[40];
		for (size_t i = 0; i < n; i++)
			texts[i] = (struct str){bytes + i, i * n % 7 * (n % 5) * (i % 10)};
		if (n > 2)
			texts[n / 2] = STR_EMPTY;
		hash_texts64(texts, n, hashes);
		for (size_t i = 0; i < n; i++)
			assert_true(hashes[i] == hash_bytes64(texts[i].s, texts[i].n));
	}
}

/* Lengths around those that are counted in one go. */
static void bits_are_counted_however_many(void **state)
{
	for (size_t n = 0; n < 5000; n += n < 200 ? 1 : 389) {
		struct bits a = {0}, b = {0};
		size_t in_a = 0, in_both = 0;
		for (size_t i = 0; i < n; i++) {
			uint64_t chance = hash_bytes64(&i, sizeof i);
			if (chance % 3)
				bits_put(&a, i);
			if (chance % 5 < 3)
				bits_put(&b, i);
			in_a += chance % 3 != 0;
			in_both += chance % 3 != 0 && chance % 5 < 3;
		}
		assert_int_equal(bits_count(&a), in_a);
		assert_int_equal(bits_count_and(&a, &b), in_both);
		assert_int_equal(bits_count_and(&b, &a), in_both);
		bits_done(&a);
		bits_done(&b);
	}
}

static void bits_are_asked_for_by_number(void **state)
{
	enum { NUMBERS = 400, STEP = 7, BITS = 64 * 30 };
	uint32_t ascending[NUMBERS], any[NUMBERS];
	struct bits set = {0}, picked = {0};
	uint32_t chance = 1;
	for (size_t i = 0; i < NUMBERS; i++) {
		ascending[i] = (uint32_t)i * STEP; /* the last are past the set */
		any[i] = (uint32_t)(i * 1009 % BITS);
	}
	for (size_t i = 0; i < BITS; i++) {
		chance = chance * 1103515245u + 12345;
		if (chance >> 16 & 1)
			bits_put(&set, i);
	}
	bits_fill(&set, BITS - 1, BITS);
	for (size_t n = 0; n <= NUMBERS; n++) {
		size_t among = 0, wrong = 0;
		for (size_t i = 0; i < n; i++)
			among += bits_have(&set, ascending[i]);
		assert_int_equal(bits_count_among(&set, ascending, n), among);
		bits_pick(&set, any, n, &picked);
		for (size_t i = 0; i < NUMBERS; i++)
			wrong += bits_have(&picked, i) != (i < n && bits_have(&set, any[i]));
		assert_int_equal(wrong, 0);
	}
	uint8_t firsts[BITS / BITS_OF_FIRST + STEP] = {0};
	for (size_t n = 0, among = 0; n < sizeof firsts; n++) {
		size_t bit = n * BITS_OF_FIRST + n * 5 % BITS_OF_FIRST;
		assert_int_equal(bits_count_firsts(&set, firsts, n), among);
		if (n % 3 == 0)
			continue;
		firsts[n] = bits_first(UINT32_C(0x80000000) | UINT32_C(1) << bit % BITS_OF_FIRST);
		among += bits_have(&set, bit);
	}
	struct bits none = {0};
	assert_int_equal(bits_count_firsts(&none, firsts, sizeof firsts), 0);
	assert_int_equal(bits_count_among(&none, ascending, NUMBERS), 0);
	assert_int_equal(bits_count_words(&set, 29, 40), bits_count_words(&set, 29, 30));
	assert_int_equal(bits_count_words(&set, 0, 11) + bits_count_words(&set, 11, 30),
			 bits_count(&set));
	assert_int_equal(bits_count_words(&set, 40, 50), 0);
	bits_done(&set);
	bits_done(&picked);
}

/* Numbers of the set past the codes are not counted. */
static void bits_are_tallied_by_code(void **state)
{
	enum { CODES = 200, KINDS = 7 };
	uint16_t codes[CODES];
	struct bits set = {0};
	for (size_t i = 0; i < CODES; i++)
		codes[i] = (uint16_t)(i * 1009 % KINDS);
	for (size_t i = 0; i < 64 * 6; i += 1 + i % 5)
		bits_put(&set, i);
	for (size_t n = 0; n <= CODES; n++) {
		size_t expected[KINDS] = {0}, counts[KINDS] = {0};
		for (size_t i = 0; i < n; i++)
			expected[codes[i]] += bits_have(&set, i);
		bits_tally(&set, codes, n, counts);
		assert_memory_equal(counts, expected, sizeof counts);
	}
	bits_clear(&set);
	size_t none[KINDS] = {0};
	bits_tally(&set, codes, CODES, none);
	assert_int_equal(none[0], 0);
	bits_done(&set);
}

static void bits_are_put_by_words(void **state)
{
	static const uint64_t words[] = {UINT64_MAX, 1, UINT64_C(1) << 63};
	struct bits set = {0};
	bits_put(&set, 64 * 3 + 5);
	bits_or_words(&set, 64 * 2, words, 3);
	assert_int_equal(bits_count(&set), 64 + 2 + 1);
	assert_true(bits_have(&set, 64 * 4 + 63));
	bits_replace(&set, 64 * 3, words + 2, 1);
	assert_false(bits_have(&set, 64 * 3 + 5));
	assert_true(bits_have(&set, 64 * 3 + 63));
	assert_int_equal(bits_count(&set), 64 + 1 + 1);
	bits_done(&set);
}

static void ranks_find_the_kth_bit(void **state)
{
	static const size_t steps[] = {1, 3, 64, 1000, 5000};
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		struct bits bits = {0};
		struct ranks ranks = {0};
		size_t n = 0;
		for (size_t bit = 7; bit < 20000; bit += steps[i])
			bits_put(&bits, bit);
		for (size_t at = 0; at < bits.n; at += n) {
			n = bits.n - at < (i + 1) * RANKS_BLOCK ? bits.n - at
								: (i + 1) * RANKS_BLOCK;
			ranks_add(&ranks, bits.words + at, n);
		}
		for (size_t k = 0; k < ranks.n; k++) {
			assert_int_equal(ranks_bit(&ranks, k), 7 + k * steps[i]);
			assert_int_equal(ranks_before(&ranks, 7 + k * steps[i]), k);
			assert_int_equal(ranks_before(&ranks, 8 + k * steps[i]), k + 1);
		}
		assert_int_equal(ranks_bit(&ranks, ranks.n), SIZE_MAX);
		assert_int_equal(ranks_before(&ranks, 1000000), ranks.n);
		ranks_done(&ranks);
		bits_done(&bits);
	}
}

static void moments_come_back(void **state)
{
	static const char *const forms[] = {"2021-08-03", "2021-08-03T19:04:00+05:30",
					    "1999-12-31T23:59:59-03:15", "2024-02-29"};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		struct moment moment;
		char text[MOMENT_SIZE];
		assert_true(moment_parse(str_from(forms[i]), &moment));
		moment_format(&moment, text);
		assert_string_equal(text, forms[i]);
	}
	struct moment moment = {0};
	assert_false(moment_parse(STR("2023-02-29"), &moment));
	assert_false(moment_parse(STR("2023-2-2"), &moment));
	assert_false(moment_parse(STR("2023-02-02T25:00:00Z"), &moment));
}

static void moments_count_seconds(void **state)
{
	struct moment moment;
	assert_true(moment_parse(STR("2021-08-03T19:04:00+05:30"), &moment));
	assert_int_equal(moment_seconds(&moment), 1627997640);
	moment = moment_from_seconds(1627997640, MOMENT_INDIA);
	assert_int_equal(moment.hour, 19);
	assert_int_equal(moment_days(1970, 1, 1), 0);
	assert_int_equal(moment_days(2000, 3, 1), 11017);
}

static void diags_say_where(void **state)
{
	struct diag diag = DIAG_INIT;
	struct buf text = BUF_INIT(1024);
	assert_int_equal(diag_set(&diag, 3, "unknown party '%s'", "xyz"), 3);
	diag_at(&diag, 3, "q.txt", 2, 7);
	diag_format(&diag, &text);
	assert_string_equal(buf_z(&text), "q.txt:2:7: unknown party 'xyz'");
	assert_int_equal(err_origin(&diag, "no"), ERR_FATAL);
	buf_done(&text);
}

static void files_are_refused_by_name(void **state)
{
	struct diag diag = DIAG_INIT;
	struct buf bytes = BUF_INIT(4);
	assert_int_equal(file_read("/nonexistent", &bytes, &diag), FILE_E_MISSING);
	assert_int_equal(file_read("/", &bytes, &diag), FILE_E_NOT_REGULAR);
	assert_int_equal(file_read(TEST_DATA "/../unit/test-base.c", &bytes, &diag),
			 FILE_E_TOO_LARGE);
	buf_done(&bytes);
}

static void assets_are_built_in(void **state)
{
	struct str data;
	assert_true(asset_find(asset_table, "config/surkhi.ini", &data));
	assert_int_not_equal(str_find(data, STR("[reader]"), 0), SIZE_MAX);
	assert_false(asset_find(asset_table, "config/none", &data));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(split_keeps_empty_pieces),
		cmocka_unit_test(lines_lose_their_ends),
		cmocka_unit_test(trim_takes_no_break_spaces),
		cmocka_unit_test(find_finds_the_first),
		cmocka_unit_test(buf_stops_at_its_maximum),
		cmocka_unit_test(map_keeps_many_keys),
		cmocka_unit_test(dict_keeps_records),
		cmocka_unit_test(bits_combine_sets_of_any_length),
		cmocka_unit_test(texts_are_hashed_at_once_as_one_by_one),
		cmocka_unit_test(bits_are_counted_however_many),
		cmocka_unit_test(bits_are_asked_for_by_number),
		cmocka_unit_test(bits_are_put_by_words),
		cmocka_unit_test(bits_are_tallied_by_code),
		cmocka_unit_test(ranks_find_the_kth_bit),
		cmocka_unit_test(moments_come_back),
		cmocka_unit_test(moments_count_seconds),
		cmocka_unit_test(diags_say_where),
		cmocka_unit_test(files_are_refused_by_name),
		cmocka_unit_test(assets_are_built_in),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
