/* Shares the screen among the panes. The one in focus gets more: what is being read needs it. */
#include "layout.h"

/* Percent of the width for each pane, by the pane in focus. 0: not shown. */
static const int three_panes[N_PANES][N_PANES] = {
	[PANE_HEADLINES] = {45, 34, 21},
	[PANE_ARTICLE] = {30, 49, 21},
	[PANE_ENTITIES] = {27, 43, 30},
};
static const int two_panes[N_PANES][N_PANES] = {
	[PANE_HEADLINES] = {52, 48, 0},
	[PANE_ARTICLE] = {40, 60, 0},
	[PANE_ENTITIES] = {0, 60, 40},
};
static const int one_pane[N_PANES][N_PANES] = {
	[PANE_HEADLINES] = {100, 0, 0},
	[PANE_ARTICLE] = {0, 100, 0},
	[PANE_ENTITIES] = {0, 0, 100},
};

enum { HEADER_MINIMUM_ROWS = 8 };

static const int *shares(int cols, enum pane focus, bool alone)
{
	if (alone || cols < LAYOUT_TWO_COLS)
		return one_pane[focus];
	return cols < LAYOUT_THREE_COLS ? two_panes[focus] : three_panes[focus];
}

void layout_compute(int rows, int cols, enum pane focus, bool alone, struct layout *ret_layout)
{
	*ret_layout = (struct layout){0};
	struct layout *layout = ret_layout;
	layout->tiny = rows < LAYOUT_MINIMUM_ROWS || cols < LAYOUT_MINIMUM_COLS;
	if (layout->tiny)
		return;
	layout->header = rows >= HEADER_MINIMUM_ROWS;
	layout->body = (struct rect){.row = 1, .col = 0, .rows = rows - 2, .cols = cols};
	const int *share = shares(cols, focus, alone);
	int last = N_PANES - 1, col = 0;
	while (share[last] == 0)
		last--;
	for (int pane = 0; pane <= last; pane++) {
		if (share[pane] == 0)
			continue;
		/* The last pane takes what is left; the others give a cell to their border. */
		int width = pane == last ? cols - col : cols * share[pane] / 100;
		layout->shown[pane] = true;
		layout->pane[pane] = (struct rect){
			.row = layout->body.row + layout->header,
			.col = col,
			.rows = layout->body.rows - layout->header,
			.cols = pane == last ? width : width - 1,
		};
		col += width;
	}
}

void layout_compute_stacked(int rows, int cols, enum pane focus, bool alone,
			    struct layout *ret_layout)
{
	/* Percent of the rows for the headlines, by the pane in focus. */
	static const int headlines[N_PANES] = {40, 30, 30};
	struct layout *layout = ret_layout;
	layout_compute(rows, cols, focus, alone || rows < LAYOUT_STACK_ROWS, layout);
	if (layout->tiny || alone || rows < LAYOUT_STACK_ROWS)
		return;
	enum pane below = focus == PANE_ENTITIES ? PANE_ENTITIES : PANE_ARTICLE;
	struct rect body = layout->body;
	int room = body.rows - 2; /* each pane has a header */
	int above = room * headlines[focus] / 100;
	*layout = (struct layout){.header = true, .stacked = true, .body = body};
	layout->shown[PANE_HEADLINES] = layout->shown[below] = true;
	layout->pane[PANE_HEADLINES] = (struct rect){body.row + 1, 0, above, cols};
	layout->pane[below] = (struct rect){body.row + above + 2, 0, room - above, cols};
}

bool layout_pane_at(const struct layout *layout, int row, int col, enum pane *ret_pane)
{
	for (int pane = 0; pane < N_PANES; pane++) {
		const struct rect *rect = &layout->pane[pane];
		if (layout->shown[pane] && col >= rect->col && col < rect->col + rect->cols &&
		    row >= rect->row - layout->header && row < rect->row + rect->rows) {
			*ret_pane = (enum pane)pane;
			return true;
		}
	}
	return false;
}
