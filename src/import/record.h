#ifndef IMPORT_RECORD_H
#define IMPORT_RECORD_H

#include "surkhi/import/import.h"

/* How a record's bytes are to be read. The store keeps the name beside the bytes. */
enum record_format {
	RECORD_TEXT, /* plain text */
	RECORD_HTML,
	RECORD_JSON, /* one object */
	RECORD_CSV,  /* the header and one row */
	RECORD_FEED, /* the start of the feed and one item */
	RECORD_WARC, /* one record of a web archive with its header */
	N_RECORD_FORMATS
};

/* One page as it was scraped, with all that is needed to read it: years later, too. */
struct record {
	struct str source; /* valid UTF-8: see source_name() */
	struct str bytes;
	enum record_format format;
	struct str file;    /* of a record of several: its file, and … */
	unsigned long line; /* … the line that it starts on, or its number; else empty and 0 */
	bool met;           /* in a folder, and not named by the user */
};

enum {
	RECORD_E_REFUSED = 1,
	RECORD_E_PASSED,  /* a web archive's record that is no Hindi page: not for us, no error */
	RECORD_E_FOREIGN, /* not a record of articles, but of something else: refused if named */
};

/*
 * From a record to an article with its parts, and what a person had made of it where it was
 * exported; all in arena. Condition with diag: the reason for refusing it.
 */
int record_read(const struct import_options *options, const struct record *record,
		struct arena *arena, struct article *ret_article, struct diag *diag);

/* Adds the entities, in arena too: a step with tables of its own. */
void record_extract(const struct import_options *options, struct arena *arena,
		    struct article *article);

#endif
