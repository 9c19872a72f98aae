#ifndef SURKHI_TEXT_FIT_H
#define SURKHI_TEXT_FIT_H

#include "surkhi/text/width.h"

/*
 * Which width model a terminal has, from the cells that it moved its cursor for a few texts. No
 * terminal is known by its name or version: what it does is measured, and the ten parameters that
 * explain it are looked for among all their combinations (research: a hand-written decision tree
 * over the same texts was fooled by tmux; fitting was not, in 22 of 22 live terminals).
 */

/* The texts to write, one at a time, each from the start of a row. The last hold joiners. */
extern const char *const fit_texts[];
extern const size_t n_fit_texts;
enum { FIT_MAXIMUM = 64 /* n_fit_texts is at most so many */ };

struct fit {
	struct width_model model; /* its name is that of the table, or "fitted" */
	size_t unexplained;       /* texts that even this model gives another width */
	size_t first_unexplained; /* index of one of them */
};

/*
 * The model that explains most of cells[0 … n_fit_texts−1] (a negative number: no answer, passed
 * over). Of several equally good ones the first of the table, else the one that counts most.
 */
void fit_model(const int *cells, struct fit *ret_fit);

#endif
