#ifndef STORE_CORRECT_H
#define STORE_CORRECT_H

#include "surkhi/base/map.h"
#include "surkhi/store/edit.h"

/* A row of the table of corrections. */
struct correction_row {
	bool live;
	struct correction correction;
};

/*
 * The corrections made everywhere, in memory, since every article that is read or taken in asks for
 * those of its entities. Read again when another process has written.
 */
struct everywhere {
	bool loaded;
	int64_t data_version;
	struct arena arena;
	struct correction_row *rows; /* those that hold */
	size_t n;
	struct map first; /* kind and id of the entity → 1 + the last row of it */
	uint32_t *next;   /* beside each row: 1 + the row of the same entity before it, or 0 */
};

void everywhere_drop(struct everywhere *everywhere);
int everywhere_load(struct store *store, struct diag *diag);

/* All rows of one article, or of everywhere (0); texts in arena. */
int correction_rows(struct store *store, int64_t article, struct arena *arena,
		    struct correction_row **ret_rows, size_t *ret_n, struct diag *diag);

/* The corrections that concern an article as it was found (id 0: not stored yet), in order. */
int corrections_gather(struct store *store, const struct article *found, struct arena *arena,
		       struct correction **ret_corrections, size_t *ret_n, struct diag *diag);

/* An article with what a person took away from it. */
struct corrected {
	struct article article;
	struct entity *removed;
	size_t n_removed;
};

/* Lays the corrections over an article as it was found; what is new is in arena. */
int article_correct(struct store *store, const struct article *found, struct arena *arena,
		    struct corrected *ret_corrected, struct diag *diag);

/* Makes or takes back a correction: an applier of edit.c. */
int edit_correct(struct store *store, struct edit *edit, struct arena *arena, bool *ret_changed,
		 struct diag *diag);

#endif
