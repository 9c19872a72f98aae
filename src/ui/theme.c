/*
 * Colours and attributes of roles, as a table. Only the sixteen colours of the terminal's own
 * palette are used, so that what a person chose for their eyes holds here too; what a role means is
 * never told by colour alone.
 */
#include "theme.h"

#include <string.h>

enum {
	NONE = -1,
	RED = 1,
	GREEN = 2,
	YELLOW = 3,
	BLUE = 4,
	MAGENTA = 5,
	CYAN = 6,
	GREY = 8,
	BRIGHT = 8 /* added to a colour */
};

enum { LIGHT = 128 /* luminance from which a background is light */ };

static const char *const theme_names[] = {"dark", "light", "mono", "auto"};
_Static_assert(sizeof theme_names / sizeof *theme_names == N_THEMES, "a name for every theme");

bool theme_find(struct str name, enum theme_name *ret_theme)
{
	for (int i = 0; i < N_THEMES; i++)
		if (str_equal(name, str_from(theme_names[i]))) {
			*ret_theme = (enum theme_name)i;
			return true;
		}
	return false;
}

/* White and the brighter white are the light ones of the palette. */
static bool is_light(const char *colours)
{
	const char *last = colours ? strrchr(colours, ';') : NULL;
	return last && (strcmp(last, ";7") == 0 || strcmp(last, ";15") == 0);
}

enum theme_name theme_resolve(enum theme_name theme, int luminance, const char *colours)
{
	if (theme != THEME_AUTO)
		return theme;
	bool light = luminance < 0 ? is_light(colours) : luminance >= LIGHT;
	return light ? THEME_LIGHT : THEME_DARK;
}

#define PLAIN .colour = NONE, .background = NONE

static const struct look looks[THEME_AUTO][N_ROLES] =
	{
		[THEME_DARK] =
			{
				[ROLE_TEXT] = {PLAIN},
				[ROLE_DIM] = {GREY, NONE},
				[ROLE_BORDER] = {GREY, NONE},
				[ROLE_BORDER_FOCUS] = {CYAN, NONE, .bold = true},
				[ROLE_TITLE] = {PLAIN, .bold = true},
				[ROLE_UNREAD] = {PLAIN, .bold = true},
				[ROLE_HEADLINE] = {PLAIN, .bold = true},
				[ROLE_SUBHEAD] = {PLAIN, .bold = true},
				[ROLE_META] = {GREY, NONE},
				[ROLE_PARTY] = {YELLOW + BRIGHT, NONE},
				[ROLE_STATE] = {GREEN + BRIGHT, NONE},
				[ROLE_PERSON] = {CYAN + BRIGHT, NONE},
				[ROLE_PLACE] = {GREEN, NONE},
				[ROLE_ORGANISATION] = {MAGENTA + BRIGHT, NONE},
				[ROLE_TAG] = {BLUE + BRIGHT, NONE},
				[ROLE_STAR] = {YELLOW + BRIGHT, NONE, .bold = true},
				[ROLE_MARK] = {RED + BRIGHT, NONE, .bold = true},
				[ROLE_HIT] = {PLAIN, .reverse = true},
				[ROLE_CURRENT] = {PLAIN, .reverse = true, .bold = true},
				[ROLE_STATUS] = {PLAIN},
				[ROLE_ERROR] = {RED + BRIGHT, NONE, .bold = true},
				[ROLE_PROMPT] = {CYAN + BRIGHT, NONE, .bold = true},
				[ROLE_KEY] = {CYAN, NONE},
			},
		[THEME_LIGHT] =
			{
				[ROLE_TEXT] = {PLAIN},
				[ROLE_DIM] = {GREY, NONE},
				[ROLE_BORDER] = {GREY, NONE},
				[ROLE_BORDER_FOCUS] = {BLUE, NONE, .bold = true},
				[ROLE_TITLE] = {PLAIN, .bold = true},
				[ROLE_UNREAD] = {PLAIN, .bold = true},
				[ROLE_HEADLINE] = {PLAIN, .bold = true},
				[ROLE_SUBHEAD] = {PLAIN, .bold = true},
				[ROLE_META] = {GREY, NONE},
				[ROLE_PARTY] = {RED, NONE},
				[ROLE_STATE] = {GREEN, NONE, .underline = true},
				[ROLE_PERSON] = {BLUE, NONE},
				[ROLE_PLACE] = {GREEN, NONE},
				[ROLE_ORGANISATION] = {MAGENTA, NONE},
				[ROLE_TAG] = {BLUE, NONE},
				[ROLE_STAR] = {RED, NONE, .bold = true},
				[ROLE_MARK] = {RED, NONE, .bold = true},
				[ROLE_HIT] = {PLAIN, .reverse = true},
				[ROLE_CURRENT] = {PLAIN, .reverse = true, .bold = true},
				[ROLE_STATUS] = {PLAIN},
				[ROLE_ERROR] = {RED, NONE, .bold = true},
				[ROLE_PROMPT] = {BLUE, NONE, .bold = true},
				[ROLE_KEY] = {BLUE, NONE},
			},
		[THEME_MONO] =
			{
				[ROLE_TEXT] = {PLAIN},
				[ROLE_DIM] = {PLAIN},
				[ROLE_BORDER] = {PLAIN},
				[ROLE_BORDER_FOCUS] = {PLAIN, .bold = true},
				[ROLE_TITLE] = {PLAIN, .bold = true},
				[ROLE_UNREAD] = {PLAIN, .bold = true},
				[ROLE_HEADLINE] = {PLAIN, .bold = true},
				[ROLE_SUBHEAD] = {PLAIN, .bold = true},
				[ROLE_META] = {PLAIN},
				[ROLE_PARTY] = {PLAIN, .underline = true},
				[ROLE_STATE] = {PLAIN, .underline = true},
				[ROLE_PERSON] = {PLAIN, .bold = true},
				[ROLE_PLACE] = {PLAIN, .underline = true},
				[ROLE_ORGANISATION] = {PLAIN, .bold = true},
				[ROLE_TAG] = {PLAIN},
				[ROLE_STAR] = {PLAIN, .bold = true},
				[ROLE_MARK] = {PLAIN, .bold = true},
				[ROLE_HIT] = {PLAIN, .reverse = true},
				[ROLE_CURRENT] = {PLAIN, .reverse = true, .bold = true},
				[ROLE_STATUS] = {PLAIN},
				[ROLE_ERROR] = {PLAIN, .bold = true, .reverse = true},
				[ROLE_PROMPT] = {PLAIN, .bold = true},
				[ROLE_KEY] = {PLAIN, .bold = true},
			},
};

struct look theme_look(enum theme_name theme, enum role role, bool selected, int colours)
{
	struct look look = looks[colours < 8 ? THEME_MONO : theme][role];
	if (colours < 16 && look.colour >= BRIGHT) {
		look.colour = (short)(look.colour - BRIGHT);
		if (look.colour == 0)
			look.colour = NONE; /* dark grey on eight colours would be black */
		else
			look.bold = true;
	}
	if (selected)
		look.reverse = !look.reverse;
	return look;
}
