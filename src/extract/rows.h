#ifndef EXTRACT_ROWS_H
#define EXTRACT_ROWS_H

#include "kinds.h"
#include "load.h"

#include "surkhi/base/sheet.h"

/* A file of the gazetteer and what its rows mean. Files are read in the order of the table. */
struct row_source {
	enum gazetteer_kind kind;
	bool after_catalog; /* parties and states by name come between the two groups */
	int (*read)(struct gazetteer *gazetteer, const struct sheet *row, struct diag *diag);
};

enum { N_ROW_SOURCES = N_GAZETTEER_KINDS - 1 }; /* parties are the catalog's alone */
extern const struct row_source row_sources[N_ROW_SOURCES];

/* Gives a form of parties, states, places or organisations a sense. */
void rows_add_form(struct gazetteer *gazetteer, struct str form, struct sense sense);

#endif
