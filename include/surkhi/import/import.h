#ifndef SURKHI_IMPORT_IMPORT_H
#define SURKHI_IMPORT_IMPORT_H

#include "surkhi/base/err.h"
#include "surkhi/base/moment.h"
#include "surkhi/extract/extract.h"
#include "surkhi/extract/page.h"
#include "surkhi/store/store.h"

/*
 * Taking in files and folders. The caller pulls: each import_next() says what became of one record,
 * so that whoever draws a progress bar or prints refusals does it between two records, and stopping
 * is not calling again. Records are read by several threads and written in batches by the caller's;
 * they are told of in the order of the input, whatever the threads, and one that is told of is
 * durable.
 *
 * Folders are walked depth first in byte order of their names, not following symbolic links to
 * folders; hidden names are passed over. A file of a kind that is not known is refused if it was
 * named by the user and passed over if it was met in a folder.
 */
struct import;

/* A page that the caller has in memory. */
struct import_page {
	struct str source;
	struct str bytes;
};

struct import_options {
	struct store *store;
	const struct patterns *patterns;
	const struct extractor *extractor;
	struct scratch *scratch; /* for import_reread(): the calling thread's; NULL: of one call */
	struct moment now;       /* becomes `imported` */
	int standard_input;      /* descriptor read for the path "-" */
	size_t threads; /* that read beside the caller's, which writes; 0: one a processor */
	int patience;   /* milliseconds until IMPORT_WAITING; 0: never */

	const struct import_page *pages; /* taken in before all paths; borrowed until closed */
	size_t n_pages;
};

enum import_what {
	IMPORT_ADDED,   /* article id was added */
	IMPORT_KNOWN,   /* it was there already */
	IMPORT_REFUSED, /* diag says which record and why; the others go on */
	IMPORT_PASSED,  /* a record of a web archive that is no page in Hindi */
	IMPORT_WAITING, /* nothing yet: the caller may have something else to do */
	N_IMPORT_WHATS
};

struct import_event {
	enum import_what what;
	struct str source; /* of the record; good until the next call */
	int64_t id; /* of an added article; of a known one if its words were compared, else 0 */
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
 * The next record: 1 with *ret_event (and diag for a refusal), 0 when all is done, ERR_FATAL when
 * the store failed: what was told of before stays.
 */
int import_next(struct import *import, struct import_event *ret_event, struct diag *diag);

/* Counts what is in the store, which after a stop may be a few more than were told of. */
void import_report(const struct import *import, struct import_report *ret_report);

struct import *import_close(struct import *import);

/* An original as the store keeps it. */
struct import_original {
	struct str source; /* of its article */
	struct str format; /* of its article */
	struct str bytes;  /* store_original() */
};

enum { IMPORT_E_RECORD = 1 }; /* the bytes do not make an article */

/*
 * Reads an original again by the rules of today (of the options, patterns and extractor alone), as
 * import_next() does with new records. Fills everything in *ret_article but id and imported; all in
 * arena. Any number of threads may do so at once. 0, or IMPORT_E_RECORD with diag.
 */
int import_reread(const struct import_options *options, const struct import_original *original,
		  struct arena *arena, struct article *ret_article, struct diag *diag);

#endif
