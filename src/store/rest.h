#ifndef STORE_REST_H
#define STORE_REST_H

#include "surkhi/store/select.h"

struct select_rest *select_rest_free(struct select_rest *rest);

#endif
