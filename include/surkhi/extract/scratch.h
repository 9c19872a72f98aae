#ifndef SURKHI_EXTRACT_SCRATCH_H
#define SURKHI_EXTRACT_SCRATCH_H

/*
 * What a thread keeps from one page to the next: the words it has met, and memory to use again. It
 * makes page_read() and extract_run() several times as fast and changes no result. One for each
 * thread, of some ten megabytes at most; patterns and extractors are shared by all. It is emptied
 * when it is given other patterns or another extractor than the last time, and must not be used
 * behind the close of those.
 */
struct scratch;

struct scratch *scratch_new(void);
struct scratch *scratch_free(struct scratch *scratch);

#endif
