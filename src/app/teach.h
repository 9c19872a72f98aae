#ifndef APP_TEACH_H
#define APP_TEACH_H

#include "app.h"
#include "surkhi/extract/gazetteer.h"
#include "surkhi/ui/ui.h"

struct teaching_catalog {
	struct catalog *catalog;
};

/* What the reader asks for while it runs, and the catalogs that it borrows from until it ends. */
struct teaching {
	struct app *app;
	struct store *store;
	struct teaching_catalog *catalogs; /* the last one is in force */
	size_t n, capacity;
	struct arena arena;            /* of the rows that were taught */
	struct gazetteer_taught *rows; /* their index is the receipt */
	size_t n_rows, rows_capacity;
};

/* Begins with the catalog that the reader has; teaching_done() closes it. */
void teaching_init(struct teaching *teaching, struct app *app, struct store *store,
		   struct catalog *catalog);
void teaching_done(struct teaching *teaching);

/*
 * Does what ui_lesson() asks for: writes the name into the user's own gazetteer or takes it out,
 * reads the articles that have it again, and answers. What goes wrong is in the answer, too.
 */
void teaching_answer(struct teaching *teaching, struct ui *ui);

#endif
