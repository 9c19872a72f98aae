#ifndef TESTS_SIM_LINES_H
#define TESTS_SIM_LINES_H

#include "surkhi/base/str.h"
#include "surkhi/text/width.h"

/*
 * Lines of a text in three panes with two borders, in a terminal of one model painted for another:
 * how many rows have both borders straight, when painted fresh and after LINES_UPDATES changes
 * (scrolling by a line, highlighting a row).
 */
enum { LINES_UPDATES = 20 };

struct lines_score {
	size_t lines;             /* that were laid out */
	size_t rows;              /* that were looked at, of all pages */
	size_t fresh, updated;    /* of them with both borders straight */
	size_t cut, orphans;      /* clusters that lost cells, marks without text before them */
	size_t words, words_wide; /* words; those that real gives more cells than assumed */
};

void lines_measure(struct str text, const struct width_model *real, bool text_sizing,
		   const struct width_model *assumed, struct lines_score *ret_score);

/*
 * Lines wrapped into one wide pane with a border, as an article is: how many aksharas (aside from
 * blanks) there are in them, and how many stand in rows that, read back from the terminal, are not
 * the text that was to be shown, akshara for akshara.
 */
struct intact_score {
	size_t clusters, damaged;
	char first[256]; /* of the damaged: what was to be shown, and what was */
};

void lines_intact(struct str text, const struct width_model *real, bool text_sizing,
		  const struct width_model *assumed, struct intact_score *ret_score);

#endif
