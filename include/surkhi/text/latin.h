#ifndef SURKHI_TEXT_LATIN_H
#define SURKHI_TEXT_LATIN_H

#include <stdbool.h>

#include "surkhi/base/str.h"

/*
 * Hindi typed in Latin letters ("kangres", "bhajpa", "sanjay dutt", "shimla").
 *
 * The key of a word is the skeleton of its consonants in a spelling that both scripts reach:
 * kangres, congress and कांग्रेस give the same key. Aspiration, vowels (but for there being one at
 * the start), h and y inside the word, a nasal at its end, doubled letters and the choice among
 * s/sh, v/w, c/k/q, f/ph/p, z/j do not matter. Letters without a vowel, and two or three capitals,
 * are read by their names: bjp is बीजेपी. Several words share a key, so candidates are ranked by
 * latin_distance(). Keys have the letters a-z alone, at most 64.
 */

/* Appends the key of one word of either script; other characters are skipped. */
void latin_key(struct str word, struct buf *ret_key);

/* Appends a readable Latin spelling of a Devanagari word ("kaangres"); Latin passes, lower case. */
void latin_spell(struct str word, struct buf *ret_spelling);

/*
 * How far a typed Latin word is from a Devanagari one: 0 is the same; compares spellings. Two is a
 * habit of typing (u for a, s for sh), ten or twelve another consonant.
 */
unsigned latin_distance(struct str typed, struct str word);

/*
 * The ways to take a typed word, each a spelling to get a key and a distance of, at most
 * LATIN_VARIANTS: as it is (or as an abbreviation is said) first, then words that are spelt by no
 * rule (gazetteer/english.tsv: college is कॉलेज, which is given as such), letters that stand for
 * several of Hindi (kangra is कांगड़ा), and letters read by their names. cost adds to the distance.
 */
enum { LATIN_VARIANTS = 12 };

struct latin_variant {
	struct str spelling; /* in arena */
	unsigned cost;
};

size_t latin_variants(struct str typed, struct arena *arena,
		      struct latin_variant ret_variants[static LATIN_VARIANTS]);

/* True if the text has no letters but ASCII ones, and at least one. */
bool latin_is(struct str text);

/*
 * True if typed narrows a list to name, as a person types it: every word of typed begins some word
 * of name, in the folded form or, typed in Latin letters, by key or spelling.
 */
bool latin_matches(struct str typed, struct str name);

#endif
