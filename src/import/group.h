#ifndef IMPORT_GROUP_H
#define IMPORT_GROUP_H

#include "supply.h"

/*
 * Some records on their way into the store. They go in three steps: taken from the supply,
 * worked at (known? read, extracted, made ready to be written), written. The first two are done by
 * an intake, of which each thread has one; the last by the thread that has the store.
 */
enum {
	GROUP_RECORDS = 16,
	GROUP_BYTES = 64 << 10,
	INTAKES_MAXIMUM = 8, /* if nobody says how many; each has some 60 MB */
};

struct entry {
	struct import_event event;
	struct parcel *parcel;          /* NULL: nothing to write */
	const struct article *handmade; /* what a person had made of it elsewhere, or NULL */
	struct diag *why;               /* of a refusal */
};

struct group {
	struct arena arena; /* of all below */
	struct entry entries[GROUP_RECORDS];
	size_t n;
	size_t bytes;        /* of the records */
	size_t files_done;   /* when the last of them was taken, … */
	uint64_t bytes_done; /* … and of their files */
	struct diag *failed; /* what the store could not be asked, or NULL */
};

struct intake {
	struct import_options options; /* its own store to ask, its own scratch */
	struct arena bytes;            /* of the records taken; one for each entry, … */
	struct record records[GROUP_RECORDS];
	struct arena reading; /* … and of the articles read of them */
};

/*
 * As many as the options' threads, else one for each processor, but not more than at_most; each
 * with the store opened beside the one of the options. 0, or ERR_FATAL; to be closed in either
 * case.
 */
int intakes_open(const struct import_options *options, size_t at_most, struct intake **ret_intakes,
		 size_t *ret_n, struct diag *diag);
void intakes_close(struct intake *intakes, size_t n);

/* Fills a group whose arena is empty. False, and an empty group, if the supply has no more. */
bool group_take(struct group *group, struct intake *intake, struct supply *supply);
void group_work(struct group *group, struct intake *intake);

/* Writes the articles within the store's transaction; 0, or ERR_FATAL. */
int group_write(struct group *group, struct store *store, struct diag *diag);

bool group_writes(const struct group *group); /* it has articles */

#endif
