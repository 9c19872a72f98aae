#ifndef TESTS_SCREEN_DESK_H
#define TESTS_SCREEN_DESK_H

#include "../unit/test.h"

#include "surkhi/store/select.h"
#include "surkhi/ui/ui.h"

/*
 * The reader on a terminal that looks over its shoulder: it types what a test says, or anything,
 * and demands one screen an event, no row wider than the screen, nothing but text in it.
 */
struct desk;

struct step {
	struct event event;
	void (*before)(struct desk *desk); /* done before the event comes */
	bool waits;                        /* nobody types for a while before it */
};

struct desk {
	struct term term; /* first */
	char folder[64], path[96];
	struct store *store;
	struct catalog *catalog;
	const struct step *steps;
	size_t n_steps, at;
	unsigned seed; /* not 0: random events instead of steps */
	int rows, cols;
	size_t presents, asked;
	bool broken;                        /* present() fails */
	void (*painted)(struct desk *desk); /* called by present() */
	struct store *other;                /* for what is called */
	size_t lessons;
	char taught[256]; /* "INC: alias" of the last one */
	size_t told;      /* as in struct ui_options */
	size_t effort;    /* as there */
	size_t telling;   /* screens that say how far a long change is */
	size_t patience;  /* so many of them, then Esc; 0: never */
	struct buf screen;
	struct str query;
};

void desk_make(struct desk *desk);
void desk_remove(struct desk *desk);
struct store *desk_store(struct desk *desk); /* another connection to its archive */

/* What the reader asked for in the end. Each fails the test if the reader fails. */
enum ui_request desk_run(struct desk *desk, const struct step *steps, size_t n);
#define RUN(desk, steps) desk_run((desk), (steps), sizeof(steps) / sizeof *(steps))
#define KEY(code)                                                                                  \
	{                                                                                          \
		.event = {.kind = EVENT_KEY, .key = (code) }                                       \
	}

bool desk_shows(const struct desk *desk, const char *text);
size_t desk_count(struct desk *desk, const char *query); /* articles */

#endif
