/*
 * Shingles and fingerprints. One pass over the bytes of a folded text finds the words and hashes
 * them; a run of words has the hash of its words as a polynomial, which the next run continues.
 */
#include "surkhi/text/shingle.h"

#include <string.h>

#include "deva.h"
#include "surkhi/base/mem.h"

/* FNV-1a for words; for runs an odd multiplier with well mixed bits (Steele, Vigna, 2021). */
static const uint64_t word_basis = 14695981039346656037u, word_prime = 1099511628211u;
static const uint64_t run_factor = 0xd1342543de82ef95u;

enum { QUARTERS = SHINGLE_KEYS, WINDOWS = 6 };

void shingles_done(struct shingles *shingles)
{
	mem_free(shingles->hashes);
	*shingles = (struct shingles){.hashes = NULL};
}

/*
 * What is hashed of the letter or digit at s, which has left bytes: a code point of Devanagari,
 * else a byte. 0 for what parts words: a danda, punctuation of ASCII and of U+00A0…00BF and
 * U+2000…206F. *ret_size is how many bytes it has.
 */
static inline uint32_t letter_at(const unsigned char *s, size_t left, size_t *ret_size)
{
	*ret_size = 1;
	if (left > 2 && s[0] == 0xE0 && (s[1] & 0xFE) == 0xA4) {
		uint32_t code = 0x900u | (s[1] & 1u) << 6 | (s[2] & 0x3Fu);
		*ret_size = 3;
		return code == DANDA || code == DOUBLE_DANDA || code == ABBREVIATION ? 0 : code;
	}
	if (s[0] < 0x80)
		return (s[0] >= '0' && s[0] <= '9') || (s[0] >= 'a' && s[0] <= 'z') ? s[0] : 0;
	if (s[0] != 0xE2 && s[0] != 0xC2)
		return s[0];
	bool general = s[0] == 0xE2 && left > 2 && (s[1] & 0xFE) == 0x80;
	bool latin = s[0] == 0xC2 && left > 1;
	*ret_size = general ? 3 : latin ? 2 : 1;
	return general || latin ? 0 : s[0];
}

/* The hash of the next word at or behind *at; false at the end. */
static bool next_word(struct str text, size_t *at, uint64_t *ret_hash, bool *ret_number)
{
	const unsigned char *s = (const unsigned char *)text.s;
	uint64_t hash = word_basis;
	uint32_t letter = 0;
	size_t i = *at, size;
	while (i < text.n && (letter = letter_at(s + i, text.n - i, &size)) == 0)
		i += size;
	if (i >= text.n)
		return false;
	*ret_number = letter <= '9';
	while (letter) {
		hash = (hash ^ letter) * word_prime;
		i += size;
		letter = i < text.n ? letter_at(s + i, text.n - i, &size) : 0;
	}
	*at = i;
	*ret_hash = hash;
	return true;
}

