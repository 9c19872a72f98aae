#ifndef EXTRACT_TAGGER_TEXT_H
#define EXTRACT_TAGGER_TEXT_H

#include "scan.h"

/*
 * A text as tagger and trainer see it. A feature is a number of TAG_FEATURE_BITS, made of its
 * template and of what it says.
 */
enum { TAG_FEATURE_BITS = 28 };

struct tag_text {
	const struct scan *scan;
	const struct tag_form *forms; /* of the scan's book */
	const uint32_t *form_at;      /* by word */
};

/* Good until the next text of the scan. With a model its book has the sums of all forms. */
void tag_text_read(struct scan *scan, const struct tag_lexicon *lexicon,
		   const struct tag_model *model, struct tag_text *ret_text);

static inline const struct tag_form *tag_form_at(const struct tag_text *text, size_t index)
{
	return &text->forms[index < text->scan->words.n ? text->form_at[index] : 0];
}

/* Features of one word, gathered. */
enum { TAG_FEATURES = 192 };

struct tag_features {
	uint32_t at[TAG_FEATURES];
	size_t n;
};

/* Adds what a form tells about the word that it stands offset words behind (-2 … 2). */
void tag_form_features(const struct tag_form *form, const struct tag_spelling *spelling, int offset,
		       struct tag_features *features);

/*
 * What the gazetteer found at the words around a word, by offset + TAG_REACH; 0: nothing. False if
 * it is nothing at all of them, as for most words.
 */
bool tag_hits_read(const struct tag_text *text, size_t index, uint32_t ret_hits[TAG_OFFSETS]);

/* Adds what that tells about the word. */
void tag_hit_features(const uint32_t hits[TAG_OFFSETS], struct tag_features *features);

/* Adds what the words around it, taken together, tell about a word. */
void tag_word_features(const struct tag_text *text, size_t index, struct tag_features *features);

#endif
