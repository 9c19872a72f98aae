#ifndef STORE_DATE_CHUNK_H
#define STORE_DATE_CHUNK_H

#include "surkhi/store/store.h"

/*
 * The dates of articles as they are kept, to bring a million of them into order without reading a
 * million rows: DATES_CHUNK ids a chunk, eight bytes each, low byte first. A date is the second of
 * column `sort` and the day of column `day` in one number, of which the larger is the newer.
 */
enum { DATES_CHUNK = 500, DATE_BYTES = 8, DATES_BYTES = DATES_CHUNK * DATE_BYTES };

#define DATE_NONE    INT64_MIN /* no such article */
#define DATE_UNDATED (INT64_MIN + 1)

int64_t date_of(const struct moment *published);
int64_t date_make(int64_t second, int64_t day); /* from the columns */
int64_t date_second(int64_t date);              /* since 1970 UTC; least if there is none */
int64_t date_day(int64_t date);                 /* since 1970, as stated; not of DATE_UNDATED */

/* The dates of a chunk; all DATE_NONE if it is not there. */
int date_chunk_read(struct store *store, int64_t number, int64_t ret_dates[static DATES_CHUNK],
		    struct diag *diag);
int date_chunk_write(struct store *store, int64_t number, const int64_t dates[static DATES_CHUNK],
		     struct diag *diag);

/* The bytes of a chunk. */
void date_chunk_encode(const int64_t dates[static DATES_CHUNK],
		       unsigned char ret_bytes[static DATES_BYTES]);

/* All of them, read at once or some at a time, the last ones first. Ready when zeroed. */
struct dates {
	int64_t *items; /* by id */
	size_t n;
	int64_t below; /* chunks before this one are not read yet */
	bool whole;    /* all are */
};

void date_chunks_done(struct dates *dates);

/*
 * Reads the next chunks, `most` of them. What is read in more than one transaction is one state of
 * the store only if no date changed in between. Nothing is left of them if it fails.
 */
int date_chunks_read(struct store *store, struct dates *dates, size_t most, struct diag *diag);

#endif
