/* Places of words, read as they lie in the index, against places that are only marked. */
#include "archive.h"

#include "places.h"

static uint32_t seed = 5;

static uint32_t below(uint32_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (uint32_t)((uint64_t)seed * n >> 32);
}

static void add_number(struct buf *bytes, uint32_t number)
{
	if (number >= 0x80)
		buf_add_char(bytes, (char)(number >> 7 | 0x80));
	buf_add_char(bytes, (char)(number & 0x7f));
}

/* As FTS5 writes them: of each column those places that have the word. */
static void write_places(const bool *has, size_t n, struct buf *ret_bytes)
{
	buf_clear(ret_bytes);
	for (uint32_t column = 0; column < N_WORDS_COLUMNS; column++, has += n) {
		uint32_t before = 0, found = 0;
		for (uint32_t place = 0; place < n; place++) {
			if (!has[place])
				continue;
			if (column && !found++) {
				add_number(ret_bytes, POSITIONS_COLUMN);
				add_number(ret_bytes, column);
			}
			add_number(ret_bytes, place - before + POSITIONS_LEAST);
			before = place;
		}
	}
}

/* In the headline, in the body, at their ends, across them (which is no row), nowhere; some far
 * behind. */
static void places_are_compared_as_they_are_read(void **state)
{
	enum { PLACES = 1200 };
	static bool has[2][N_WORDS_COLUMNS * PLACES];
	struct buf bytes[2] = {BUF_INIT(1 << 16), BUF_INIT(1 << 16)};
	for (size_t round = 0; round < 4000; round++) {
		size_t n = 1 + below(round % 8 ? 100 : PLACES);
		uint32_t rare = 1 + below(200);
		bool expected = false, in_headline = false;
		for (size_t i = 0; i < 2; i++) {
			memset(has[i], 0, sizeof has[i]);
			for (size_t k = 0; k < N_WORDS_COLUMNS * n; k++)
				has[i][k] = below(rare) == 0;
			write_places(has[i], n, &bytes[i]);
		}
		for (size_t k = 1; k < N_WORDS_COLUMNS * n; k++)
			expected |= k % n && has[0][k - 1] && has[1][k];
		for (size_t k = 1; k < n; k++)
			in_headline |= has[0][k - 1] && has[1][k];
		for (int headline_only = 0; headline_only < 2; headline_only++) {
			bool bad = true;
			assert_int_equal(places_follow(buf_str(&bytes[0]), buf_str(&bytes[1]),
						       headline_only, &bad),
					 headline_only ? in_headline : expected);
			assert_false(bad);
		}
	}
	bool bad = false;
	assert_false(places_follow(STR("\x05\x81"), STR("\x7f"), false, &bad));
	assert_true(bad);
	buf_done(&bytes[0]);
	buf_done(&bytes[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places_are_compared_as_they_are_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