/* The smallest of hashes are chosen, so every bit of them must depend on every word. */
static uint64_t mixed(uint64_t hash)
{
	hash = (hash ^ hash >> 33) * 0xff51afd7ed558ccdu;
	hash = (hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53u;
	return hash ^ hash >> 33;
}

static void add_number(struct shingles *shingles, uint64_t hash)
{
	for (size_t i = 0; i < shingles->n_numbers; i++)
		if (shingles->numbers[i] == hash)
			return;
	if (shingles->n_numbers < SHINGLE_NUMBERS)
		shingles->numbers[shingles->n_numbers++] = hash;
}

static void add_run(struct shingles *shingles, uint64_t hash)
{
	shingles->hashes = mem_grow(shingles->hashes, &shingles->capacity, shingles->n + 1,
				    sizeof *shingles->hashes);
	shingles->hashes[shingles->n++] = mixed(hash);
}

void shingles_read(struct shingles *shingles, struct str folded)
{
	uint64_t words[SHINGLE_WORDS] = {0}, run = 0, leaving = 1, word;
	size_t at = 0, n = 0;
	bool number;
	for (int i = 0; i < SHINGLE_WORDS; i++)
		leaving *= run_factor;
	shingles->n = shingles->n_numbers = 0;
	while (shingles->n < SHINGLES_MAXIMUM && next_word(folded, &at, &word, &number)) {
		uint64_t *oldest = &words[n++ % SHINGLE_WORDS];
		run = run * run_factor + word - *oldest * leaving;
		*oldest = word;
		if (number)
			add_number(shingles, word);
		if (n >= SHINGLE_WORDS)
			add_run(shingles, run);
	}
}

/* The index of the smallest hash of start … end-1. */
static size_t smallest(const struct shingles *shingles, size_t start, size_t end)
{
	size_t least = start;
	for (size_t i = start + 1; i < end; i++)
		if (shingles->hashes[i] < shingles->hashes[least])
			least = i;
	return least;
}

/* Adds the fingerprint of a shingle, unless it is there; the number of fingerprints then. */
static size_t add_fingerprint(const struct shingles *shingles, size_t index, int32_t *fingerprints,
			      size_t n)
{
	uint32_t low = (uint32_t)shingles->hashes[index];
	int32_t fingerprint;
	/* the low bits: the high ones are small in everything that is chosen for being small */
	memcpy(&fingerprint, &low, sizeof low);
	for (size_t i = 0; i < n; i++)
		if (fingerprints[i] == fingerprint)
			return n;
	fingerprints[n] = fingerprint;
	return n + 1;
}

size_t shingles_keys(const struct shingles *shingles, int32_t ret_keys[SHINGLE_KEYS])
{
	size_t n = 0;
	if (shingles->n < SHINGLES_MINIMUM)
		return 0;
	for (size_t i = 0; i < QUARTERS; i++)
		n = add_fingerprint(shingles,
				    smallest(shingles, shingles->n * i / QUARTERS,
					     shingles->n * (i + 1) / QUARTERS),
				    ret_keys, n);
	return n;
}

size_t shingles_probes(const struct shingles *shingles, int32_t ret_probes[SHINGLE_PROBES])
{
	size_t length = (shingles->n + WINDOWS - 1) / WINDOWS, n = 0, least = 0;
	if (shingles->n < SHINGLES_MINIMUM)
		return 0;
	for (size_t start = 0; start + length <= shingles->n && n < SHINGLE_PROBES; start++) {
		size_t last = start + length - 1;
		if (start == 0 || least < start)
			least = smallest(shingles, start, last + 1);
		else if (shingles->hashes[last] < shingles->hashes[least])
			least = last;
		n = add_fingerprint(shingles, least, ret_probes, n);
	}
	return n;
}

/* Hashes by open addressing; 0 is a free slot, and no run of words hashes to it in practice. */
struct hash_set {
	uint64_t *slots;
	bool *met; /* of each slot: a has it too */
	size_t mask;
};

static uint64_t *hash_slot(const struct hash_set *set, uint64_t hash)
{
	size_t i = (size_t)hash & set->mask;
	while (set->slots[i] != 0 && set->slots[i] != hash)
		i = (i + 1) & set->mask;
	return &set->slots[i];
}

static void hash_set_init(struct hash_set *set, size_t most)
{
	size_t capacity = 16;
	while (capacity < most * 2)
		capacity *= 2;
	*set = (struct hash_set){.slots = mem_new(capacity, sizeof *set->slots),
				 .met = mem_new(capacity, sizeof *set->met),
				 .mask = capacity - 1};
}

static void hash_set_done(struct hash_set *set)
{
	mem_free(set->slots);
	mem_free(set->met);
}

/* Puts a hash in; true if it was not there. */
static bool hash_set_put(struct hash_set *set, uint64_t hash)
{
	uint64_t *slot = hash_slot(set, hash);
	bool new = *slot != hash;
	*slot = hash;
	return new;
}

static void compare_runs(const struct shingles *a, const struct shingles *b,
			 struct likeness *likeness)
{
	struct hash_set of_b, only_a;
	size_t all = 0, shared = 0, covered = 0, behind = 0; /* behind the words that are covered */
	hash_set_init(&of_b, b->n);
	hash_set_init(&only_a, a->n);
	for (size_t i = 0; i < b->n; i++)
		all += hash_set_put(&of_b, b->hashes[i]);
	for (size_t i = 0; i < a->n; i++) {
		uint64_t *slot = hash_slot(&of_b, a->hashes[i]);
		if (*slot != a->hashes[i]) {
			all += hash_set_put(&only_a, a->hashes[i]);
			continue;
		}
		bool *met = &of_b.met[slot - of_b.slots];
		shared += !*met;
		*met = true;
		covered += i + SHINGLE_WORDS - (behind > i ? behind : i);
		behind = i + SHINGLE_WORDS;
	}
	hash_set_done(&of_b);
	hash_set_done(&only_a);
	likeness->resemblance = all ? (double)shared / (double)all : 0;
	likeness->covered = a->n ? (double)covered / (double)(a->n + SHINGLE_WORDS - 1) : 0;
}

static size_t shared_numbers(const struct shingles *a, const struct shingles *b)
{
	size_t shared = 0;
	for (size_t i = 0; i < a->n_numbers; i++)
		for (size_t k = 0; k < b->n_numbers; k++)
			shared += a->numbers[i] == b->numbers[k];
	return shared;
}

struct likeness shingles_compare(const struct shingles *a, const struct shingles *b)
{
	struct likeness likeness = {.numbers = shared_numbers(a, b)};
	likeness.numbers_fewest = a->n_numbers < b->n_numbers ? a->n_numbers : b->n_numbers;
	compare_runs(a, b, &likeness);
	return likeness;
}

/* Thresholds between the pairs of tests/data/story.test, which says what each is for. */
bool likeness_is_story(const struct likeness *likeness)
{
	bool other_numbers =
		likeness->numbers_fewest >= 2 && likeness->numbers * 2 < likeness->numbers_fewest;
	return likeness->resemblance >= 0.3 && !other_numbers;
}
