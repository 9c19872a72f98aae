#ifndef UI_LIST_H
#define UI_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "action.h"
#include "surkhi/ui/term.h"

/*
 * The cursor of a list and the part of it that shows. It knows rows by their number only, so a
 * list of a million costs what a list of ten does. cursor < n unless n is 0; the rows shown are
 * top … top + height − 1, and the cursor keeps LIST_MARGIN rows from their ends where it can.
 */
enum { LIST_MARGIN = 3, LIST_WHEEL = 3 };

struct list {
	size_t n;
	size_t cursor, top;
	size_t height; /* rows that show */
};

/* The list has n rows now and shows height of them. */
void list_arrange(struct list *list, size_t n, size_t height);

/* It shows what so many rows of the screen leave below a head. */
void list_fit(struct list *list, int rows, int head);

void list_go(struct list *list, size_t index);  /* clamped */
void list_move(struct list *list, long delta);  /* the cursor, stopping at the ends */
void list_scroll(struct list *list, long rows); /* what shows; the cursor goes along if it must */

/* The movements of action.def with a count (0: none typed). False if action is no movement. */
bool list_act(struct list *list, enum action action, unsigned count);

/* Keys that move in a list while letters are typed: arrows, Tab, ^N, ^P. False for others. */
bool list_key(struct list *list, char32_t key);

/*
 * The wheel scrolls; a press takes the row there, from 0 at the top. True if that was the row in
 * hand already, which means: do it.
 */
bool list_mouse(struct list *list, enum mouse_button button, int row);

/* The index of a row of the screen, from 0 at the top; false if no row of the list is there. */
bool list_at(const struct list *list, int row, size_t *ret_index);

#endif
