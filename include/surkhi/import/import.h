#ifndef SURKHI_IMPORT_IMPORT_H
#define SURKHI_IMPORT_IMPORT_H

#include "surkhi/base/err.h"
#include "surkhi/base/moment.h"
#include "surkhi/extract/extract.h"
#include "surkhi/extract/page.h"
#include "surkhi/store/store.h"

/*
 * Taking in files and folders. The caller pulls: each import_next() deals with one record and says
 * what became of it, so that whoever draws a progress bar or prints refusals does it between two
 * records, and stopping is not calling again.
 *
 * Folders are walked depth first in byte order of their names, not following symbolic links to
 * folders; hidden names are passed over. A file of a kind that is not known is refused if it was
 * named by the user and passed over if it was met in a folder.
 */
struct import;

struct import_options {
	struct store *store;
	const struct patterns *patterns;
	const struct extractor *extractor;
	struct moment now;  /* becomes `imported` */
	int standard_input; /* descriptor read for the path "-" */
};

enum import_what {
	IMPORT_ADDED,   /* article id was added */
	IMPORT_KNOWN,   /* it was there already, as id */
	IMPORT_REFUSED, /* diag says which record and why; the others go on */
};

struct import_event {
	enum import_what what;
	struct str source; /* of the record; good until the next call */
	int64_t id;
};

/* Sums so far; files_total and bytes_total are known once the folders were walked. */
struct import_report {
	size_t files_done, files_total;
	uint64_t bytes_done, bytes_total;
	size_t added, known, refused, passed_over;
};

/* Walks the n paths ("-" is standard input). A path that does not exist becomes a refusal. */
int import_open(const struct import_options *options, char *const *paths, size_t n,
		struct import **ret_import, struct diag *diag);

/*
 * Deals with the next record. Returns 1 with *ret_event (and diag for a refusal), 0 when all is
 * done and durable, ERR_FATAL when the store failed: what was committed before stays.
 */
int import_next(struct import *import, struct import_event *ret_event, struct diag *diag);

void import_report(const struct import *import, struct import_report *ret_report);

/* Commits what was taken in so far, also when stopped half-way. 0 or ERR_FATAL. */
int import_commit(struct import *import, struct diag *diag);
struct import *import_close(struct import *import);

#endif
