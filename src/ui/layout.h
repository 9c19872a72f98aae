#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

#include <stdbool.h>

#include "canvas.h"

/*
 * Which panes show, and where: a function of the size of the screen, the pane in focus and
 * whether it is shown alone. The top row and the bottom row are not the panes'.
 */
enum pane { PANE_HEADLINES, PANE_ARTICLE, PANE_ENTITIES, N_PANES };

enum {
	LAYOUT_MINIMUM_COLS = 20, /* below either of these only a notice shows */
	LAYOUT_MINIMUM_ROWS = 4,
	LAYOUT_TWO_COLS = 100,   /* two panes from here */
	LAYOUT_THREE_COLS = 150, /* three panes from here */
	LAYOUT_STACK_ROWS = 10   /* two panes one above the other from here */
};

struct layout {
	bool tiny;                 /* too small for anything */
	bool header;               /* each pane has a row with its name above it */
	bool stacked;              /* one above the other, without borders */
	bool shown[N_PANES];       /* shown panes stand in the order of the enum */
	struct rect pane[N_PANES]; /* without header and borders; of those shown */
	struct rect body;          /* all rows between the top and the bottom row */
};

void layout_compute(int rows, int cols, enum pane focus, bool alone, struct layout *ret_layout);

/*
 * The same with panes one above the other: the headlines, below them the article, or the entities
 * while they are in focus. The one in focus alone where that would be too low.
 */
void layout_compute_stacked(int rows, int cols, enum pane focus, bool alone,
			    struct layout *ret_layout);

/* The pane at a cell (its header counts); false for a border or a row that is not the panes'. */
bool layout_pane_at(const struct layout *layout, int row, int col, enum pane *ret_pane);

#endif
