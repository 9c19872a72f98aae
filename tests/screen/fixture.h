#ifndef TESTS_SCREEN_FIXTURE_H
#define TESTS_SCREEN_FIXTURE_H

#include "surkhi/store/store.h"

/* Puts the articles of fixture.txt (named by FIXTURE) into a store. Fails with a reason. */
int fixture_fill(struct store *store, struct diag *diag);

#endif
