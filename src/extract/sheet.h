#ifndef EXTRACT_SHEET_H
#define EXTRACT_SHEET_H

#include <stdbool.h>

#include "surkhi/base/err.h"
#include "surkhi/base/str.h"

/*
 * A file of the gazetteer: rows of cells parted by tabs. The first line starts with '#' and names
 * the columns; other lines that start with '#', and empty ones, say nothing. A cell that holds
 * several forms has '|' between them.
 */
enum { SHEET_COLUMNS = 12 };

struct sheet {
	const char *path; /* for messages */
	struct str rest;
	unsigned long line;
	struct str columns[SHEET_COLUMNS];
	struct str cells[SHEET_COLUMNS];
	size_t n_columns, n_cells;
};

/* Reads the line of columns. 0, or ERR_FATAL if the text does not start with one. */
int sheet_start(const char *path, struct str text, struct sheet *ret_sheet, struct diag *diag);

/* The next row; false at the end. */
bool sheet_next(struct sheet *sheet);

/* The trimmed cell of a column of this row; empty if the row or the file has none. */
struct str sheet_cell(const struct sheet *sheet, struct str column);

/* An error about the row in hand; returns ERR_FATAL. */
int sheet_error(const struct sheet *sheet, struct diag *diag, const char *what, struct str subject);

#endif
