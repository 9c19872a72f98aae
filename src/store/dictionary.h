#ifndef STORE_DICTIONARY_H
#define STORE_DICTIONARY_H

#include "surkhi/store/store.h"

/*
 * The dictionary that an archive's texts are packed with: made once, of the first articles, and
 * kept for ever in the archive, because what was packed with it needs it.
 */

/* Has the packer know a dictionary that something was packed with. */
int dictionary_load(struct store *store, int64_t dict, struct diag *diag);

/* Has the packer use the archive's dictionary if it has got one. */
int dictionary_newest(struct store *store, struct diag *diag);

#endif
