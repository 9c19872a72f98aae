/*
 * A trie of words in one open hash of its edges: a step costs one probe, whatever the fan-out. The
 * first step is taken at every word of a text and mostly leads nowhere, so it is a look into an
 * array.
 */
#include "trie.h"

#include <string.h>

#include "surkhi/base/mem.h"

void trie_done(struct trie *trie)
{
	mem_free(trie->slots);
	mem_free(trie->first);
	mem_free(trie->values);
	*trie = (struct trie){.slots = NULL};
}

static struct trie_slot *trie_slot(const struct trie *trie, uint64_t key)
{
	uint64_t hash = key * 0x9e3779b97f4a7c15u; /* Fibonacci hashing */
	for (size_t i = (size_t)(hash >> 32);; i++) {
		struct trie_slot *slot = &trie->slots[i & (trie->capacity - 1)];
		if (slot->key == 0 || slot->key == key)
			return slot;
	}
}

static void trie_rehash(struct trie *trie)
{
	struct trie old = *trie;
	trie->capacity = old.capacity ? old.capacity * 2 : 1024;
	trie->slots = mem_new(trie->capacity, sizeof *trie->slots);
	for (size_t i = 0; i < old.capacity; i++)
		if (old.slots[i].key)
			*trie_slot(trie, old.slots[i].key) = old.slots[i];
	mem_free(old.slots);
}

static uint32_t add_node(struct trie *trie)
{
	trie->values = mem_grow(trie->values, &trie->values_capacity, trie->n_values + 2,
				sizeof *trie->values);
	if (trie->n_values == 0)
		trie->values[trie->n_values++] = 0;
	trie->values[trie->n_values] = 0;
	return (uint32_t)trie->n_values++;
}

static uint32_t put_first(struct trie *trie, uint32_t word)
{
	if (word >= trie->n_first) {
		trie->first = mem_grow(trie->first, &trie->first_capacity, word + (size_t)1,
				       sizeof *trie->first);
		memset(trie->first + trie->n_first, 0,
		       (word + (size_t)1 - trie->n_first) * sizeof *trie->first);
		trie->n_first = word + (size_t)1;
	}
	if (!trie->first[word])
		trie->first[word] = add_node(trie);
	return trie->first[word];
}

uint32_t trie_put(struct trie *trie, uint32_t node, uint32_t word)
{
	if (node == 0)
		return put_first(trie, word);
	if (trie->n * 2 >= trie->capacity)
		trie_rehash(trie);
	struct trie_slot *slot = trie_slot(trie, (uint64_t)node << 32 | word);
	if (slot->key == 0) {
		*slot = (struct trie_slot){(uint64_t)node << 32 | word, add_node(trie)};
		trie->n++;
	}
	return slot->node;
}

uint32_t trie_step(const struct trie *trie, uint32_t node, uint32_t word)
{
	if (node == 0)
		return word < trie->n_first ? trie->first[word] : 0;
	return trie->n ? trie_slot(trie, (uint64_t)node << 32 | word)->node : 0;
}
