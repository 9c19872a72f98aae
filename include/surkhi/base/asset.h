#ifndef SURKHI_BASE_ASSET_H
#define SURKHI_BASE_ASSET_H

#include <stdbool.h>
#include <stddef.h>

#include "surkhi/base/str.h"

/*
 * Files that the build puts into the program (base/embed.c): the gazetteer, line patterns, the
 * sample archive, default settings, SQL. Names are relative to the folder they are kept in, as in
 * "gazetteer/parties.tsv". A table ends with a NULL name; files of one folder stand together,
 * sorted.
 */
struct asset {
	const char *name;
	const char *data; /* NUL behind the last byte */
	size_t size;
};

extern const struct asset asset_table[]; /* of assets/ */

/* The bytes of the asset called name in a table; false if there is none. */
bool asset_find(const struct asset *table, const char *name, struct str *ret_data);

#endif
