#ifndef STORE_WORDS_H
#define STORE_WORDS_H

#include "surkhi/base/bits.h"
#include "surkhi/store/select.h"

enum { PHRASE_WORDS_MAXIMUM = 32 /* further words of a phrase are not looked at */ };

/* A word of a query as text is compared with it. */
struct needle_word {
	struct str form;
	struct str key; /* of Latin ones */
	bool prefix;    /* longer words match too */
	bool latin;     /* typed in Latin letters, and stands for Hindi as well */
};

/* One QUERY_WORD: a word, or several that follow one another. */
struct needle {
	struct needle_word words[PHRASE_WORDS_MAXIMUM];
	size_t n;
	bool headline_only;
};

/* Reads the words of a node; everything in arena. */
void needle_read(const struct query_node *node, struct arena *arena, struct needle *ret_needle);

/* True if a form of a text is what the word asks for. */
bool needle_word_matches(const struct needle_word *word, struct str form);

/* True if a Hindi word may be meant by one typed in Latin letters that has the same key. */
bool latin_near(struct str typed, struct str form);

/* Puts the articles that a QUERY_WORD finds into *ret_set. */
int words_select(struct store *store, const struct query_node *node, struct bits *ret_set,
		 struct diag *diag);

#endif
