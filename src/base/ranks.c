#include "surkhi/base/ranks.h"

#include "surkhi/base/mem.h"

enum { WORD_BITS = 64 };

void ranks_done(struct ranks *ranks)
{
	bits_done(&ranks->bits);
	mem_free(ranks->before);
	*ranks = (struct ranks){.n = 0};
}

void ranks_add(struct ranks *ranks, const uint64_t *words, size_t n)
{
	bits_or_words(&ranks->bits, ranks->bits.n * WORD_BITS, words, n);
	size_t n_blocks = (ranks->bits.n + RANKS_BLOCK - 1) / RANKS_BLOCK;
	ranks->before = mem_grow(ranks->before, &ranks->capacity, n_blocks, sizeof *ranks->before);
	for (; ranks->n_blocks < n_blocks; ranks->n_blocks++) {
		size_t first = ranks->n_blocks * RANKS_BLOCK;
		ranks->before[ranks->n_blocks] = (uint32_t)ranks->n;
		ranks->n += bits_count_words(&ranks->bits, first, first + RANKS_BLOCK);
	}
}

/* The last block that starts with no more than k bits before it. */
static size_t block_of(const struct ranks *ranks, size_t k)
{
	size_t low = 0, high = ranks->n_blocks;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (ranks->before[middle] <= k)
			low = middle;
		else
			high = middle;
	}
	return low;
}

size_t ranks_bit(const struct ranks *ranks, size_t k)
{
	if (k >= ranks->n)
		return SIZE_MAX;
	size_t block = block_of(ranks, k), i = block * RANKS_BLOCK;
	uint64_t word = ranks->bits.words[i];
	k -= ranks->before[block];
	for (size_t n; (n = (size_t)__builtin_popcountll(word)) <= k; k -= n)
		word = ranks->bits.words[++i];
	while (k-- > 0)
		word &= word - 1;
	return i * WORD_BITS + (size_t)__builtin_ctzll(word);
}

size_t ranks_before(const struct ranks *ranks, size_t bit)
{
	size_t word = bit / WORD_BITS;
	if (word >= ranks->bits.n)
		return ranks->n;
	size_t n = ranks->before[word / RANKS_BLOCK] +
		   bits_count_words(&ranks->bits, word / RANKS_BLOCK * RANKS_BLOCK, word);
	uint64_t below = ranks->bits.words[word] & ((UINT64_C(1) << bit % WORD_BITS) - 1);
	return n + (size_t)__builtin_popcountll(below);
}
