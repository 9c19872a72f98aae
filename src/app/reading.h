#ifndef APP_READING_H
#define APP_READING_H

#include "surkhi/base/err.h"
#include "surkhi/import/import.h"
#include "surkhi/model/catalog.h"

/* All that it takes to make articles of pages: line patterns, gazetteer, extractor. */
struct reading {
	struct catalog *catalog;
	struct patterns *patterns;
	struct extractor *extractor;
};

/* With the user's own gazetteer in folder (NULL: none). 0 or ERR_FATAL; reading_done() anyway. */
int reading_open(const char *folder, struct reading *ret_reading, struct diag *diag);
void reading_done(struct reading *reading);

/* Options of an import into a store, now, from standard input. */
struct import_options reading_options(const struct reading *reading, struct store *store);

#endif
