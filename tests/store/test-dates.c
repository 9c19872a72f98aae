/* The dates of articles in chunks: what they keep, and how they are read. */
#include "archive.h"

#include "date-chunk.h"

enum { MORNING = 1577836800, DAY = 86400 };

static void dates_keep_second_and_day(void **state)
{
	static const char *const texts[] = {
		"2021-08-03T19:04:00+05:30",
		"2021-08-03",
		"2021-08-03T23:59:59Z",
		"1969-12-31T23:59:59+05:30",
		"1947-08-15",
		"2021-01-01T00:00:00+14:00",
		"0001-01-01",
		"9999-12-31",
		"2021-12-31T23:00:00-11:00",
	};
	struct moment moment = {0};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		assert_true(moment_parse(str_from(texts[i]), &moment));
		int64_t date = date_of(&moment);
		assert_true(date_second(date) == moment_seconds(&moment));
		assert_true(date_day(date) == moment_days(moment.year, moment.month, moment.day));
	}
	moment.year = 0;
	assert_true(date_of(&moment) == DATE_UNDATED);
	assert_true(date_make(INT64_MAX, 5) == DATE_UNDATED);
	assert_true(date_second(date_make(0, INT64_MIN)) == 0);
}

static void dates_are_the_same_chunk_by_chunk(void **state)
{
	struct place place;
	struct dates whole = {.n = 0}, pieces = {.n = 0};
	struct arena arena = {0};
	struct article article;
	size_t steps = 0;
	place_make(&place);
	struct store *store = archive_open(place.path, STORE_CREATE);
	assert_int_equal(store_begin(store, NULL), 0);
	for (unsigned i = 0; i <= 2 * DATES_CHUNK; i++) {
		article_make(i, &arena, &article);
		article.published = moment_from_seconds(MORNING + DAY * (int64_t)i, 0);
		archive_put(store, &article, STR("page"));
	}
	assert_int_equal(store_commit(store, NULL), 0);
	assert_int_equal(date_chunks_read(store, &whole, SIZE_MAX, NULL), 0);
	assert_true(whole.whole && whole.n > 2 * DATES_CHUNK);
	for (; !pieces.whole; steps++)
		assert_int_equal(date_chunks_read(store, &pieces, 1, NULL), 0);
	assert_true(steps > 2);
	assert_int_equal(pieces.n, whole.n);
	assert_memory_equal(pieces.items, whole.items, whole.n * sizeof *whole.items);
	for (size_t id = 1; id <= 2 * DATES_CHUNK; id++)
		assert_true(whole.items[id] < whole.items[id + 1]);
	date_chunks_done(&whole);
	date_chunks_done(&pieces);
	arena_done(&arena);
	store_close(store);
	place_remove(&place);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_keep_second_and_day),
		cmocka_unit_test(dates_are_the_same_chunk_by_chunk),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
