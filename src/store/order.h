#ifndef STORE_ORDER_H
#define STORE_ORDER_H

#include "cache.h"
#include "surkhi/store/select.h"

/* Fills n and order of a selection whose articles are there. */
void select_sort(const struct cache *cache, enum select_order order, struct selection *selection);

#endif
