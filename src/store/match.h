#ifndef STORE_MATCH_H
#define STORE_MATCH_H

#include <sqlite3.h>

#include "surkhi/base/bits.h"
#include "surkhi/store/store.h"

/* Registers the collecting function with FTS5; a result code of SQLite. */
int match_register(fts5_api *api, struct store *store);

/*
 * Puts the articles that match into *set. expression is in the syntax of FTS5: phrases joined by
 * OR, made by words.c of folded forms only.
 */
enum { EXPRESSION_MAXIMUM = 1 << 20 };
int match_run(struct store *store, struct str expression, struct bits *set, struct diag *diag);

/* Appends a form for inside of the quotes of a phrase. */
void match_quote(struct buf *expression, struct str form);

#endif
