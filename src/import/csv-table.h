#ifndef IMPORT_CSV_TABLE_H
#define IMPORT_CSV_TABLE_H

#include <csv.h>

#include "surkhi/base/str.h"

/*
 * Rows of CSV, by libcsv, fed line by line. Which sign parts the cells is told by the header: ',',
 * ';', tab or '|'.
 */
enum { CSV_CELLS = 256 };

struct csv_table {
	struct csv_parser parser;
	bool strict;
	struct buf text;        /* of all cells of the row, one behind the other */
	size_t ends[CSV_CELLS]; /* of the cells in it */
	size_t n;               /* cells; those past CSV_CELLS are counted and not kept */
	bool whole;
};

enum csv_fed {
	CSV_MORE,   /* the row goes on in the next line, within quotes; or the line was blank */
	CSV_ROW,    /* the row is whole */
	CSV_BROKEN, /* a quote where none may be */
};

char csv_delimiter(struct str header);

/* Strict: quotes as they should be. Else a quote inside of a cell is a letter like others. */
void csv_table_init(struct csv_table *table, char delimiter, bool strict);
void csv_table_done(struct csv_table *table);

/* The next line, with its end. Behind a whole or broken row a new one begins. */
enum csv_fed csv_feed(struct csv_table *table, struct str line);

void csv_reset(struct csv_table *table); /* a new row begins, whatever came before */

/* Reads one line as a row, whatever its quotes are. */
void csv_line(struct csv_table *table, struct str line);

struct str csv_cell(const struct csv_table *table, size_t i); /* empty if there is none */

#endif
