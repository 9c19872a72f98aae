/*
 * Knows how words of 64 bits are combined and counted. Whole sets are read at the speed of memory:
 * the loops are written in lanes of four words, and compiled once for each kind of machine that
 * makes a difference; the loader picks one. Nothing else of the program is.
 */
#include "surkhi/base/bits.h"

#include <string.h>

#include "surkhi/base/mem.h"

enum { WORD_BITS = 64, LANES = 4, BLOCK = 8 /* lanes that are added up at once */ };

#if defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#elif defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define SANITIZED 1
#endif
/* The loader picks before sanitizers are ready. */
#if defined __x86_64__ && defined __GLIBC__ && !defined SANITIZED
#define FOR_EACH_MACHINE __attribute__((target_clones("avx2", "popcnt", "default")))
#else
#define FOR_EACH_MACHINE
#endif

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static inline size_t count_word(uint64_t word)
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

void bits_put_beyond(struct bits *set, size_t bit)
{
	bits_reach(set, bit / WORD_BITS + 1);
	set->words[bit / WORD_BITS] |= UINT64_C(1) << bit % WORD_BITS;
}

void bits_remove(struct bits *set, size_t bit)
{
	if (bit / WORD_BITS < set->n)
		set->words[bit / WORD_BITS] &= ~(UINT64_C(1) << bit % WORD_BITS);
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
	if (other->n == 0)
		return;
	set->words = mem_grow(set->words, &set->capacity, other->n, sizeof *set->words);
	memcpy(set->words, other->words, other->n * sizeof *set->words);
	set->n = other->n;
}

void bits_replace(struct bits *set, size_t bit, const uint64_t *words, size_t n)
{
	bits_reach(set, bit / WORD_BITS + n);
	if (n)
		memcpy(set->words + bit / WORD_BITS, words, n * sizeof *words);
}

FOR_EACH_MACHINE
void bits_and(struct bits *set, const struct bits *other)
{
	set->n = smaller(set->n, other->n);
	for (size_t i = 0; i < set->n; i++)
		set->words[i] &= other->words[i];
}

FOR_EACH_MACHINE
static void or_words(uint64_t *words, const uint64_t *others, size_t n)
{
	for (size_t i = 0; i < n; i++)
		words[i] |= others[i];
}

void bits_or_words(struct bits *set, size_t bit, const uint64_t *words, size_t n)
{
	bits_reach(set, bit / WORD_BITS + n);
	or_words(set->words + bit / WORD_BITS, words, n);
}

void bits_or(struct bits *set, const struct bits *other)
{
	bits_reach(set, other->n);
	or_words(set->words, other->words, other->n);
}

FOR_EACH_MACHINE
void bits_and_not(struct bits *set, const struct bits *other)
{
	size_t n = smaller(set->n, other->n);
	for (size_t i = 0; i < n; i++)
		set->words[i] &= ~other->words[i];
}

/*
 * Counts words a & b. Adding up bits in place value (Harley and Seal, in Warren, Hacker's Delight)
 * leaves an eighth of the words to be counted one by one, and works in lanes on every machine.
 */
struct lane {
	uint64_t words __attribute__((vector_size(LANES * sizeof(uint64_t))));
} __attribute__((packed, aligned(sizeof(uint64_t)), may_alias));

/* Adds *a and *b to *sum, and gives what does not fit to *carry. */
#define ADD(carry, sum, a, b)                                                                      \
	do {                                                                                       \
		struct lane half = {(sum).words ^ (a).words};                                      \
		(carry).words = ((sum).words & (a).words) | (half.words & (b).words);              \
		(sum).words = half.words ^ (b).words;                                              \
	} while (0)

/* Longer rows come from memory, or a cache as far away; machines by themselves look less far ahead.
 */
static inline void fetch_ahead(const void *row)
{
	enum { AHEAD = 4096, LINE = 64, LINES = LANES * BLOCK * sizeof(uint64_t) / LINE };
	for (size_t i = 0; i < LINES; i++)
		__builtin_prefetch((const char *)row + AHEAD + i * LINE);
}

#define COUNT(lane)                                                                                \
	(count_word((lane).words[0]) + count_word((lane).words[1]) + count_word((lane).words[2]) + \
	 count_word((lane).words[3]))

FOR_EACH_MACHINE
static size_t count_and(const uint64_t *a, const uint64_t *b, size_t n)
{
	struct lane ones = {{0}}, twos = {{0}}, fours = {{0}}, eights, x[BLOCK];
	struct lane twos_a, twos_b, fours_a, fours_b;
	size_t i = 0, eight = 0, count = 0;
	for (; i + (size_t)LANES * BLOCK <= n; i += (size_t)LANES * BLOCK) {
		const struct lane *left = (const struct lane *)(a + i);
		const struct lane *right = (const struct lane *)(b + i);
		fetch_ahead(left);
		fetch_ahead(right);
		for (size_t j = 0; j < BLOCK; j++)
			x[j].words = left[j].words & right[j].words;
		ADD(twos_a, ones, x[0], x[1]);
		ADD(twos_b, ones, x[2], x[3]);
		ADD(fours_a, twos, twos_a, twos_b);
		ADD(twos_a, ones, x[4], x[5]);
		ADD(twos_b, ones, x[6], x[7]);
		ADD(fours_b, twos, twos_a, twos_b);
		ADD(eights, fours, fours_a, fours_b);
		eight += COUNT(eights);
	}
	count = 8 * eight + 4 * COUNT(fours) + 2 * COUNT(twos) + COUNT(ones);
	for (; i < n; i++)
		count += count_word(a[i] & b[i]);
	return count;
}

