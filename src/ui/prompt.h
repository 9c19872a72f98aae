#ifndef UI_PROMPT_H
#define UI_PROMPT_H

#include "completion.h"

/*
 * The line at the bottom in which a person types: a filter, a search, tags, a note. It shows what
 * could be typed above it and what was wrong with it below.
 */
enum prompt_kind {
	PROMPT_FILTER,
	PROMPT_FIND,
	PROMPT_TAG_ADD,
	PROMPT_TAG_REMOVE,
	PROMPT_NOTE,
	N_PROMPT_KINDS
};

enum prompt_result {
	PROMPT_GOES_ON,
	PROMPT_CHANGED,  /* the text is another one */
	PROMPT_ACCEPTED, /* Enter */
	PROMPT_CANCELLED /* Esc */
};

enum { PROMPT_HISTORY = 50 };

struct history {
	struct buf items[PROMPT_HISTORY]; /* oldest first */
	size_t n;
};

struct prompt {
	bool open;
	enum prompt_kind kind;
	struct arena arena;
	struct str label;
	struct editor editor;
	struct completion completion;
	struct buf message; /* below the line; empty: none */
	bool caret;         /* the message is about the place of the cursor */
	struct history history[N_PROMPT_KINDS];
	size_t recalled; /* item of the history that shows; n: none */
};

void prompt_open(struct prompt *prompt, struct reader *reader, enum prompt_kind kind,
		 struct str text);
void prompt_close(struct prompt *prompt);
void prompt_done(struct prompt *prompt); /* with its history */

/* A key or a paste. ^C cancels like Esc. */
enum prompt_result prompt_event(struct prompt *prompt, const struct event *event);
struct str prompt_text(const struct prompt *prompt);

/* Keeps what was accepted, to be recalled with Up. */
void prompt_remember(struct prompt *prompt);

/* Shows what was wrong; the cursor goes to diag's column if it has one. */
void prompt_complain(struct prompt *prompt, const struct diag *diag);

/* Rows that it takes of a screen, from the bottom. */
int prompt_rows(const struct prompt *prompt, int rows);
void prompt_draw(const struct prompt *prompt, struct canvas *canvas, struct str status);

#endif
