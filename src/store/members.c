/* Knows how a set of articles is held in memory: see members.h. */
#include "members.h"

#include <string.h>

#include "surkhi/base/mem.h"

enum {
	WORD_BITS = 64,
	ID_BITS = 32,
	FIRSTS_SHARE = 4, /* of bytes that are used: fewer are as quick to fetch one by one */
	CHUNK_FIRSTS = CHUNK_IDS / BITS_OF_FIRST,
};

void members_done(struct members *members)
{
	mem_free(members->ids);
	mem_free(members->firsts);
	bits_done(&members->set);
	*members = (struct members){.n = 0};
}

/* The first place whose id is not below an id. */
static size_t place_of(const struct members *members, uint32_t id)
{
	size_t low = 0, high = members->n_ids;
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

static void put_ids(struct members *members, uint32_t first, const struct chunk *chunk)
{
	size_t from = place_of(members, first), to = place_of(members, first + CHUNK_IDS);
	size_t n = count_chunk(chunk), behind = members->n_ids - to;
	members->ids =
		mem_grow(members->ids, &members->capacity, from + n + behind, sizeof *members->ids);
	if (behind)
		memmove(members->ids + from + n, members->ids + to, behind * sizeof *members->ids);
	write_ids(members->ids + from, first, chunk);
	members->n = members->n - (to - from) + n;
	members->n_ids = from + n + behind;
}

static void reach_firsts(struct members *members, size_t n)
{
	if (n <= members->n_firsts)
		return;
	members->firsts = mem_grow(members->firsts, &members->firsts_capacity, n, 1);
	memset(members->firsts + members->n_firsts, 0, n - members->n_firsts);
	members->n_firsts = n;
}

/* Takes them out of the chunk. */
static void put_firsts(struct members *members, uint32_t first, struct chunk *chunk)
{
	size_t at = first / BITS_OF_FIRST;
	reach_firsts(members, at + CHUNK_FIRSTS);
	for (size_t i = 0; i < CHUNK_FIRSTS; i++) {
		uint64_t *word = &chunk->words[i / 2];
		uint32_t bits = (uint32_t)(*word >> i % 2 * BITS_OF_FIRST);
		members->n -= members->firsts[at + i] != 0;
		members->firsts[at + i] = bits ? bits_first(bits) : 0;
		members->n += bits != 0;
		*word &= ~((uint64_t)(bits & -bits) << i % 2 * BITS_OF_FIRST);
	}
}

static void replace_ids(struct members *members, uint32_t first, const struct chunk *chunk)
{
	struct chunk rest = *chunk;
	if (members->firsts)
		put_firsts(members, first, &rest);
	put_ids(members, first, &rest);
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

/* An id that none of them is above, nor far below. */
static size_t reach(const struct members *members)
{
	size_t last = members->n_ids ? members->ids[members->n_ids - 1] : 0;
	size_t firsts = members->n_firsts * BITS_OF_FIRST;
	return last > firsts ? last : firsts;
}

static void begin_firsts(struct members *members)
{
	size_t n_firsts = (reach(members) / CHUNK_IDS + 1) * CHUNK_FIRSTS, n = 0;
	uint8_t *firsts = mem_new(n_firsts, 1);
	for (size_t i = 0; i < members->n_ids; i++) {
		uint32_t id = members->ids[i];
		uint8_t *first = &firsts[id / BITS_OF_FIRST];
		if (*first)
			members->ids[n++] = id;
		else
			*first = bits_first(UINT32_C(1) << id % BITS_OF_FIRST);
	}
	members->n_ids = n;
	members->firsts = firsts;
	members->n_firsts = members->firsts_capacity = n_firsts;
}

static void put_all(const struct members *members, struct bits *set)
{
	/* the last first, so that the set gets its size at once */
	for (size_t i = members->n_firsts; i-- > 0;)
		if (members->firsts[i])
			bits_put(set, i * BITS_OF_FIRST + members->firsts[i] % BITS_OF_FIRST);
	for (size_t i = members->n_ids; i-- > 0;)
		bits_put(set, members->ids[i]);
}

static void become_dense(struct members *members)
{
	put_all(members, &members->set);
	members->ids = mem_free(members->ids);
	members->firsts = mem_free(members->firsts);
	members->n_ids = members->capacity = members->n_firsts = members->firsts_capacity = 0;
	members->dense = true;
}

/* The largest id decides what a bitset, or bytes, would take. */
static void settle(struct members *members)
{
	size_t largest = reach(members);
	if (members->dense || members->n == 0)
		return;
	if (members->n >= largest / ID_BITS)
		become_dense(members);
	else if (!members->firsts && members->n >= largest / (BITS_OF_FIRST * FIRSTS_SHARE))
		begin_firsts(members);
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
	if (members->dense)
		return bits_count_and(&members->set, set);
	return bits_count_firsts(set, members->firsts, members->n_firsts) +
	       bits_count_among(set, members->ids, members->n_ids);
}

void members_or(const struct members *members, struct bits *set)
{
	if (members->dense)
		bits_or(set, &members->set);
	else
		put_all(members, set);
}
