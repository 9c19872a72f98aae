/* Knows how sets of articles lie in the file: see chunk.h. */
#include "chunk.h"

#include <string.h>

#include "condition.h"
#include "private.h"

enum { SPACE_BITS = 2, NUMBER_BITS = 14, WORD_BITS = 64 };

_Static_assert(N_CHUNK_SPACES <= 1 << SPACE_BITS, "each space has a number");
_Static_assert(CHUNKS_MAXIMUM == 1 << NUMBER_BITS, "each chunk has a number");
_Static_assert((int64_t)CHUNKS_MAXIMUM *CHUNK_IDS >= ARTICLE_MAXIMUM, "each article has a chunk");

int64_t chunk_set(enum chunk_space space, int64_t value)
{
	return value * (1 << SPACE_BITS) + (int64_t)space;
}

enum chunk_space chunk_space(int64_t set)
{
	return (enum chunk_space)(set % (1 << SPACE_BITS));
}

int64_t chunk_value(int64_t set)
{
	return set / (1 << SPACE_BITS);
}

int64_t chunk_row(int64_t set, uint32_t number)
{
	return set * CHUNKS_MAXIMUM + (int64_t)number;
}

int64_t chunk_row_set(int64_t row)
{
	return row / CHUNKS_MAXIMUM;
}

uint32_t chunk_row_number(int64_t row)
{
	return (uint32_t)(row % CHUNKS_MAXIMUM);
}

/* Words are kept with the low byte first. */
static void swap_words(uint64_t *words)
{
	if (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)
		return;
	for (size_t i = 0; i < CHUNK_WORDS; i++)
		words[i] = __builtin_bswap64(words[i]);
}

static void put_bit(struct chunk *chunk, size_t bit)
{
	chunk->words[bit / WORD_BITS] |= UINT64_C(1) << bit % WORD_BITS;
}

static bool decode_offsets(struct str bytes, struct chunk *chunk)
{
	long last = -1;
	for (size_t i = 0; i + 1 < bytes.n; i += 2) {
		long offset = (unsigned char)bytes.s[i] | (unsigned char)bytes.s[i + 1] << 8;
		if (offset <= last || offset >= CHUNK_IDS)
			return false;
		put_bit(chunk, (size_t)offset);
		last = offset;
	}
	return bytes.n % 2 == 0 && bytes.n > 0;
}

bool chunk_decode(struct str bytes, struct chunk *ret_chunk)
{
	if (bytes.n == CHUNK_BYTES) {
		memcpy(ret_chunk->words, bytes.s, CHUNK_BYTES);
		swap_words(ret_chunk->words);
		return true;
	}
	memset(ret_chunk, 0, sizeof *ret_chunk);
	return bytes.n < CHUNK_BYTES && decode_offsets(bytes, ret_chunk);
}

static struct str encode_bitmap(const struct chunk *chunk, unsigned char *room)
{
	struct chunk copy = *chunk;
	swap_words(copy.words);
	memcpy(room, copy.words, CHUNK_BYTES);
	return (struct str){(const char *)room, CHUNK_BYTES};
}

struct str chunk_encode(const struct chunk *chunk, unsigned char room[static CHUNK_BYTES])
{
	size_t n = 0;
	for (size_t i = 0; i < CHUNK_WORDS; i++)
		for (uint64_t word = chunk->words[i]; word; word &= word - 1) {
			size_t offset = i * WORD_BITS + (size_t)__builtin_ctzll(word);
			if (n + 2 >= CHUNK_BYTES)
				return encode_bitmap(chunk, room);
			room[n++] = (unsigned char)(offset & 0xff);
			room[n++] = (unsigned char)(offset >> 8);
		}
	return (struct str){(const char *)room, n};
}

static bool count_offsets(struct str bytes, size_t first, const struct bits *set, size_t *ret_n)
{
	size_t n = 0;
	for (size_t i = 0; i + 1 < bytes.n; i += 2) {
		unsigned offset =
			(unsigned char)bytes.s[i] | (unsigned)(unsigned char)bytes.s[i + 1] << 8;
		n += bits_have(set, first + offset);
	}
	*ret_n = n;
	return bytes.n % 2 == 0 && bytes.n > 0;
}

