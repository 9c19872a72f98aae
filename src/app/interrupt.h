#ifndef APP_INTERRUPT_H
#define APP_INTERRUPT_H

/*
 * SIGINT, SIGTERM and SIGHUP as a wish to stop: the first is noted, the second of its kind kills
 * as usual.
 */
void interrupt_watch(void);

/* The signal that came, or 0. */
int interrupt_seen(void);

#endif
