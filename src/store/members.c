/* Knows how a set of articles is held in memory: see members.h. */
#include "members.h"

#include <string.h>

#include "surkhi/base/mem.h"

enum { WORD_BITS = 64, ID_BITS = 32 };

void members_done(struct members *members)
{
	mem_free(members->ids);
	bits_done(&members->set);
	*members = (struct members){.n = 0};
}

/* The first place whose id is not below an id. */
static size_t place_of(const struct members *members, uint32_t id)
{
	size_t low = 0, high = members->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (members->ids[middle] < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static size_t count_chunk(const struct chunk *chunk)
{
	size_t n = 0;
	for (size_t i = 0; i < CHUNK_WORDS; i++)
		n += (size_t)__builtin_popcountll(chunk->words[i]);
	return n;
}

static void write_ids(uint32_t *ids, uint32_t first, const struct chunk *chunk)
{
	for (size_t i = 0; i < CHUNK_WORDS; i++)
		for (uint64_t word = chunk->words[i]; word; word &= word - 1)
			*ids++ =
				first + (uint32_t)(i * WORD_BITS) + (uint32_t)__builtin_ctzll(word);
}

static void replace_ids(struct members *members, uint32_t first, const struct chunk *chunk)
{
	size_t from = place_of(members, first), to = place_of(members, first + CHUNK_IDS);
	size_t n = count_chunk(chunk), behind = members->n - to;
	members->ids =
		mem_grow(members->ids, &members->capacity, from + n + behind, sizeof *members->ids);
	if (behind)
		memmove(members->ids + from + n, members->ids + to, behind * sizeof *members->ids);
	write_ids(members->ids + from, first, chunk);
	members->n = from + n + behind;
}

static void replace_bits(struct members *members, uint32_t first, const struct chunk *chunk)
{
	struct bits before = {.n = 0};
	size_t at = first / WORD_BITS;
	if (members->set.n > at) {
		before.words = members->set.words + at;
		before.n = members->set.n - at < CHUNK_WORDS ? members->set.n - at : CHUNK_WORDS;
	}
	members->n = members->n - bits_count(&before) + count_chunk(chunk);
	bits_replace(&members->set, first, chunk->words, CHUNK_WORDS);
}

/* The largest id decides what a bitset would take. */
static void settle(struct members *members)
{
	if (members->dense || members->n == 0 ||
	    members->n < members->ids[members->n - 1] / ID_BITS)
		return;
	/* the last first, so that the bitset is made in its size at once */
	for (size_t i = members->n; i-- > 0;)
		bits_put(&members->set, members->ids[i]);
	members->ids = mem_free(members->ids);
	members->capacity = 0;
	members->dense = true;
}

void members_replace(struct members *members, uint32_t number, const struct chunk *chunk)
{
	uint32_t first = number * CHUNK_IDS;
	if (members->dense)
		replace_bits(members, first, chunk);
	else
		replace_ids(members, first, chunk);
	settle(members);
}

static int take_chunk(void *data, uint32_t number, const struct chunk *chunk)
{
	members_replace(data, number, chunk);
	return 0;
}

int members_load(struct members *members, struct store *store, int64_t set, struct diag *diag)
{
	members_done(members);
	return chunks_read(store, set, take_chunk, members, diag);
}

size_t members_count_and(const struct members *members, const struct bits *set)
{
	return members->dense ? bits_count_and(&members->set, set)
			      : bits_count_among(set, members->ids, members->n);
}

void members_or(const struct members *members, struct bits *set)
{
	if (members->dense)
		bits_or(set, &members->set);
	for (size_t i = 0; !members->dense && i < members->n; i++)
		bits_put(set, members->ids[i]);
}
