#include "surkhi/base/bits.h"

#include <string.h>

#include "surkhi/base/mem.h"

enum { WORD_BITS = 64 };

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t count_word(uint64_t word)
{
	return (size_t)__builtin_popcountll(word);
}

void bits_done(struct bits *set)
{
	mem_free(set->words);
	*set = (struct bits){.words = NULL};
}

void bits_clear(struct bits *set)
{
	set->n = 0;
}

static void bits_reach(struct bits *set, size_t n)
{
	if (n <= set->n)
		return;
	set->words = mem_grow(set->words, &set->capacity, n, sizeof *set->words);
	memset(set->words + set->n, 0, (n - set->n) * sizeof *set->words);
	set->n = n;
}

void bits_put(struct bits *set, size_t bit)
{
	bits_reach(set, bit / WORD_BITS + 1);
	set->words[bit / WORD_BITS] |= UINT64_C(1) << bit % WORD_BITS;
}

void bits_remove(struct bits *set, size_t bit)
{
	if (bit / WORD_BITS < set->n)
		set->words[bit / WORD_BITS] &= ~(UINT64_C(1) << bit % WORD_BITS);
}

bool bits_have(const struct bits *set, size_t bit)
{
	return bit / WORD_BITS < set->n && (set->words[bit / WORD_BITS] >> bit % WORD_BITS & 1);
}

void bits_fill(struct bits *set, size_t start, size_t end)
{
	for (; start < end && start % WORD_BITS; start++)
		bits_put(set, start);
	for (; start + WORD_BITS <= end; start += WORD_BITS) {
		bits_reach(set, start / WORD_BITS + 1);
		set->words[start / WORD_BITS] = UINT64_MAX;
	}
	for (; start < end; start++)
		bits_put(set, start);
}

void bits_copy(struct bits *set, const struct bits *other)
{
	bits_clear(set);
	bits_or(set, other);
}

void bits_and(struct bits *set, const struct bits *other)
{
	set->n = smaller(set->n, other->n);
	for (size_t i = 0; i < set->n; i++)
		set->words[i] &= other->words[i];
}

void bits_or(struct bits *set, const struct bits *other)
{
	bits_reach(set, other->n);
	for (size_t i = 0; i < other->n; i++)
		set->words[i] |= other->words[i];
}

void bits_and_not(struct bits *set, const struct bits *other)
{
	size_t n = smaller(set->n, other->n);
	for (size_t i = 0; i < n; i++)
		set->words[i] &= ~other->words[i];
}

size_t bits_count(const struct bits *set)
{
	size_t count = 0;
	for (size_t i = 0; i < set->n; i++)
		count += count_word(set->words[i]);
	return count;
}

size_t bits_count_and(const struct bits *a, const struct bits *b)
{
	size_t n = smaller(a->n, b->n), count = 0;
	for (size_t i = 0; i < n; i++)
		count += count_word(a->words[i] & b->words[i]);
	return count;
}

size_t bits_next(const struct bits *set, size_t from)
{
	for (size_t i = from / WORD_BITS; i < set->n; i++) {
		uint64_t word = set->words[i];
		if (i == from / WORD_BITS)
			word &= UINT64_MAX << from % WORD_BITS;
		if (word)
			return i * WORD_BITS + (size_t)__builtin_ctzll(word);
	}
	return SIZE_MAX;
}
