#ifndef UI_FIND_H
#define UI_FIND_H

#include "surkhi/base/str.h"

/*
 * What `/` finds in a text that is on the screen: the words typed, one after another, each as a
 * part of a word in its folded form, or typed in Latin letters. Typed marks alone ("₹") are
 * found as they are.
 */
struct find_range {
	size_t start, end; /* bytes; whole words, so never within a cluster */
};

/* All of them in order, not overlapping, in arena. */
size_t find_text(struct str typed, struct str text, struct arena *arena,
		 struct find_range **ret_ranges);

/* True if there is one. */
bool find_in(struct str typed, struct str text);

#endif
