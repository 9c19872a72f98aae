#ifndef MODEL_CATALOG_TABLE_H
#define MODEL_CATALOG_TABLE_H

#include <stdbool.h>

#include "surkhi/base/str.h"

/*
 * Rows of a gazetteer file: cells parted by tabs, found by the name of their column, so that a
 * file may have more columns than anybody asks for. The header is the line that starts with "#"
 * and "id"; other lines that start with "#" are comments.
 */
enum { TABLE_COLUMNS = 24 /* more are ignored */ };

struct table {
	struct str rest;    /* what is not read yet */
	unsigned long line; /* of the row in hand, from 1 */
	struct str columns[TABLE_COLUMNS];
	size_t n_columns;
	struct str cells[TABLE_COLUMNS];
	size_t n_cells;
};

/* The next row that has anything in it; false at the end. */
bool table_next(struct table *table);

/* The cell of the row in hand in the column called name, trimmed; empty if there is none. */
struct str table_cell(const struct table *table, const char *column);

#endif
