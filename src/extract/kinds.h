#ifndef EXTRACT_KINDS_H
#define EXTRACT_KINDS_H

#include "surkhi/base/sheet.h"
#include "surkhi/extract/gazetteer.h"

/* The files of the gazetteer as tables: what is in which, and what a row cannot do without. */
#define CELL(id) (1u << CELL_##id)

enum { USER_FILE_MAXIMUM = 16 << 20 }; /* bytes of a file */

struct kind {
	const char *name, *plural, *file;
	unsigned required; /* cells that a row must have: CELL(…) */
	unsigned forms;    /* cells whose texts stand for the row's entity in articles */
	unsigned taught;   /* the cell that a taught form goes into */
};

extern const struct kind kind_table[N_GAZETTEER_KINDS];

/* What a column of that name says; false if it is none that surkhi reads. */
bool kind_column(struct str name, enum gazetteer_cell *ret_cell);

/* "name", "states" … for messages. */
const char *kind_cell_name(enum gazetteer_cell cell);

/* True if a text may be the id of a party or state (any case). */
bool kind_is_id(enum gazetteer_kind kind, struct str id);

/* True if text is one of those in a cell. */
bool kind_cell_has(const struct gazetteer_row *row, enum gazetteer_cell cell, struct str text);

/* The table built in, begun. */
int kind_sheet(enum gazetteer_kind kind, struct arena *arena, struct sheet *ret_sheet,
	       struct diag *diag);

#endif
