#ifndef STORE_CHUNK_H
#define STORE_CHUNK_H

#include "surkhi/base/bits.h"
#include "surkhi/store/store.h"

/*
 * Sets of articles as they are kept: beside the tables that say what is true, and changed in the
 * same transaction (pending.h), so that nobody has to read a million rows to know a set.
 *
 * A set is cut into chunks of CHUNK_IDS ids; a chunk without articles is not there. Its bytes are
 * the offsets of its articles in it, sorted, two bytes each with the low one first, while these are
 * shorter than the bitmap; else the bitmap, CHUNK_BYTES, bit i % 8 of byte i / 8 for offset i. A
 * row fits on a page of the file either way.
 */
enum {
	CHUNK_IDS = 32000,
	CHUNK_BYTES = CHUNK_IDS / 8,
	CHUNK_WORDS = CHUNK_BYTES / 8,
	CHUNKS_MAXIMUM = 1 << 14, /* of a set: more than ARTICLE_MAXIMUM needs */
};

/* What a set is of. Kept in the file: only append. */
enum chunk_space {
	CHUNK_MARK,  /* value: enum mark */
	CHUNK_FACET, /* value: id of a facet */
	CHUNK_TAG,   /* value: id of a tag */
	CHUNK_TERM,  /* value: id of a frequent term */
	N_CHUNK_SPACES
};

/* The number of a set, and what it is of. */
int64_t chunk_set(enum chunk_space space, int64_t value);
enum chunk_space chunk_space(int64_t set);
int64_t chunk_value(int64_t set);

/* The id of the row of one of its chunks, and back. */
int64_t chunk_row(int64_t set, uint32_t number);
int64_t chunk_row_set(int64_t row);
uint32_t chunk_row_number(int64_t row);

struct chunk {
	uint64_t words[CHUNK_WORDS];
};

/* False if the bytes make no chunk. */
bool chunk_decode(struct str bytes, struct chunk *ret_chunk);

/* The bytes of a chunk, in room. Empty if it has no articles. */
struct str chunk_encode(const struct chunk *chunk, unsigned char room[static CHUNK_BYTES]);

/*
 * How many of the articles of a chunk are in a set, without unpacking a short one. False if the
 * bytes make no chunk.
 */
bool chunk_count_and(struct str bytes, uint32_t number, const struct bits *set, size_t *ret_n);

/* Reads one chunk; all zero if it is not there. */
int chunk_read(struct store *store, int64_t row, struct chunk *ret_chunk, struct diag *diag);

/* True if a set has an article. */
int chunk_has(struct store *store, int64_t set, int64_t article, bool *ret_has, struct diag *diag);

/* Writes one chunk, or takes it away if it has no articles. */
int chunk_write(struct store *store, int64_t row, const struct chunk *chunk, struct diag *diag);

/* Hands on every chunk of a set, the last first; stops when take fails. */
int chunks_read(struct store *store, int64_t set,
		int (*take)(void *data, uint32_t number, const struct chunk *chunk), void *data,
		struct diag *diag);

/* Adds the articles of a set to *articles. */
int chunks_or(struct store *store, int64_t set, struct bits *articles, struct diag *diag);

#endif
