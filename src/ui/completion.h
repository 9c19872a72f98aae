#ifndef UI_COMPLETION_H
#define UI_COMPLETION_H

#include "editor.h"
#include "reader.h"

/*
 * What could be typed next in a prompt: fields and values of a query, or tags, with how many
 * articles have them. Tab puts the next one in the place of the word before the cursor.
 */
enum completion_kind {
	COMPLETE_NOTHING,
	COMPLETE_QUERY,
	COMPLETE_TAGS,         /* of the archive */
	COMPLETE_TARGETS_TAGS, /* of the articles that are to lose them */
	N_COMPLETION_KINDS
};

struct candidate {
	struct str text;   /* what is put in */
	struct str label;  /* what is shown */
	struct str detail; /* behind it */
	size_t count;      /* articles; SIZE_MAX: not counted */
};

struct completion {
	struct reader *reader;
	enum completion_kind kind;
	struct arena arena; /* of the candidates */
	struct candidate *candidates;
	size_t n, capacity;
	size_t chosen;     /* put in by Tab, or SIZE_MAX */
	size_t start, end; /* bytes of the text that a candidate replaces */

	struct arena values_arena; /* values of facets, fetched when first asked for */
	struct facet_count *values[N_FACETS];
	size_t n_values[N_FACETS];
	bool fetched[N_FACETS];
};

void completion_init(struct completion *completion, struct reader *reader,
		     enum completion_kind kind);
void completion_done(struct completion *completion);

/* The text or the cursor of the prompt changed. */
void completion_update(struct completion *completion, const struct editor *editor);

/* Tab and S-Tab. False if there is nothing to put in. */
bool completion_next(struct completion *completion, struct editor *editor, bool forward);

enum { COMPLETION_ROWS = 8 };

/* Draws as many candidates as there are rows, the chosen one among them. */
void completion_draw(const struct completion *completion, struct canvas *canvas, struct rect rect);

#endif