static size_t count_words(const struct chunk *chunk, size_t first, const struct bits *set)
{
	size_t n = 0;
	for (size_t i = 0; i < CHUNK_WORDS && first / WORD_BITS + i < set->n; i++)
		n += (size_t)__builtin_popcountll(chunk->words[i] &
						  set->words[first / WORD_BITS + i]);
	return n;
}

bool chunk_count_and(struct str bytes, uint32_t number, const struct bits *set, size_t *ret_n)
{
	struct chunk chunk;
	size_t first = (size_t)number * CHUNK_IDS;
	if (bytes.n < CHUNK_BYTES)
		return count_offsets(bytes, first, set, ret_n);
	if (!chunk_decode(bytes, &chunk))
		return false;
	*ret_n = count_words(&chunk, first, set);
	return true;
}

static int refuse(struct store *store, struct diag *diag)
{
	return store_damaged(store, "a set of articles does not read", diag);
}

int chunk_read(struct store *store, int64_t row, struct chunk *ret_chunk, struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_CHUNK_GET);
	bool there;
	cursor_bind_int(&cursor, row);
	int failed = cursor_next(&cursor, &there, diag);
	if (failed)
		return failed;
	if (!there)
		memset(ret_chunk, 0, sizeof *ret_chunk);
	else if (!chunk_decode(cursor_blob(&cursor, 0), ret_chunk))
		return refuse(store, diag);
	return 0;
}

int chunk_has(struct store *store, int64_t set, int64_t article, bool *ret_has, struct diag *diag)
{
	struct chunk chunk;
	size_t offset = (size_t)(article % CHUNK_IDS);
	int failed =
		chunk_read(store, chunk_row(set, (uint32_t)(article / CHUNK_IDS)), &chunk, diag);
	if (!failed)
		*ret_has = chunk.words[offset / WORD_BITS] >> offset % WORD_BITS & 1;
	return failed;
}

int chunk_write(struct store *store, int64_t row, const struct chunk *chunk, struct diag *diag)
{
	unsigned char room[CHUNK_BYTES];
	struct str bytes = chunk_encode(chunk, room);
	struct cursor cursor CLEANUP(cursor_done) =
		cursor_open(store, bytes.n ? STATEMENT_CHUNK_SET : STATEMENT_CHUNK_REMOVE);
	cursor_bind_int(&cursor, row);
	if (bytes.n)
		cursor_bind_blob(&cursor, bytes);
	return cursor_run(&cursor, diag);
}

int chunks_read(struct store *store, int64_t set,
		int (*take)(void *data, uint32_t number, const struct chunk *chunk), void *data,
		struct diag *diag)
{
	struct cursor cursor CLEANUP(cursor_done) = cursor_open(store, STATEMENT_CHUNKS_OF);
	struct chunk chunk;
	bool row = true;
	int failed = 0;
	cursor_bind_int(&cursor, chunk_row(set, 0));
	cursor_bind_int(&cursor, chunk_row(set, CHUNKS_MAXIMUM - 1));
	while (!failed && !(failed = cursor_next(&cursor, &row, diag)) && row) {
		uint32_t number = chunk_row_number(cursor_int(&cursor, 0));
		if (!chunk_decode(cursor_blob(&cursor, 1), &chunk) ||
		    (int64_t)number * CHUNK_IDS >= ARTICLE_MAXIMUM)
			failed = refuse(store, diag);
		else
			failed = take(data, number, &chunk);
	}
	return failed;
}

static int or_chunk(void *data, uint32_t number, const struct chunk *chunk)
{
	struct bits *articles = data;
	bits_or_words(articles, (size_t)number * CHUNK_IDS, chunk->words, CHUNK_WORDS);
	return 0;
}

int chunks_or(struct store *store, int64_t set, struct bits *articles, struct diag *diag)
{
	return chunks_read(store, set, or_chunk, articles, diag);
}
