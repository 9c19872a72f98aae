/* Knows how the dates of articles lie in the file: see date-chunk.h. */
#include "date-chunk.h"

#include <string.h>

#include "condition.h"
#include "private.h"

/*
 * Where the day is that of the second in India it is what most archives say; elsewhere it may be
 * the one before or after. Two bits behind the second say which.
 */
enum { DAY = 86400, INDIA = MOMENT_INDIA * 60, APART = 4, SAME_DAY = 1, DAYS_APART = 3 };

/* Seconds of years that a moment can have, and far more; what is beyond is damage. */
static const int64_t second_maximum = INT64_C(1) << 40;

int64_t date_second(int64_t date)
{
	return (date - (int64_t)((uint64_t)date % APART)) / APART;
}

static int64_t date_checked(int64_t date)
{
	if (date == DATE_NONE)
		return date;
	bool there = date_second(date) > -second_maximum && date_second(date) < second_maximum;
	return there ? date : DATE_UNDATED;
}

static int64_t india_day(int64_t second)
{
	int64_t local = second + INDIA;
	return local >= 0 ? local / DAY : -((-local + DAY - 1) / DAY);
}

int64_t date_make(int64_t second, int64_t day)
{
	if (second <= -second_maximum || second >= second_maximum)
		return DATE_UNDATED;
	int64_t before = india_day(second) - SAME_DAY;
	bool near = day >= before && day < before + DAYS_APART;
	return second * APART + (near ? day - before : SAME_DAY);
}

int64_t date_of(const struct moment *published)
{
	if (published->year == 0)
		return DATE_UNDATED;
	return date_make(moment_seconds(published),
			 moment_days(published->year, published->month, published->day));
}

int64_t date_day(int64_t date)
{
	return india_day(date_second(date)) + (int64_t)((uint64_t)date % APART) - SAME_DAY;
}

static void decode(const unsigned char *bytes, int64_t *ret_dates)
{
	for (size_t i = 0; i < DATES_CHUNK; i++) {
		uint64_t date = 0;
		for (size_t j = DATE_BYTES; j-- > 0;)
			date = date << 8 | bytes[i * DATE_BYTES + j];
		memcpy(&ret_dates[i], &date, sizeof date);
		ret_dates[i] = date_checked(ret_dates[i]);
	}
}

void date_chunk_encode(const int64_t dates[static DATES_CHUNK],
		       unsigned char ret_bytes[static DATES_BYTES])
{
	for (size_t i = 0; i < DATES_CHUNK; i++) {
		uint64_t date = (uint64_t)dates[i];
		for (size_t j = 0; j < DATE_BYTES; j++, date >>= 8)
			ret_bytes[i * DATE_BYTES + j] = (unsigned char)(date & 0xff);
	}
}

static int decode_column(struct cursor *cursor, int column, int64_t *ret_dates, struct diag *diag)
{
	struct str bytes = cursor_blob(cursor, column);
	if (bytes.n != DATES_BYTES)
		return store_damaged(cursor->store, "the dates of articles do not read", diag);
	decode((const unsigned char *)bytes.s, ret_dates);
	return 0;
}

int date_chunk_read(struct store *store, int64_t number, int64_t ret_dates[static DATES_CHUNK],
		    struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_DATES_GET);
	bool row;
	cursor_bind_int(&cursor, number);
	int failed = cursor_next(&cursor, &row, diag);
	if (!failed && row)
		return decode_column(&cursor, 0, ret_dates, diag);
	for (size_t i = 0; i < DATES_CHUNK; i++)
		ret_dates[i] = DATE_NONE;
	return failed;
}

int date_chunk_write(struct store *store, int64_t number, const int64_t dates[static DATES_CHUNK],
		     struct diag *diag)
{
	unsigned char bytes[DATES_BYTES];
	date_chunk_encode(dates, bytes);
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_DATES_SET);
	cursor_bind_int(&cursor, number);
	cursor_bind_blob(&cursor, (struct str){(const char *)bytes, sizeof bytes});
	return cursor_run(&cursor, diag);
}

void date_chunks_done(struct dates *dates)
{
	mem_free(dates->items);
	*dates = (struct dates){.items = NULL};
}

/* The last chunk comes first, and says how many there are. */
static int take_chunk(struct cursor *cursor, struct dates *dates, struct diag *diag)
{
	int64_t number = cursor_int(cursor, 0);
	if (number < 0 || number > ARTICLE_MAXIMUM / DATES_CHUNK)
		return store_damaged(cursor->store, "an article has an impossible id", diag);
	if (!dates->items) {
		dates->n = (size_t)(number + 1) * DATES_CHUNK;
		dates->items = mem_new(dates->n, sizeof *dates->items);
		for (size_t i = 0; i < dates->n; i++)
			dates->items[i] = DATE_NONE;
	}
	dates->below = number;
	return decode_column(cursor, 1, dates->items + number * DATES_CHUNK, diag);
}

int date_chunks_read(struct store *store, struct dates *dates, size_t most, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_DATES_BELOW);
	bool row = true;
	int failed = 0;
	cursor_bind_int(&cursor, dates->items ? dates->below : INT64_MAX);
	for (size_t i = 0; i < most && row && !failed; i++) {
		failed = cursor_next(&cursor, &row, diag);
		if (!failed && row)
			failed = take_chunk(&cursor, dates, diag);
	}
	if (failed)
		date_chunks_done(dates);
	else
		dates->whole = !row;
	return failed;
}
