#ifndef STORE_CONDITION_H
#define STORE_CONDITION_H

#include "surkhi/store/store.h"

/*
 * Turns a result code of SQLite into a condition of store.h with a message "doing 'path': why", or
 * into ERR_FATAL for what can only be a mistake of ours. code must not be a success.
 */
int store_fail(struct store *store, int code, const char *doing, struct diag *diag);

/* Something that was read back makes no sense: STORE_E_NOT_STORE, saying what. */
int store_damaged(struct store *store, const char *what, struct diag *diag);

#endif
