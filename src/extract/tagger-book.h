#ifndef EXTRACT_TAGGER_BOOK_H
#define EXTRACT_TAGGER_BOOK_H

#include "surkhi/base/dict.h"

#include "gazetteer.h"
#include "words.h"

/*
 * What words themselves tell the tagger, read once for each spelling and kept from one article to
 * the next, as the lexicon keeps its lexemes, and as long. Nothing depends on what it remembers.
 * Ready when zeroed; of one thread.
 */
enum { TAG_AFFIXES = 5, TAG_GRAMS = 16, TAG_REACH = 2, TAG_OFFSETS = 2 * TAG_REACH + 1 };
enum { TAG_ROW = 8 }; /* weights of a feature: one for each tag, and one that is always 0 */

/* What is asked of a word's form when it is looked at beside others; all that is kept of it. */
struct tag_form {
	uint32_t word;    /* hash of its key */
	uint32_t flags;   /* of the gazetteer */
	uint32_t cluster; /* from 1; 0: none */
	uint32_t senses;  /* of the grammar: 1 << enum sense_kind */
	uint32_t end;     /* hash of its last two code points; 0: it is no longer, or no word */
	uint32_t grammar; /* node of the gazetteer */
	uint32_t next;    /* another form of the spelling, with other flags or grammar; 0: none */
	uint16_t letters; /* how many names of Latin letters it is a row of */
	uint8_t shape;    /* script, length */
	uint8_t lists;    /* 1 << enum tag_list */
	bool certain;     /* never part of a name */
	bool opens;       /* a bracket */
};

/* Its letters, as hashes; all 0 for what is no word. */
struct tag_spelling {
	uint32_t prefixes[TAG_AFFIXES], suffixes[TAG_AFFIXES]; /* 0: the word is no longer */
	uint32_t grams[TAG_GRAMS]; /* of three code points in a row, likewise */
};

/* What the model knows of words, by hash: sorted. */
struct tag_lexicon {
	const uint32_t *hashes;
	const uint16_t *values; /* cluster, lists from TAG_LIST on, and TAG_CERTAIN */
	size_t n;
};

/* Lists of words that the trainer is given. */
enum tag_list { LIST_PLACE, LIST_NAME, LIST_ORGANISATION, LIST_FIGURE, N_TAG_LISTS };

enum { TAG_LIST = 1 << 11, TAG_CERTAIN = 1 << 15 };
_Static_assert(TAG_LIST << N_TAG_LISTS <= TAG_CERTAIN, "a bit for each list");

/* What a form adds to the scores of the words that it stands beside, by offset + TAG_REACH. */
struct tag_sums {
	int16_t at[TAG_OFFSETS][TAG_ROW];
};

struct tag_model;

struct tag_book {
	const struct tag_lexicon *lexicon;
	const struct tag_model *model; /* NULL: there are no sums */
	uint32_t forgot;               /* of the scan's lexicon, when this book was begun */
	struct tag_form *forms;
	struct tag_sums *sums;                   /* by form */
	size_t n, forms_capacity, sums_capacity; /* form 0: outside the text */
	int16_t no_hits[TAG_ROW];                /* what words far from any hit have for that */
	bool no_hits_known;
	uint32_t *by_spelling; /* the first form of it, or 0 */
	size_t n_spellings, spellings_capacity;
	struct dict marks; /* text → its first form */
	struct buf key;    /* of the word in hand */
	uint32_t *form_at; /* by word of the text in hand */
	size_t words_capacity;
};

void tag_book_done(struct tag_book *book);

/*
 * Sets book->form_at for the words of a text. A book of another lexicon or model of the tagger, or
 * of words that the other lexicon forgot, is emptied.
 */
struct lexicon;
void tag_book_read(struct tag_book *book, const struct tag_lexicon *lexicon,
		   const struct tag_model *model, const struct gazetteer *gazetteer,
		   const struct words *words, const struct lexicon *spellings);

/* The letters of a word of a text. */
void tag_spelling_read(const struct words *words, size_t index, struct tag_spelling *ret_spelling);

/* The hash of a word's key, as models have it. */
uint32_t tag_hash(struct str key);

#endif
