#ifndef IMPORT_RECORD_H
#define IMPORT_RECORD_H

#include "surkhi/import/import.h"

/* How a record's bytes are to be read. The store keeps the name beside the bytes. */
enum record_format { RECORD_TEXT, N_RECORD_FORMATS };

/* One page as it was scraped, with all that is needed to read it: years later, too. */
struct record {
	struct str source; /* valid UTF-8: see source_name() */
	struct str bytes;
	enum record_format format;
};

/*
 * From a record to an article with its parts and entities, all in arena. 0, or IMPORT_E_RECORD with
 * the reason for refusing it.
 */
int record_read(const struct import_options *options, const struct record *record,
		struct arena *arena, struct article *ret_article, struct diag *diag);

#endif
