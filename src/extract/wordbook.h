#ifndef EXTRACT_WORDBOOK_H
#define EXTRACT_WORDBOOK_H

#include "surkhi/base/dict.h"

#include "canon.h"

/*
 * Every word that pages were met to write, with what the patterns want to know of it, kept from
 * one page to the next: pages say the same words again and again, and folding each is dearer than
 * finding it here. Forgets all when it has grown large, between two pages; nothing depends on what
 * it remembers. Ready when zeroed; of one thread.
 */
struct patterns;

/* A folded form: one for all spellings that fold alike. */
struct book_form {
	struct str text;  /* empty for joiners alone */
	uint32_t sets;    /* bits of the sets of words that have it */
	uint32_t learned; /* the last page whose story says it */
	bool outlet;      /* names of outlets may begin with it */
	/* Chains of patterns worth a try on a line that starts with it, or has it; NULL: none. */
	const uint32_t *starts, *inside; /* 0 behind the last */
};

/* A spelling, with what of its form is asked at every word. */
struct book_word {
	struct book_form *form;
	uint32_t sets;
	uint8_t script;  /* enum word_script */
	bool plain;      /* folds to itself */
	bool digit;      /* has one */
	bool letter;     /* begins with a letter, as it folds */
	bool worthwhile; /* patterns are worth a try where it stands */
};

struct wordbook {
	const struct patterns *patterns;
	struct arena arena;    /* of lists of patterns */
	struct dict spellings; /* as written → its word */
	struct dict forms;     /* folded → its form */
	struct buf room;       /* for the form in hand */
	struct canon name;     /* in hand of wordbook_place() */

	uint32_t page;
	size_t n_learned; /* forms that the story of this page says */
};

void wordbook_done(struct wordbook *book);

/* To be called before a page's first word. A book of other patterns is emptied. */
void wordbook_begin(struct wordbook *book, const struct patterns *patterns);

uint32_t wordbook_expect(const struct wordbook *book, struct str text); /* see dict_expect() */

/* A run of letters and digits as it stands in a line, by its hash; good until the next page. */
const struct book_word *wordbook_find(struct wordbook *book, struct str text, uint32_t hash);

/* Is it the name of a place that the gazetteer has? In any spelling. */
bool wordbook_place(struct wordbook *book, struct str name);

/* Notes that the story of this page says a form; and asks whether it does. */
void wordbook_learn(struct wordbook *book, struct book_form *form);
bool wordbook_learned(const struct wordbook *book, const struct book_form *form);

#endif
