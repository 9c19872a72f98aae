#ifndef UI_PAINTER_H
#define UI_PAINTER_H

#include "canvas.h"
#include "surkhi/ui/term.h"

/*
 * Turns a canvas into the bytes that make a terminal show it, knowing what it shows already.
 *
 * A segment that changed is painted whole: its cells are blanked, then every word is put at the
 * column that the width model gives it, then the border right of it is drawn once more. So a
 * terminal that counts Devanagari otherwise can shift a word by a cell, but never a border or a
 * row, and no combining mark is ever sent alone.
 */
struct painter_row;

struct painter {
	const struct width_model *widths;
	enum theme_name theme;
	int colours;             /* of the terminal: 0, 8, 16, 256 */
	int rows, cols;          /* of what it shows */
	struct painter_row *row; /* what it shows; NULL: not known */
};

void painter_init(struct painter *painter, const struct width_model *widths, enum theme_name theme,
		  int colours);
void painter_done(struct painter *painter);

/* What the terminal shows is no longer known: the next painting starts with an empty screen. */
void painter_forget(struct painter *painter);

/* Appends the bytes to *ret_bytes; nothing if the terminal shows it already. */
void painter_paint(struct painter *painter, const struct canvas *canvas, struct buf *ret_bytes);

#endif
