#ifndef UI_THEME_H
#define UI_THEME_H

#include <stdbool.h>

#include "canvas.h"
#include "surkhi/ui/term.h"

/* How a role looks: a colour of the terminal's palette (-1: its default) and attributes. */
struct look {
	short colour;     /* 0…255, -1 default */
	short background; /* 0…255, -1 default */
	bool bold, underline, reverse, dim;
};

/*
 * A theme other than auto: for that, by the luminance of the background (see ui/probe.h), or where
 * that is not known (-1) by the variable COLORFGBG ("0;15", as rxvt and Konsole set it; may be
 * NULL), whose last number is the background's in the palette.
 */
enum theme_name theme_resolve(enum theme_name theme, int luminance, const char *colours);

/* The look of a role in a resolved theme on a terminal of so many colours (0: none, 8, 16, 256). */
struct look theme_look(enum theme_name theme, enum role role, bool selected, int colours);

#endif
