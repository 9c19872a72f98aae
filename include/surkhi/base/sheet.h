#ifndef SURKHI_BASE_SHEET_H
#define SURKHI_BASE_SHEET_H

#include <stdbool.h>

#include "surkhi/base/err.h"
#include "surkhi/base/str.h"

/*
 * A table in a file: rows of cells parted by tabs, found by the name of their column, so that a
 * file may have more columns than anybody asks for, or leave some out. A line that starts with '#'
 * and names the columns is the header; other lines that start with '#', and blank ones, say
 * nothing. A cell that holds several texts has '|' between them. A byte order mark is skipped.
 */
enum { SHEET_COLUMNS = 24 /* more are ignored */ };

struct sheet {
	const char *path; /* for messages */
	struct str rest;
	unsigned long line; /* of the row in hand, from 1 */
	struct str columns[SHEET_COLUMNS];
	struct str cells[SHEET_COLUMNS]; /* trimmed */
	size_t n_columns, n_cells;
	struct str known[SHEET_COLUMNS]; /* what makes a comment a header */
	size_t n_known;
};

/*
 * Begins to read a text that outlives the sheet. With like NULL its first line is the header: 0, or
 * ERR_FATAL if it is none. Otherwise the text may lack one and then has the columns of like; a
 * comment is its header if the first cell is one of those columns.
 */
int sheet_start(const char *path, struct str text, const struct sheet *like,
		struct sheet *ret_sheet, struct diag *diag);

/* The next row; false at the end. */
bool sheet_next(struct sheet *sheet);

/* The trimmed cell of a column of this row; empty if the row or the file has none. */
struct str sheet_cell(const struct sheet *sheet, struct str column);

/* An error about the row in hand; returns ERR_FATAL. */
int sheet_error(const struct sheet *sheet, struct diag *diag, const char *what, struct str subject);

#endif
