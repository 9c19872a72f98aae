#ifndef EXTRACT_SCRATCH_H
#define EXTRACT_SCRATCH_H

#include "surkhi/extract/scratch.h"

#include "scan.h"
#include "wordbook.h"

struct scratch {
	struct wordbook book; /* of page_read(), and so are the … */
	struct arena lines;
	struct scan scan; /* of extract_run() */
};

/*
 * The scratch given, or if that is NULL the caller's own. scratch_end() empties the latter, and any
 * that a giant of a page has blown up.
 */
struct scratch *scratch_begin(struct scratch *given, struct scratch *own);
void scratch_end(struct scratch *scratch, struct scratch *own);

#endif
