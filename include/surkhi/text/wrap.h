#ifndef SURKHI_TEXT_WRAP_H
#define SURKHI_TEXT_WRAP_H

#include "surkhi/base/str.h"
#include "surkhi/text/width.h"

/*
 * Rows of a paragraph. Break opportunities are libunistring's (UAX #14), with vetoes for Hindi
 * print: no break inside initials (बी.जे.पी.), after डॉ. प्रो. श्री रु. ₹ and the like, before a
 * dash, an ellipsis or a closing mark, behind an opening quote. The loop is greedy on the widths
 * of the model; a word wider than the row is broken at a cluster.
 */
struct wrap_row {
	size_t start, end; /* bytes of the paragraph, without the blanks at the break */
};

/*
 * Rows of text in a width of cells (≥ 1), as an array in arena; an empty text is one empty row.
 * Rows are in order, and every byte that is not a blank at a break is in exactly one of them.
 */
size_t wrap_text(const struct width_model *model, struct str text, size_t cells,
		 struct arena *arena, struct wrap_row **ret_rows);

#endif
