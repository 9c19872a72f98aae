/*
 * Knows how writers take turns. SQLite's own way of waiting soon looks only ten times a second: it
 * never meets the microseconds between two transactions of an import, and gives up in the end.
 */
#include <time.h>

#include "private.h"
#include "turn.h"

enum { LOOK_EVERY = 1 /* ms */, GAP = 3 /* ms: some looks long */ };

static void sleep_for(long milliseconds)
{
	const struct timespec time = {.tv_nsec = milliseconds * 1000000};
	nanosleep(&time, NULL);
}

int64_t turn_clock(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * INT64_C(1000) + time.tv_nsec / 1000000;
}

/* SQLite asks whether to try again, having tried so many times. */
static int wait_a_little(void *data, int times)
{
	struct store *store = data;
	if (times == 0)
		store->waiting_since = turn_clock();
	else if (turn_clock() - store->waiting_since >= BUSY_SECONDS * 1000)
		return 0;
	sleep_for(LOOK_EVERY);
	return 1;
}

void turn_patience(struct store *store, bool patient)
{
	sqlite3_busy_handler(store->db, patient ? wait_a_little : NULL, store);
}

void turn_give(void)
{
	sleep_for(GAP);
}
