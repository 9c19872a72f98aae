#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include <stdbool.h>
#include <stdint.h>

#include "surkhi/base/str.h"
#include "surkhi/text/width.h"

/*
 * What is to be on the screen, as text with roles; nothing here knows a terminal. A row is made of
 * segments from left to right: a segment is a stretch of cells that the painter draws as a whole,
 * because no terminal can be trusted with a part of a row of Devanagari. A pane's row is one
 * segment, a border another. What does not fit into a segment is clipped at a cluster.
 */

/* What a text is. Themes turn roles into colours; the mono theme into bold, underline, reverse. */
enum role {
	ROLE_TEXT,
	ROLE_DIM,
	ROLE_BORDER,
	ROLE_BORDER_FOCUS,
	ROLE_TITLE,
	ROLE_UNREAD,
	ROLE_HEADLINE,
	ROLE_SUBHEAD,
	ROLE_META,
	ROLE_PARTY,
	ROLE_STATE,
	ROLE_PERSON,
	ROLE_PLACE,
	ROLE_ORGANISATION,
	ROLE_TAG,
	ROLE_STAR,
	ROLE_MARK,
	ROLE_HIT,
	ROLE_CURRENT,
	ROLE_STATUS,
	ROLE_ERROR,
	ROLE_PROMPT,
	ROLE_KEY,
	N_ROLES
};

struct run {
	struct run *next;
	struct str text;
	enum role role;
};

struct segment {
	struct segment *next;
	int col, width; /* cells */
	bool selected;  /* the row under the cursor */
	struct run *runs, *last;
	size_t cells; /* used so far */
};

struct canvas_row {
	struct segment *first, *last;
};

struct canvas {
	struct arena arena; /* owns the text of runs */
	const struct width_model *widths;
	bool latin; /* text is shown in Latin letters (text/roman.h), but for what is typed */
	int rows, cols;
	struct canvas_row *row;     /* rows of them */
	int cursor_row, cursor_col; /* of the text cursor; cursor_row < 0: hidden */
};

struct rect {
	int row, col, rows, cols;
};

/* Ready for a screen of rows × cols, in its own script; any earlier content is gone. */
void canvas_begin(struct canvas *canvas, const struct width_model *widths, int rows, int cols);
void canvas_done(struct canvas *canvas);

/*
 * Starts a segment; segments of a row are added left to right and do not overlap. Outside of the
 * canvas it is cut. The last cell of a segment wider than one is a gutter that text never fills.
 * NULL when nothing of it is on the canvas; the functions below take NULL.
 */
struct segment *canvas_segment(struct canvas *canvas, int row, int col, int width);

/*
 * Adds text to a segment, clipped at a cluster to what room is left, with control characters left
 * out. Returns the cells it took.
 */
size_t canvas_text(struct canvas *canvas, struct segment *segment, struct str text, enum role role);
size_t canvas_printf(struct canvas *canvas, struct segment *segment, enum role role,
		     const char *format, ...) PRINTF(4, 5);

/* The same for what a person types, in the script in which it is typed. */
size_t canvas_typed(struct canvas *canvas, struct segment *segment, struct str text,
		    enum role role);

/* Cells that a text takes when it is shown, with latin in Latin letters. */
size_t shown_cells(const struct width_model *widths, bool latin, struct str text);
size_t canvas_cells(const struct canvas *canvas, struct str text);

/* Adds text clipped to cells, ending in … if it was cut, then blanks up to cells. */
void canvas_column(struct canvas *canvas, struct segment *segment, struct str text, size_t cells,
		   enum role role);

/* Adds blanks until the segment is full up to cell at (from its left). */
void canvas_pad(struct canvas *canvas, struct segment *segment, size_t at);

/* Cells left for text in a segment. */
size_t canvas_room(const struct segment *segment);

/* A segment's content as a hash: of text, roles, selection, column and width. */
uint64_t segment_hash(const struct segment *segment);

/* The screen as text, one line a row, trailing blanks cut; the roles as one letter a cell. */
void canvas_dump(const struct canvas *canvas, struct buf *ret_text);
void canvas_dump_roles(const struct canvas *canvas, struct buf *ret_text);

#endif