size_t bits_count(const struct bits *set)
{
	return count_and(set->words, set->words, set->n);
}

size_t bits_count_and(const struct bits *a, const struct bits *b)
{
	return count_and(a->words, b->words, smaller(a->n, b->n));
}

size_t bits_count_words(const struct bits *set, size_t start, size_t end)
{
	end = smaller(end, set->n);
	return start < end ? count_and(set->words + start, set->words + start, end - start) : 0;
}

/*
 * Words by their halves: a machine that fetches from several places at once fetches twice as many
 * of these, and numbers are of 32 bits, too.
 */
struct half {
	uint32_t bits;
} __attribute__((may_alias));

enum { HALF_BITS = 32, HIGH_FIRST = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ };

static inline uint32_t bit_of(const struct half *halves, uint32_t number)
{
	return halves[number / HALF_BITS ^ HIGH_FIRST].bits >> number % HALF_BITS & 1;
}

FOR_EACH_MACHINE
static size_t count_among(const struct half *halves, const uint32_t *numbers, size_t n)
{
	enum { STEP = LANES * BLOCK * 2 };
	uint32_t count = 0;
	size_t i = 0;
	for (; i + STEP <= n; i += STEP) {
		fetch_ahead(numbers + i);
		for (size_t j = 0; j < STEP; j++)
			count += bit_of(halves, numbers[i + j]);
	}
	for (; i < n; i++)
		count += bit_of(halves, numbers[i]);
	return count;
}

size_t bits_count_among(const struct bits *set, const uint32_t *numbers, size_t n)
{
	while (n && numbers[n - 1] / WORD_BITS >= set->n)
		n--;
	return count_among((const struct half *)set->words, numbers, n);
}

/* A byte is BITS_FIRST and a bit's place, or 0: so it tells by itself whether the bit counts. */
FOR_EACH_MACHINE
static size_t count_firsts(const struct half *halves, const uint8_t *firsts, size_t n)
{
	uint32_t count = 0;
	for (size_t i = 0; i < n; i++) {
		uint32_t first = firsts[i];
		count += (halves[i ^ HIGH_FIRST].bits >> (first % BITS_FIRST)) &
			 (first / BITS_FIRST);
	}
	return count;
}
_Static_assert(BITS_FIRST == BITS_OF_FIRST, "a byte tells of one bit, or of none");

size_t bits_count_firsts(const struct bits *set, const uint8_t *firsts, size_t n)
{
	return count_firsts((const struct half *)set->words, firsts, smaller(n, set->n * 2));
}

FOR_EACH_MACHINE
static void pick_words(const struct half *halves, const uint32_t *numbers, size_t n,
		       uint64_t *words)
{
	for (size_t i = 0; i < n; i++, numbers += WORD_BITS) {
		uint32_t low = 0, high = 0;
		for (uint32_t j = 0; j < HALF_BITS; j++)
			low |= bit_of(halves, numbers[j]) << j;
		for (uint32_t j = 0; j < HALF_BITS; j++)
			high |= bit_of(halves, numbers[HALF_BITS + j]) << j;
		words[i] = (uint64_t)high << HALF_BITS | low;
	}
}

void bits_pick(const struct bits *set, const uint32_t *numbers, size_t n, struct bits *ret_picked)
{
	size_t whole = n / WORD_BITS;
	bits_clear(ret_picked);
	bits_reach(ret_picked, (n + WORD_BITS - 1) / WORD_BITS);
	pick_words((const struct half *)set->words, numbers, whole, ret_picked->words);
	for (size_t i = whole * WORD_BITS; i < n; i++)
		if (bits_have(set, numbers[i]))
			bits_put(ret_picked, i);
}

/* What is asked for ahead are codes: of few articles machines do not see the row that they make. */
static void tally_word(uint64_t word, const uint16_t *codes, size_t *counts)
{
	enum { AHEAD = 1024, LINE = 32 /* codes */ };
	if (!word)
		return;
	__builtin_prefetch(codes + AHEAD);
	__builtin_prefetch(codes + AHEAD + LINE);
	for (; word; word &= word - 1)
		counts[codes[__builtin_ctzll(word)]]++;
}

void bits_tally(const struct bits *set, const uint16_t *codes, size_t n, size_t *counts)
{
	size_t whole = smaller(set->n, n / WORD_BITS);
	for (size_t i = 0; i < whole; i++)
		tally_word(set->words[i], codes + i * WORD_BITS, counts);
	if (whole < set->n && n % WORD_BITS)
		tally_word(set->words[whole] & ((UINT64_C(1) << n % WORD_BITS) - 1),
			   codes + whole * WORD_BITS, counts);
}

size_t bits_next_beyond(const struct bits *set, size_t word)
{
	while (word < set->n && !set->words[word])
		word++;
	return word < set->n ? word * WORD_BITS + (size_t)__builtin_ctzll(set->words[word])
			     : SIZE_MAX;
}
