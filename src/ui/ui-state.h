#ifndef UI_UI_STATE_H
#define UI_UI_STATE_H

#include "layout.h"
#include "prompt.h"
#include "view.h"

/*
 * The whole reader while it runs. ui.c has the loop, ui-act.c what actions do that are no view's
 * own, ui-prompt.c what is typed for, screen.c how it all stands on the screen.
 */
enum { OVER_MAXIMUM = 4 /* views over the panes */ };

struct ui {
	struct reader reader;
	struct term *term;
	struct key_bindings *own_bindings; /* if none were given */
	struct canvas canvas;
	struct layout layout;
	enum ui_layout arrangement; /* that was asked for */
	enum ui_border border;
	bool doubtful; /* by the options */

	struct view *panes[N_PANES];
	enum pane focus;
	bool alone; /* the pane in focus is shown alone */
	struct view *over[OVER_MAXIMUM];
	size_t n_over;

	struct prompt prompt;
	struct view *searched; /* the view that an open search prompt searches */
	bool warm;             /* reader_warm() has all */
	unsigned count;        /* digits typed before an action */
	char32_t key;          /* the one that is being handled */
};

/* The view that keys go to. */
struct view *ui_view(const struct ui *ui);

/* Acts on the flags that a view returned; the same flags. */
unsigned ui_flags(struct ui *ui, struct view *view, unsigned flags);

/* An action that the view did not handle. */
unsigned ui_act(struct ui *ui, enum action action, unsigned count);

void ui_focus(struct ui *ui, enum pane pane);
void ui_over(struct ui *ui, struct view *view); /* takes it over; NULL: nothing */
void ui_reload(struct ui *ui);                  /* the filter changed */

void ui_prompt(struct ui *ui, enum prompt_kind kind);
unsigned ui_prompt_event(struct ui *ui, const struct event *event);

/* True if the panes stand one above the other when there is room for two. */
bool screen_stacks(const struct ui *ui, int cols);

/* An empty canvas of that size. */
void screen_begin(struct ui *ui, int rows, int cols);

/* Fetches and wraps what is to be shown, then writes it on the canvas. */
void screen_arrange(struct ui *ui);
void screen_draw(struct ui *ui);

#endif
