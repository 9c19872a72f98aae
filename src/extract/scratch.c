/* The memory of a thread that reads pages: made, emptied, lent for one page. */
#include "scratch.h"

enum { WORDS_KEPT = 1 << 16 }; /* no story has as many */

struct scratch *scratch_new(void)
{
	return mem_new(1, sizeof(struct scratch));
}

static void scratch_done(struct scratch *scratch)
{
	wordbook_done(&scratch->book);
	arena_done(&scratch->lines);
	scan_done(&scratch->scan);
}

struct scratch *scratch_free(struct scratch *scratch)
{
	if (scratch)
		scratch_done(scratch);
	return mem_free(scratch);
}

struct scratch *scratch_begin(struct scratch *given, struct scratch *own)
{
	*own = (struct scratch){.scan.n_hits = 0};
	return given ? given : own;
}

void scratch_end(struct scratch *scratch, struct scratch *own)
{
	if (scratch == own || scratch->scan.words.capacity > WORDS_KEPT)
		scratch_done(scratch);
}
