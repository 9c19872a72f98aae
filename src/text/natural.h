#ifndef TEXT_NATURAL_H
#define TEXT_NATURAL_H

#include <stddef.h>

#include "surkhi/base/str.h"

/*
 * Widths as in print, for terminals that are told the cells of each word. Same promises as the
 * functions of width.h whose names they share.
 */
size_t natural_text(struct str text);
size_t natural_cluster(struct str text, size_t offset, size_t *ret_end);
size_t natural_clip(struct str text, size_t cells, size_t *ret_cells);

#endif
