#ifndef UI_WORDS_H
#define UI_WORDS_H

#include "pager.h"

/*
 * A cursor on the words of a text that a pager shows: of its blocks that are of the story. What is
 * marked there (a mention) is one stop, however many words it has. Ready when zeroed.
 */
enum words_step { WORDS_LEFT, WORDS_RIGHT, WORDS_UP, WORDS_DOWN };

struct words {
	bool on;
	bool extending; /* from the place where that began to where the cursor is */
	struct pager_span at, from;
};

/* Puts the cursor on the first word that shows. Off if there is none. */
void words_begin(struct words *words, const struct pager *pager);

/* Moves it; while extending within its block. It stays where there is nothing further. */
void words_move(struct words *words, const struct pager *pager, enum words_step step);

/* Extends from here on, or no longer. */
void words_extend(struct words *words);

/* What is picked: one block's bytes. */
struct pager_span words_picked(const struct words *words);

#endif
