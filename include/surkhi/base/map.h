#ifndef SURKHI_BASE_MAP_H
#define SURKHI_BASE_MAP_H

#include <stdbool.h>
#include <stdint.h>

#include "surkhi/base/str.h"

/*
 * A map from text to a number, by open addressing. Keys are borrowed: their bytes must outlive the
 * map (an arena is the usual place). Ready when zeroed. At most 2^31 keys.
 */
struct map_slot {
	struct str key; /* key.s == NULL: free */
	uint32_t hash;
	uint32_t value;
};

struct map {
	struct map_slot *slots;
	size_t n;        /* keys */
	size_t capacity; /* slots: a power of two, or 0 */
};

void map_done(struct map *map);

/* The value of key, or NULL. The pointer is good until the next map_put(). */
uint32_t *map_get(const struct map *map, struct str key);

/* The value of key, which is put in with value 0 if it was not there (*ret_new may be NULL). */
uint32_t *map_put(struct map *map, struct str key, bool *ret_new);

uint32_t hash_bytes(const void *data, size_t n); /* FNV-1a, 32 bits: the same on every machine */
uint64_t hash_bytes64(const void *data, size_t n);

/* The same of n texts, in a third of the time. */
void hash_texts64(const struct str *texts, size_t n, uint64_t *ret_hashes);

#endif
