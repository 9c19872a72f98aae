#ifndef TESTS_STORE_VICTIM_H
#define TESTS_STORE_VICTIM_H

#include <stddef.h>

/*
 * A process that is killed in the middle of its work: a child runs work(), which never returns and
 * writes a byte of its choice to out for each thing that it has done. It is killed nanoseconds
 * after so many of them. Returns how many it had done then, with their bytes in *ret_done.
 */
enum { VICTIM_DONE = 4096 /* bytes that can be noted */ };

size_t victim_kill(void (*work)(const char *path, int out), const char *path, size_t done,
		   long nanoseconds, char ret_done[static VICTIM_DONE]);

/* For work(): says it, or ends the child. */
void victim_say(int out, char done);

#endif
