#ifndef SURKHI_BASE_BITS_H
#define SURKHI_BASE_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A set of small numbers as a bitset. Bits past the end are 0, so sets of different length can be
 * combined; the first operand grows as needed. Ready when zeroed.
 */
struct bits {
	uint64_t *words;
	size_t n; /* words in use */
	size_t capacity;
};

void bits_done(struct bits *set);
void bits_clear(struct bits *set);                  /* empties, keeps the memory */
void bits_put_beyond(struct bits *set, size_t bit); /* bits_put() where the set must grow */
void bits_remove(struct bits *set, size_t bit);

static inline bool bits_have(const struct bits *set, size_t bit)
{
	return bit / 64 < set->n && (set->words[bit / 64] >> bit % 64 & 1);
}

static inline void bits_put(struct bits *set, size_t bit)
{
	if (bit / 64 < set->n)
		set->words[bit / 64] |= UINT64_C(1) << bit % 64;
	else
		bits_put_beyond(set, bit);
}

void bits_fill(struct bits *set, size_t start, size_t end); /* puts start … end-1 */
void bits_copy(struct bits *set, const struct bits *other);
void bits_and(struct bits *set, const struct bits *other);
void bits_or(struct bits *set, const struct bits *other);
void bits_and_not(struct bits *set, const struct bits *other);

/* Puts, or makes equal to, n words that begin at a bit; bit is a multiple of 64. */
void bits_or_words(struct bits *set, size_t bit, const uint64_t *words, size_t n);
void bits_replace(struct bits *set, size_t bit, const uint64_t *words, size_t n);

size_t bits_count(const struct bits *set);
size_t bits_count_and(const struct bits *a, const struct bits *b); /* of the intersection */

/* Bits in words start … end-1 (fewer if the set has not so many), and how many of n ascending
 * numbers are in a set. */
size_t bits_count_words(const struct bits *set, size_t start, size_t end);
size_t bits_count_among(const struct bits *set, const uint32_t *numbers, size_t n);

/*
 * Bytes that stand for one bit of each 32, or for none: how many of these bits a set has.
 */
enum { BITS_OF_FIRST = 32, BITS_FIRST = 0x20 /* + which; 0: none */ };
size_t bits_count_firsts(const struct bits *set, const uint8_t *firsts, size_t n);

/* The byte of the first bit of some, of which there is one. */
static inline uint8_t bits_first(uint32_t bits)
{
	return (uint8_t)(BITS_FIRST + __builtin_ctz(bits));
}

/* Adds one to counts[codes[i]] for each i of a set that is below n. */
void bits_tally(const struct bits *set, const uint16_t *codes, size_t n, size_t *counts);

/* Puts each i below n for which a set has numbers[i]; no number is past the set's words. */
void bits_pick(const struct bits *set, const uint32_t *numbers, size_t n, struct bits *ret_picked);

/* The first bit at or after from; SIZE_MAX if there is none. */
size_t bits_next_beyond(const struct bits *set, size_t word); /* in the words from this one on */
static inline size_t bits_next(const struct bits *set, size_t from)
{
	uint64_t word = from / 64 < set->n ? set->words[from / 64] >> from % 64 : 0;
	return word ? from + (size_t)__builtin_ctzll(word) : bits_next_beyond(set, from / 64 + 1);
}

#endif
