#ifndef EXTRACT_TRIE_H
#define EXTRACT_TRIE_H

#include <stddef.h>
#include <stdint.h>

/*
 * Sequences of words, each a number, and what a sequence stands for. Node 0 is the empty
 * sequence. Every node has a number of its owner's choice, 0 to begin with: the head of a list.
 * Ready when zeroed.
 */
struct trie_slot {
	uint64_t key; /* node << 32 | word; 0: free, for word 0 is never put */
	uint32_t node;
};

struct trie {
	struct trie_slot *slots;
	size_t n, capacity; /* a power of two, or 0 */
	uint32_t *first;    /* by word: the node behind node 0, or 0 */
	size_t n_first, first_capacity;
	uint32_t *values; /* by node */
	size_t n_values, values_capacity;
};

void trie_done(struct trie *trie);

/* The node behind node by word, made if there is none. */
uint32_t trie_put(struct trie *trie, uint32_t node, uint32_t word);

/* The node behind node by word, or 0. */
uint32_t trie_step(const struct trie *trie, uint32_t node, uint32_t word);

#endif
