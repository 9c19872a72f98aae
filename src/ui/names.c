/* The names that settings have for how the reader looks. */
#include "surkhi/ui/ui.h"

static const char *const layout_names[] = {
	[UI_LAYOUT_AUTO] = "auto",
	[UI_LAYOUT_COLUMNS] = "columns",
	[UI_LAYOUT_STACKED] = "stacked",
};
_Static_assert(sizeof layout_names / sizeof *layout_names == N_UI_LAYOUTS, "a name for each");

static const char *const script_names[] = {
	[UI_SCRIPT_DEVANAGARI] = "devanagari",
	[UI_SCRIPT_LATIN] = "latin",
};
_Static_assert(sizeof script_names / sizeof *script_names == N_UI_SCRIPTS, "a name for each");

static const char *const border_names[] = {"line", "block", "ascii"};
_Static_assert(sizeof border_names / sizeof *border_names == N_UI_BORDERS, "a name for each");

static bool find(const char *const *names, int n, struct str name, int *ret_index)
{
	for (int i = 0; i < n; i++)
		if (str_equal(name, str_from(names[i]))) {
			*ret_index = i;
			return true;
		}
	return false;
}

bool ui_layout_find(struct str name, enum ui_layout *ret_layout)
{
	int index;
	if (!find(layout_names, N_UI_LAYOUTS, name, &index))
		return false;
	*ret_layout = (enum ui_layout)index;
	return true;
}

bool ui_script_find(struct str name, enum ui_script *ret_script)
{
	int index;
	if (!find(script_names, N_UI_SCRIPTS, name, &index))
		return false;
	*ret_script = (enum ui_script)index;
	return true;
}

bool ui_border_find(struct str name, enum ui_border *ret_border)
{
	int index;
	if (!find(border_names, N_UI_BORDERS, name, &index))
		return false;
	*ret_border = (enum ui_border)index;
	return true;
}
