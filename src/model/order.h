#ifndef MODEL_ORDER_H
#define MODEL_ORDER_H

#include "surkhi/model/article.h"

/* Where a text begins among all texts of an article in reading order, and an offset in it. */
uint64_t position_of(enum field field, uint32_t paragraph, uint32_t offset);

#endif
