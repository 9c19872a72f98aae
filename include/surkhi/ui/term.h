#ifndef SURKHI_UI_TERM_H
#define SURKHI_UI_TERM_H

#include <stdbool.h>
#include <stdint.h>
#include <uchar.h>

#include "surkhi/base/err.h"
#include "surkhi/text/width.h"

/*
 * A terminal as the reader sees it: events come in, canvases go out. term-curses.c is the real one,
 * term-script.c reads keys from a file and writes screens to a file, so that the whole reader
 * runs in tests.
 */

/* Keys that are no characters, above the last code point. */
/* Named so that none collides with curses.h. */
enum key {
	KEY_NONE = 0x110000,
	KEY_ESCAPE,
	KEY_RETURN,
	KEY_TAB,
	KEY_BACKTAB,
	KEY_ERASE,
	KEY_DELETE_FORWARD,
	KEY_CURSOR_UP,
	KEY_CURSOR_DOWN,
	KEY_CURSOR_LEFT,
	KEY_CURSOR_RIGHT,
	KEY_LINE_START, /* Home */
	KEY_LINE_END,   /* End */
	KEY_PAGE_UP,
	KEY_PAGE_DOWN,
	KEY_LAST
};

/* ^A … ^Z as a key. */
#define KEY_CONTROL(letter) ((char32_t)((letter)&0x1f))

enum event_kind {
	EVENT_KEY,    /* key: a code point or enum key */
	EVENT_PASTE,  /* text: pasted, valid UTF-8, newlines inside */
	EVENT_MOUSE,  /* button at row, col */
	EVENT_RESIZE, /* the size changed: draw anew */
	EVENT_RESUME, /* continued after ^Z: draw anew, look at the store again */
	EVENT_END,    /* SIGTERM, SIGHUP, the terminal was closed, or the script ended */
};

enum mouse_button { MOUSE_LEFT, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct event {
	enum event_kind kind;
	char32_t key;
	enum mouse_button button;
	int row, col;    /* cells, from 0 */
	struct str text; /* good until the next event */
};

struct canvas;
struct term;

struct term_ops {
	/* Waits for the next event. 0, or ERR_FATAL. */
	int (*next_event)(struct term *term, struct event *ret_event, struct diag *diag);
	/* True if that would wait now; NULL: it never does. */
	bool (*idle)(struct term *term);
	/* True if Esc or ^C waits, which is then gone with all keys before it; NULL: never. */
	bool (*stopped)(struct term *term);
	void (*size)(const struct term *term, int *ret_rows, int *ret_cols);
	/* Shows a canvas; what did not change since the last one costs nothing. */
	int (*present)(struct term *term, const struct canvas *canvas, struct diag *diag);
	/* ^L and resuming: measures the widths anew; the next present() draws everything. */
	void (*redraw)(struct term *term);
	void (*suspend)(struct term *term); /* ^Z: gives the terminal back and stops the process */
	void (*copy)(struct term *term, struct str text); /* to the clipboard (OSC 52) */
	struct term *(*close)(struct term *term);         /* leaves the terminal as it was */
};

struct term {
	const struct term_ops *ops;
	const struct width_model *widths; /* another pointer when it was measured anew */
	bool doubtful; /* its widths could not be measured, or nothing explains them */
};

/* Auto: light on a background that the terminal says is light, else dark. */
enum theme_name { THEME_DARK, THEME_LIGHT, THEME_MONO, THEME_AUTO, N_THEMES };
bool theme_find(struct str name, enum theme_name *ret_theme);

struct term_options {
	const struct width_model *widths; /* NULL: measured by a probe (ui/probe.h) */
	enum theme_name theme;
	bool mouse;
};

/*
 * The terminal of standard input and output. ERR_FATAL if they are no terminal, if it is too dumb,
 * or if the locale is not UTF-8 and C.UTF-8 does not exist either; the message says what to do.
 */
int term_curses_open(const struct term_options *options, struct term **ret_term, struct diag *diag);

/*
 * A script, one command a line (`#` comments):
 *   keys TEXT       types TEXT; <Enter> <Esc> <Tab> <S-Tab> <BS> <Del> <Up> <Down> <Left> <Right>
 *                   <Home> <End> <PgUp> <PgDn> <Space> <Lt> and <C-x> stand for keys
 *   paste TEXT      a bracketed paste
 *   mouse BUTTON ROW COL     left, up or down
 *   resize ROWS COLS
 *   resume
 *   idle            nobody types until the reader has done what it does meanwhile
 *   screen TITLE    writes the screen as text to the output file, roles below it with
 * `screen-roles` screen-roles TITLE Screens are `== TITLE ==`, then one line a row with trailing
 * blanks cut.
 */
int term_script_open(const char *script_path, const char *screens_path, int rows, int cols,
		     const struct term_options *options, struct term **ret_term, struct diag *diag);

#endif
