#ifndef APP_READER_H
#define APP_READER_H

#include "app.h"

/* Opening the reader on a store that is open. */
struct reader {
	struct str query; /* the filter to start with */
	struct str title;
	bool teaches; /* names taught here are the user's own */
};

/* True if standard input and output are a terminal; says what to do instead otherwise. */
bool reader_possible(void);

/* Runs until the person leaves. A status. */
int reader_run(struct app *app, struct store *store, const struct reader *reader);

#endif
