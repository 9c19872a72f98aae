#ifndef APP_PROGRESS_H
#define APP_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A bar on standard error while something long runs; silent unless that is a terminal. */
struct progress {
	bool shown;      /* standard error is a terminal */
	bool drawn;      /* a bar is on the line */
	int64_t started; /* milliseconds of the monotonic clock */
	int64_t next_at; /* when it is drawn again */
};

void progress_begin(struct progress *progress);

/* n of total are done, share (0…1) of the work; draws ten times a second at most. */
void progress_step(struct progress *progress, size_t n, size_t total, double share);

/* Clears the bar, for a message or for good. */
void progress_clear(struct progress *progress);

#endif
