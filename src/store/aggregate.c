/*
 * Knows how SQL puts sets and dates together: aggregate functions for the migrations that bring an
 * earlier store's relations into the form of chunk.h and date-chunk.h.
 */
#include <sqlite3.h>

#include "condition.h"
#include "date-chunk.h"
#include "private.h"

/* surkhi_chunk(offset): the bytes of a chunk with these articles. */
static void chunk_step(sqlite3_context *context, int n, sqlite3_value **values)
{
	struct chunk *chunk = sqlite3_aggregate_context(context, sizeof *chunk);
	int64_t offset = sqlite3_value_int64(values[0]);
	(void)n;
	if (!chunk || offset < 0 || offset >= CHUNK_IDS)
		sqlite3_result_error_code(context, chunk ? SQLITE_CORRUPT : SQLITE_NOMEM);
	else
		chunk->words[offset / 64] |= UINT64_C(1) << offset % 64;
}

static void chunk_final(sqlite3_context *context)
{
	unsigned char room[CHUNK_BYTES];
	const struct chunk *chunk = sqlite3_aggregate_context(context, 0);
	struct str bytes = chunk ? chunk_encode(chunk, room) : STR_EMPTY;
	sqlite3_result_blob(context, bytes.s, (int)bytes.n, SQLITE_TRANSIENT);
}

struct dates_chunk {
	int64_t dates[DATES_CHUNK]; /* 0 is DATE_NONE here, since SQLite gives zeroed memory */
	bool there[DATES_CHUNK];
};

/* surkhi_dates(offset, second, day): the bytes of a chunk of dates. */
static void dates_step(sqlite3_context *context, int n, sqlite3_value **values)
{
	struct dates_chunk *chunk = sqlite3_aggregate_context(context, sizeof *chunk);
	int64_t offset = sqlite3_value_int64(values[0]);
	(void)n;
	if (!chunk || offset < 0 || offset >= DATES_CHUNK) {
		sqlite3_result_error_code(context, chunk ? SQLITE_CORRUPT : SQLITE_NOMEM);
		return;
	}
	bool dated = sqlite3_value_type(values[1]) == SQLITE_INTEGER &&
		     sqlite3_value_type(values[2]) == SQLITE_INTEGER;
	chunk->there[offset] = true;
	chunk->dates[offset] =
		dated ? date_make(sqlite3_value_int64(values[1]), sqlite3_value_int64(values[2]))
		      : DATE_UNDATED;
}

static void dates_final(sqlite3_context *context)
{
	struct dates_chunk *chunk = sqlite3_aggregate_context(context, 0);
	unsigned char bytes[DATES_BYTES];
	if (!chunk)
		return;
	for (size_t i = 0; i < DATES_CHUNK; i++)
		if (!chunk->there[i])
			chunk->dates[i] = DATE_NONE;
	date_chunk_encode(chunk->dates, bytes);
	sqlite3_result_blob(context, bytes, sizeof bytes, SQLITE_TRANSIENT);
}

int store_aggregates(struct store *store, struct diag *diag)
{
	enum { FLAGS = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY };
	int code = sqlite3_create_function_v2(store->db, "surkhi_chunk", 1, FLAGS, NULL, NULL,
					      chunk_step, chunk_final, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_create_function_v2(store->db, "surkhi_dates", 3, FLAGS, NULL, NULL,
						  dates_step, dates_final, NULL);
	return code == SQLITE_OK ? 0 : store_fail(store, code, "opening store", diag);
}
