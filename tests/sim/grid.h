#ifndef TESTS_SIM_GRID_H
#define TESTS_SIM_GRID_H

#include <stdbool.h>

#include "surkhi/base/str.h"
#include "surkhi/text/width.h"

/*
 * A terminal for tests: cells that hold the aksharas written to them. It counts text by the width
 * model that it is given, obeys what surkhi writes, answers what surkhi asks, and complains about
 * everything else: sequences it does not know, cursors off the screen, control characters,
 * text behind the right edge. One program so stands in for every terminal whose model is known;
 * tests/sim/test-vterm.c and engines.py check it against real ones.
 */
enum { GRID_TEXT = 160, GRID_SIZING_MAXIMUM = 7 };

struct grid_look {
	int colour, background; /* of the palette; -1: the terminal's own */
	bool bold, dim, underline, reverse, concealed;
};

struct grid_cell {
	char text[GRID_TEXT]; /* the cluster that starts here; "" for a blank */
	int width;            /* its cells; 0: this cell belongs to the cluster left of it */
	struct grid_look look;
};

struct grid {
	const struct width_model *widths;
	bool text_sizing; /* has OSC 66, and lays a text out in the cells that it is told */
	int rows, cols;
	struct grid_cell *cells,
		*hidden; /* what shows; the other one of main and alternate screen, or NULL */
	int row, col;    /* of the cursor; col == cols behind the last cell */
	int saved_row, saved_col;
	struct grid_look look, saved_look;
	bool alternate, autowrap, cursor_hidden, paste, synchronised;
	bool moved;           /* nothing was written since the cursor was placed */
	bool joiner;          /* a ZWJ was written last, which some terminals remember */
	struct buf answers;   /* what it would send */
	struct buf clipboard; /* of the last OSC 52: its base64 */
	size_t orphans;       /* marks written where no text was before them */
	size_t cut;           /* clusters that lost some of their cells to another text */
	char complaint[256];  /* the first thing that it refused; "" if nothing */
};

void grid_init(struct grid *grid, const struct width_model *widths, int rows, int cols);
void grid_done(struct grid *grid);

/* Obeys. A sequence or an akshara may not be parted between two calls. */
void grid_feed(struct grid *grid, struct str bytes);

/* The cell that holds row and col. */
const struct grid_cell *grid_cell(const struct grid *grid, int row, int col);

/* Whether a text stands alone in the one cell at row and col. */
bool grid_has(const struct grid *grid, int row, int col, const char *text);

/* Appends the text of the cells from … to−1 of a row; a blank cell is a space. */
void grid_read(const struct grid *grid, int row, int from, int to, struct buf *ret_text);

/* The whole screen as text, one line a row, trailing blanks cut. */
void grid_dump(const struct grid *grid, struct buf *ret_text);

/* Whether two show the same: text, cells, looks. If not, the place of the first difference. */
bool grid_same(const struct grid *a, const struct grid *b, int *ret_row, int *ret_col);

/* For grid-escape.c: what sequences do to cells. */
void grid_complain(struct grid *grid, const char *format, ...) PRINTF(2, 3);
void grid_place(struct grid *grid, int row, int col);
void grid_erase(struct grid *grid, int row, int from, int to);
void grid_screen(struct grid *grid, bool alternate);
void grid_write(struct grid *grid, struct str text);
void grid_put(struct grid *grid, struct str text, int width);

#endif
