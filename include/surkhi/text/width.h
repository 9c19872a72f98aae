#ifndef SURKHI_TEXT_WIDTH_H
#define SURKHI_TEXT_WIDTH_H

#include <stdbool.h>
#include <stdint.h>

#include "surkhi/base/str.h"

/*
 * How many cells a terminal moves its cursor for a text. Terminals disagree about Devanagari, but
 * ten parameters reproduce what was measured in 29 of them (6,417 words each): eight families,
 * named A B D E F T and the variants of Konsole and tmux. Nothing else in surkhi asks wcwidth(),
 * uc_width() or ncurses about article text.
 */
struct width_model {
	const char *name;        /* "A", "A-konsole", "A-tmux", "B", …, the row of the table */
	uint8_t spacing_mark;    /* cells of a spacing matra or visarga (Mc): 0 or 1 */
	uint8_t mark;            /* of a nonspacing mark (Mn): 0 or 1 */
	uint8_t zwj, zwnj, zwsp; /* of the joiners and the zero-width space: 0 or 1 */
	uint8_t clamp;           /* a cluster has at most so many cells; 0: no limit */
	bool conjunct;           /* clusters are joined over a virama (GB9c) */
	bool mark_after_mark;    /* a spacing mark after another mark, nukta or ZWJ takes no cell */
	bool zwj_joins;          /* the code point behind a ZWJ takes no cell */
	bool zwj_breaks;         /* a consonant behind a ZWJ starts a cluster */
	bool natural;            /* it is told the cells of each word (OSC 66): see width_chunk() */
};

/* The model called name, or NULL. The first of the table is A, the safe over-estimate. */
const struct width_model *width_model_find(struct str name);
extern const struct width_model width_models[];
extern const size_t n_width_models;

/*
 * Cells of a text; a control character counts 0, since it is never written, but a tab 1: it is
 * shown as a blank. */
size_t width_text(const struct width_model *model, struct str text);

/* Cells of the cluster that starts at offset; *ret_end is the offset behind it. */
size_t width_cluster(const struct width_model *model, struct str text, size_t offset,
		     size_t *ret_end);

/*
 * The longest start of text that is at most cells wide, cut between clusters: its bytes, and its
 * width in *ret_cells (NULL allowed).
 */
size_t width_clip(const struct width_model *model, struct str text, size_t cells,
		  size_t *ret_cells);

/*
 * Where the terminal can be told how wide a word is, none of the above counts: a word takes the
 * cells that print would give it, from the advances of its letters, rounded up (and down by a tenth
 * of a cell). The terminal takes at most WIDTH_CHUNK cells at a time, so words are parted into
 * chunks at clusters. Gives the cells of the chunk that starts at offset of text (which is the
 * start of a word or where the last chunk ended) and the offset behind it.
 */
enum { WIDTH_CHUNK = 7 };
size_t width_chunk(struct str text, size_t offset, size_t *ret_end);

#endif
