#ifndef SURKHI_BASE_RANKS_H
#define SURKHI_BASE_RANKS_H

#include "surkhi/base/bits.h"

/*
 * A bitset that is asked for its k-th bit, and how many there are before one: counts of blocks
 * beside it, so that neither reads more than one block. Ready when zeroed.
 */
struct ranks {
	struct bits bits;
	uint32_t *before; /* bits before each block */
	size_t n_blocks, capacity;
	size_t n; /* bits in all */
};

enum { RANKS_BLOCK = 32 /* words */ };

void ranks_done(struct ranks *ranks);

/* Puts n words behind those that are there, which are whole blocks. */
void ranks_add(struct ranks *ranks, const uint64_t *words, size_t n);

size_t ranks_bit(const struct ranks *ranks, size_t k);      /* the k-th, from 0; SIZE_MAX: none */
size_t ranks_before(const struct ranks *ranks, size_t bit); /* bits below one */

#endif
