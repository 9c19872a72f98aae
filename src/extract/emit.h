#ifndef EXTRACT_EMIT_H
#define EXTRACT_EMIT_H

#include "scan.h"

/* Makes the entities and mentions of an article, in arena, from what a scan found. */
void emit_entities(const struct scan *scan, struct arena *arena, struct article *article);

#endif
