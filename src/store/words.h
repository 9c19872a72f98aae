#ifndef STORE_WORDS_H
#define STORE_WORDS_H

#include "sought.h"
#include "surkhi/base/bits.h"

/* Puts the articles that have what a needle stands for into *ret_set. */
int words_select(struct store *store, const struct needle *needle, struct bits *ret_set,
		 struct diag *diag);

#endif
