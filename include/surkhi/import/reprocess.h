#ifndef SURKHI_IMPORT_REPROCESS_H
#define SURKHI_IMPORT_REPROCESS_H

#include "surkhi/base/bits.h"
#include "surkhi/import/import.h"

/*
 * Reading the originals of stored articles again by the rules of today. What a person made stays
 * (store_replace). The caller pulls, as with an import: reprocess_next() says what became of one
 * article, in the order of their ids, and stopping is not calling again. Originals are read by
 * several threads; articles are written in small batches by the caller's, the store locked for the
 * writing alone; one that is told of is durable.
 */
struct reprocess;

enum reprocess_what {
	REPROCESS_CHANGED,
	REPROCESS_SAME, /* it reads as before, or it has no original */
	REPROCESS_KEPT, /* it cannot be read any more, and was left as it was: diag says why */
	N_REPROCESS_WHATS
};

struct reprocess_event {
	enum reprocess_what what;
	int64_t id;
};

struct reprocess_report {
	size_t total, counts[N_REPROCESS_WHATS]; /* articles */
};

/*
 * Of the options, store, patterns, extractor and threads are used. Articles that are gone are
 * passed over. ERR_FATAL if the store cannot be opened beside itself.
 */
int reprocess_open(const struct import_options *options, const struct bits *articles,
		   struct reprocess **ret_reprocess, struct diag *diag);

/* The next article: 1 with *ret_event, 0 when all is done, ERR_FATAL when the store failed. */
int reprocess_next(struct reprocess *reprocess, struct reprocess_event *ret_event,
		   struct diag *diag);

/* What is in the store, which after a stop may be a few more than were told of. */
void reprocess_report(const struct reprocess *reprocess, struct reprocess_report *ret_report);

struct reprocess *reprocess_close(struct reprocess *reprocess);

#endif
