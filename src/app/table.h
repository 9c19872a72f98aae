#ifndef APP_TABLE_H
#define APP_TABLE_H

#include <stdbool.h>
#include <stdio.h>

#include "surkhi/base/str.h"

/* Columns of text on a terminal or in a pipe, by width model A, which no terminal exceeds. */

/* Text in exactly so many cells: clipped at a cluster with … behind it, or filled with blanks. */
void table_column(FILE *out, struct str text, size_t cells);

/* Text in at most so many cells, without filling; SIZE_MAX: all of it. */
void table_last(FILE *out, struct str text, size_t cells);

/* A field of tab-separated values: tabs, line ends and the like become blanks. */
void tsv_field(FILE *out, struct str text, bool last);

size_t decimal_digits(size_t number);

#endif
