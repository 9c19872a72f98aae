#ifndef TESTS_SCREEN_FIXTURE_H
#define TESTS_SCREEN_FIXTURE_H

#include "surkhi/store/store.h"

/* Puts the articles of fixture.txt (in the folder FIXTURES) into a store. Fails with a reason. */
int fixture_fill(struct store *store, struct diag *diag);

/* And those of copies.txt, which tell stories of the first again. */
int fixture_fill_copies(struct store *store, struct diag *diag);

#endif
