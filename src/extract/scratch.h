#ifndef EXTRACT_SCRATCH_H
#define EXTRACT_SCRATCH_H

#include "surkhi/extract/scratch.h"

#include "scan.h"

struct scratch {
	struct scan scan;
};

/*
 * The scratch given, or if that is NULL the caller's own. scratch_end() empties the latter, and any
 * that a giant of a page has blown up.
 */
struct scratch *scratch_begin(struct scratch *given, struct scratch *own);
void scratch_end(struct scratch *scratch, struct scratch *own);

#endif
