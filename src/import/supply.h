#ifndef IMPORT_SUPPLY_H
#define IMPORT_SUPPLY_H

#include "source.h"
#include "surkhi/import/import.h"
#include "walk.h"

/*
 * The records of an import, one behind the other: those of the pages in memory, then those of each
 * file that the walk found. Not for two threads at once.
 */
struct supply {
	struct walk walk;
	const struct import_page *pages; /* the rest, … */
	size_t n_pages;
	size_t file;           /* of the walk: the one in hand or the next */
	struct stream *stream; /* of the file in hand, or NULL, … */
	struct source *source; /* … and its records */
	struct arena names;    /* of the file in hand */
	int standard_input;
	atomic_bool stop; /* whoever waits for bytes shall not any longer */
	size_t files_done;
	uint64_t bytes_done; /* of files that are done */
};

void supply_open(struct supply *supply, const struct import_options *options, char *const *paths,
		 size_t n);
void supply_close(struct supply *supply);

enum supplied {
	SUPPLY_END,
	SUPPLY_RECORD,  /* good until the next call */
	SUPPLY_REFUSED, /* diag says why, *ret_record has the source */
	SUPPLY_PASSED,  /* the same, but there is nothing to say */
	SUPPLY_NOTHING, /* a file is at its end: ask again */
};
enum supplied supply_next(struct supply *supply, struct record *ret_record, struct diag *diag);

/* Bytes of files that were read so far. */
uint64_t supply_bytes(const struct supply *supply);

#endif
