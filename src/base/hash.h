#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stdint.h>

#include "surkhi/base/str.h"

/*
 * Hashing and comparing keys of maps and dictionaries, which are asked about every word of every
 * text. Keys are read in pieces of eight bytes, of which the last overlaps the one before: a loop
 * over the rest would be guessed wrong by the processor each time, and a call takes longer than
 * most words.
 */
static inline uint64_t hash_mix(uint64_t hash)
{
	hash *= 0x9e3779b97f4a7c15u;
	return hash ^ hash >> 32;
}

static inline uint64_t hash_load(const char *s, size_t n)
{
	uint64_t piece = 0;
	memcpy(&piece, s, n);
	return piece;
}

static inline uint32_t hash_key(struct str key)
{
	enum { PIECE = sizeof(uint64_t), HALF = PIECE / 2 };
	uint64_t hash = hash_mix(key.n);
	if (key.n >= PIECE) {
		for (size_t at = 0; at + PIECE < key.n; at += PIECE)
			hash = hash_mix(hash ^ hash_load(key.s + at, PIECE));
		hash ^= hash_load(key.s + key.n - PIECE, PIECE);
	} else if (key.n >= HALF) {
		hash ^= hash_load(key.s, HALF) << 32 | hash_load(key.s + key.n - HALF, HALF);
	} else if (key.n > 0) {
		const unsigned char *s = (const unsigned char *)key.s;
		hash ^= (uint64_t)s[0] << 16 | (uint64_t)s[key.n / 2] << 8 | s[key.n - 1];
	}
	return (uint32_t)hash_mix(hash);
}

static inline bool hash_same(const char *a, const char *b, size_t n)
{
	enum { PIECE = sizeof(uint64_t), HALF = PIECE / 2 };
	if (n < HALF)
		return n == 0 || (a[0] == b[0] && a[n / 2] == b[n / 2] && a[n - 1] == b[n - 1]);
	if (n < PIECE)
		return hash_load(a, HALF) == hash_load(b, HALF) &&
		       hash_load(a + n - HALF, HALF) == hash_load(b + n - HALF, HALF);
	for (size_t at = 0; at + PIECE < n; at += PIECE)
		if (hash_load(a + at, PIECE) != hash_load(b + at, PIECE))
			return false;
	return hash_load(a + n - PIECE, PIECE) == hash_load(b + n - PIECE, PIECE);
}

#endif
