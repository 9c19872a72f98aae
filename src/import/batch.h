#ifndef IMPORT_BATCH_H
#define IMPORT_BATCH_H

#include "source.h"
#include "surkhi/import/import.h"

/*
 * Records that are read and extracted one by one and then written in one transaction. The store is
 * locked for the writing alone, a small part of the time, so that whoever tags articles in another
 * process meanwhile hardly waits.
 */
struct pending {
	struct import_event event;
	struct article *article; /* NULL: nothing to write */
	struct str bytes;
	struct diag *why; /* of a refusal */
};

struct batch {
	struct arena arena; /* of everything below */
	struct pending *items;
	size_t n, capacity;
	size_t bytes;
};

void batch_init(struct batch *batch);
void batch_done(struct batch *batch);
void batch_clear(struct batch *batch);
bool batch_full(const struct batch *batch);

/* Reads a record; one that cannot be an article becomes a refusal. 0, or ERR_FATAL of the store. */
int batch_add(struct batch *batch, const struct import_options *options,
	      const struct record *record, struct diag *diag);

void batch_refuse(struct batch *batch, struct str source, const struct diag *why);

void batch_pass(struct batch *batch, struct str source);

/* Writes all articles, durably. 0, or ERR_FATAL and none of them is in the store. */
int batch_put(struct batch *batch, struct store *store, struct diag *diag);

#endif
