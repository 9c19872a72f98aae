#ifndef APP_SETTINGS_H
#define APP_SETTINGS_H

#include "surkhi/base/err.h"
#include "surkhi/ui/ui.h"

/* What surkhi.ini says. */
struct settings {
	enum theme_name theme;
	const struct width_model *widths; /* NULL: measured by the reader */
	bool mouse;
	enum ui_layout layout;
	enum ui_script script;
	enum ui_border border;
	struct key_bindings *bindings; /* NULL until settings_read() */
};

void settings_done(struct settings *settings);

/* Is told of every line that is not understood; the others count. */
struct settings_reader {
	void (*complain)(void *context, const struct diag *diag);
	void *context;
};

/*
 * Reads the settings built into the program, then those in the file at path (NULL: none). A file
 * that does not exist is none unless must_exist. 0, or 1 with diag if it cannot be read.
 */
int settings_read(struct settings *settings, const char *path, bool must_exist,
		  const struct settings_reader *reader, struct diag *diag);

/* Sets one setting of a section, as a line of the file would. 0, or 1 with diag. */
int settings_set(struct settings *settings, const char *section, const char *name,
		 const char *value, struct diag *diag);

#endif
