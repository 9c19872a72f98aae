#ifndef TESTS_SIM_ARCHIVE_H
#define TESTS_SIM_ARCHIVE_H

#include "surkhi/base/err.h"
#include "surkhi/model/catalog.h"
#include "surkhi/store/store.h"

/* The sample pages that are built into the program, taken in as `surkhi demo` does. */
struct archive {
	char folder[512], path[528];
	struct store *store;
	struct catalog *catalog;
};

/* Makes one in a folder of its own; archive_close() removes it, also after a failure. */
int archive_open(struct archive *archive, struct diag *diag);
void archive_close(struct archive *archive);

/* Appends every line of the sample pages, one a line. */
void archive_lines(struct buf *ret_lines);

#endif
