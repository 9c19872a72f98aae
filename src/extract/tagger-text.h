#ifndef EXTRACT_TAGGER_TEXT_H
#define EXTRACT_TAGGER_TEXT_H

#include "scan.h"
#include "tagger.h"

/*
 * A text as tagger and trainer see it. What a word itself tells is read once for each spelling, as
 * a form; a feature is a number of TAG_FEATURE_BITS, made of its template and of what it says.
 */
enum { TAG_AFFIXES = 5, TAG_REACH = 2, TAG_OFFSETS = 2 * TAG_REACH + 1, TAG_FEATURE_BITS = 28 };

struct tag_form {
	uint32_t word; /* hash of its key */
	uint32_t prefixes[TAG_AFFIXES],
		suffixes[TAG_AFFIXES]; /* hashes; 0: the word is no longer */
	uint32_t flags;                /* of the gazetteer */
	uint32_t shape;                /* script, length */
	uint32_t senses;               /* of the grammar: 1 << enum sense_kind */
	uint32_t letters;              /* how many names of Latin letters it is a row of */
	uint32_t cluster;              /* from 1; 0: none */
	uint32_t lists;                /* 1 << enum tag_list */
	bool certain;                  /* never part of a name */
};

/* What the model knows of words, by hash: sorted. */
struct tag_lexicon {
	const uint32_t *hashes;
	const uint16_t *values; /* cluster, lists from TAG_LIST on, and TAG_CERTAIN */
	size_t n;
};

/* Lists of words that the trainer is given. */
enum tag_list { LIST_PLACE, LIST_NAME, N_TAG_LISTS };

enum { TAG_LIST = 1 << 12, TAG_CERTAIN = 1 << 15 };
_Static_assert(TAG_LIST << N_TAG_LISTS <= TAG_CERTAIN, "a bit for each list");

struct tag_text {
	const struct scan *scan;
	struct tag_form *forms; /* form 0: outside the text */
	size_t n_forms;
	uint32_t *form_at; /* by word */
};

/* Everything in the arena of the scan. */
void tag_text_read(const struct scan *scan, const struct tag_lexicon *lexicon,
		   struct tag_text *ret_text);

const struct tag_form *tag_form_at(const struct tag_text *text, size_t index);

/* Features of one word, gathered. */
enum { TAG_FEATURES = 128 };

struct tag_features {
	uint32_t at[TAG_FEATURES];
	size_t n;
};

/* Adds what a form tells about the word that it stands offset words behind (-2 … 2). */
void tag_form_features(const struct tag_form *form, int offset, struct tag_features *features);

/* Adds what the words around it, taken together, tell about a word. */
void tag_word_features(const struct tag_text *text, size_t index, struct tag_features *features);

/* The hash of a word's key, as models have it. */
uint32_t tag_hash(struct str key);

#endif
