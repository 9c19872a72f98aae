#ifndef UI_EDITOR_H
#define UI_EDITOR_H

#include "canvas.h"
#include "surkhi/ui/term.h"

/*
 * One line of text being typed: in prompts and in lists that narrow. One code point a key;
 * Backspace takes one code point (and a joiner behind it goes with it), Delete and the arrows move
 * by clusters; ^A ^E ^U ^K ^W as in a shell; pasted newlines become blanks.
 */
enum { EDITOR_MAXIMUM = 4096 }; /* bytes */

struct editor {
	struct buf text;
	size_t cursor; /* byte offset, at a code point that may be inside a cluster while typing */
};

enum editor_result { EDITOR_IGNORED, EDITOR_MOVED, EDITOR_CHANGED };

void editor_init(struct editor *editor, struct str text); /* cursor at the end */
void editor_done(struct editor *editor);
enum editor_result editor_event(struct editor *editor, const struct event *event);
void editor_set(struct editor *editor, struct str text);

/* Draws it into the rest of a segment, scrolled so that the cursor shows, and places the cursor. */
void editor_draw(const struct editor *editor, struct canvas *canvas, int row,
		 struct segment *segment);

#endif
