#ifndef EXTRACT_WORDBOOK_H
#define EXTRACT_WORDBOOK_H

#include "surkhi/base/map.h"

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
	struct str text;
	uint32_t sets; /* bits of the sets of words that have it */
	bool digit;    /* has one */
	/* Chains of patterns worth a try on a line that starts with it, or has it; 0 behind the
	 * last. */
	const uint32_t *starts, *inside;
	uint32_t learned; /* the page whose story says it */
};

struct book_word {
	uint32_t form; /* index */
	enum word_script script;
};

struct wordbook {
	const struct patterns *patterns;
	struct arena arena;   /* of the keys of both maps, and of lists of patterns */
	struct map spellings; /* as written → index of its word */
	struct map known;     /* folded → index of its form */
	struct book_word *words;
	size_t n_words, words_capacity;
	struct book_form *forms;
	size_t n_forms, forms_capacity;
	size_t bytes;    /* of the spellings */
	struct buf room; /* for the form in hand */

	uint32_t page;
	size_t n_learned; /* forms that the story of this page says */
};

void wordbook_done(struct wordbook *book);

/* To be called before a page's first word. A book of other patterns is emptied. */
void wordbook_begin(struct wordbook *book, const struct patterns *patterns);

/* A run of letters and digits as it stands in a line; good until the next call. */
const struct book_word *wordbook_find(struct wordbook *book, struct str word);

/* Notes that the story of this page says a form; and asks whether it does. */
void wordbook_learn(struct wordbook *book, uint32_t form);
bool wordbook_learned(const struct wordbook *book, uint32_t form);

#endif
