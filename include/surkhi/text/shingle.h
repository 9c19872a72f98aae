#ifndef SURKHI_TEXT_SHINGLE_H
#define SURKHI_TEXT_SHINGLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "surkhi/base/str.h"

/*
 * How much two texts have in common word for word.
 *
 * A text is taken as its shingles, all runs of SHINGLE_WORDS words, and the resemblance of two
 * texts is what share of all their shingles both have (Broder, On the resemblance and containment
 * of documents, 1997). Texts that may resemble a given one are found by fingerprints: the shingle
 * with the smallest hash in a stretch of the text (winnowing: Schleimer, Wilkerson, Aiken, 2003).
 * Of a stored text the fingerprint of each quarter is kept; a new text is asked for by those of
 * every window of a sixth of its length, so that a stretch taken over whole is found wherever it
 * stands now. Of pairs of news with a resemblance of 0.3 to 0.45, 99 in 100 are found so, by as
 * many plain minimum hashes 96.
 *
 * Hashes depend on the text alone and are the same on every machine, since they are kept in files.
 */
enum {
	SHINGLE_WORDS = 6,
	SHINGLES_MINIMUM = 10,      /* a text with fewer is too short to be told from others */
	SHINGLES_MAXIMUM = 1 << 16, /* what is behind them is not looked at */
	SHINGLE_NUMBERS = 128,
	SHINGLE_KEYS = 4,    /* kept of a text */
	SHINGLE_PROBES = 24, /* looked for, at most */
};

struct shingles {
	uint64_t *hashes; /* of each run of words, in the order of the text */
	size_t n, capacity;
	uint64_t numbers[SHINGLE_NUMBERS]; /* hashes of the different runs of digits, the first */
	size_t n_numbers;
};

/* Zeroed is ready. */
void shingles_done(struct shingles *shingles);

/* Reads a text as fold() gives it; what was there before goes. */
void shingles_read(struct shingles *shingles, struct str folded);

/* Fingerprints to keep and to look for, each once; how many. 0 for a text that is too short. */
size_t shingles_keys(const struct shingles *shingles, int32_t ret_keys[SHINGLE_KEYS]);
size_t shingles_probes(const struct shingles *shingles, int32_t ret_probes[SHINGLE_PROBES]);

struct likeness {
	double resemblance;    /* shingles that both have, of all that one has: 0 … 1 */
	double covered;        /* words of a in shingles that b has, of all words of a: 0 … 1 */
	size_t numbers;        /* different numbers that both have */
	size_t numbers_fewest; /* different numbers of the text that has fewer */
};

struct likeness shingles_compare(const struct shingles *a, const struct shingles *b);

/*
 * True if two texts tell one story: the same copy cut, corrected, given another beginning or end.
 * False for forms filled in anew (the weather, the market, polling in each district), where most
 * words stay and the numbers do not.
 */
bool likeness_is_story(const struct likeness *likeness);

#endif
