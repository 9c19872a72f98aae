/*
 * surkhi.ini, read by inih. The defaults are a file of the same form, built in and read by the same
 * parser, so that the file that a person copies to begin with says all there is.
 */
#include "settings.h"

#include <ini.h>
#include <stdint.h>
#include <string.h>

#include "surkhi/base/asset.h"
#include "surkhi/base/file.h"

enum { SETTINGS_MAXIMUM = 256 * 1024 };

struct option_setting {
	const char *section;
	const char *name; /* NULL: any */
	int (*set)(struct settings *settings, struct str name, struct str value, struct diag *diag);
};

static int set_theme(struct settings *settings, struct str name, struct str value,
		     struct diag *diag)
{
	if (theme_find(value, &settings->theme))
		return 0;
	return diag_set(diag, 1, "unknown theme '%.*s': auto, dark, light or mono", STR_ARG(value));
}

static int set_width_model(struct settings *settings, struct str name, struct str value,
			   struct diag *diag)
{
	const struct width_model *widths = width_model_find(value);
	if (!widths && !str_equal(value, STR("auto")))
		return diag_set(diag, 1, "unknown width model '%.*s': auto, A, B, D, E, F or T",
				STR_ARG(value));
	settings->widths = widths;
	return 0;
}

static int set_mouse(struct settings *settings, struct str name, struct str value,
		     struct diag *diag)
{
	bool on = str_equal(value, STR("on"));
	if (!on && !str_equal(value, STR("off")))
		return diag_set(diag, 1, "'%.*s' is on or off, not '%.*s'", STR_ARG(name),
				STR_ARG(value));
	settings->mouse = on;
	return 0;
}

static int set_layout(struct settings *settings, struct str name, struct str value,
		      struct diag *diag)
{
	if (ui_layout_find(value, &settings->layout))
		return 0;
	return diag_set(diag, 1, "unknown layout '%.*s': auto, columns or stacked", STR_ARG(value));
}

static int set_script(struct settings *settings, struct str name, struct str value,
		      struct diag *diag)
{
	if (ui_script_find(value, &settings->script))
		return 0;
	return diag_set(diag, 1, "unknown script '%.*s': devanagari or latin", STR_ARG(value));
}

static int set_border(struct settings *settings, struct str name, struct str value,
		      struct diag *diag)
{
	if (ui_border_find(value, &settings->border))
		return 0;
	return diag_set(diag, 1, "unknown border '%.*s': line, block or ascii", STR_ARG(value));
}

static int set_key(struct settings *settings, struct str name, struct str value, struct diag *diag)
{
	return key_bindings_set(settings->bindings, name, value, diag);
}

static const struct option_setting setting_table[] = {
	{"reader", "theme", set_theme},   {"reader", "width-model", set_width_model},
	{"reader", "mouse", set_mouse},   {"reader", "layout", set_layout},
	{"reader", "script", set_script}, {"reader", "border", set_border},
	{"keys", NULL, set_key},
};

/* One file being parsed: inih calls for a line, then for what it made of it. */
struct parse {
	struct settings *settings;
	const struct settings_reader *reader;
	const char *path;
	struct str rest;
	unsigned long line;
};

static void complain(const struct parse *parse, struct diag *diag)
{
	diag_at(diag, 1, parse->path, parse->line, 0);
	parse->reader->complain(parse->reader->context, diag);
}

/* As fgets(); a line that does not fit is told and read as an empty one, not as two. */
static char *next_line(char *text, int size, void *stream)
{
	struct parse *parse = stream;
	struct diag diag = DIAG_INIT;
	struct str line;
	if (!str_line(&parse->rest, &line))
		return NULL;
	parse->line++;
	if (line.n + 2 > (size_t)size) {
		diag_set(&diag, 1, "line longer than %d bytes", size - 2);
		complain(parse, &diag);
		line = STR_EMPTY;
	}
	if (line.n)
		memcpy(text, line.s, line.n);
	memcpy(text + line.n, "\n", 2);
	return text;
}

int settings_set(struct settings *settings, const char *section, const char *name,
		 const char *value, struct diag *diag)
{
	bool in_section = false;
	for (size_t i = 0; i < sizeof setting_table / sizeof *setting_table; i++) {
		const struct option_setting *entry = &setting_table[i];
		if (strcmp(entry->section, section) != 0)
			continue;
		in_section = true;
		if (!entry->name || strcmp(entry->name, name) == 0)
			return entry->set(settings, str_from(name), str_from(value), diag);
	}
	if (in_section)
		return diag_set(diag, 1, "no setting '%s' in [%s]", name, section);
	return diag_set(diag, 1, "no section [%s]", section);
}

static int take(void *user, const char *section, const char *name, const char *value)
{
	struct parse *parse = user;
	struct diag diag = DIAG_INIT;
	if (settings_set(parse->settings, section, name, value, &diag))
		complain(parse, &diag);
	return 1;
}

static void read_text(struct settings *settings, struct str text, const char *path,
		      const struct settings_reader *reader)
{
	struct parse parse = {.settings = settings, .reader = reader, .path = path, .rest = text};
	int line = ini_parse_stream(next_line, &parse, take, &parse);
	if (line <= 0)
		return;
	struct diag diag = DIAG_INIT;
	diag_set(&diag, 1, "neither [section] nor name = value");
	parse.line = (unsigned long)line;
	complain(&parse, &diag);
}

int settings_read(struct settings *settings, const char *path, bool must_exist,
		  const struct settings_reader *reader, struct diag *diag)
{
	struct str defaults;
	CLEANUP(buf_done) struct buf file = BUF_INIT(SETTINGS_MAXIMUM);
	settings->bindings = key_bindings_new();
	if (asset_find(asset_table, "config/surkhi.ini", &defaults))
		read_text(settings, defaults, "surkhi.ini", reader);
	if (!path)
		return 0;
	int error = file_read(path, &file, diag);
	if (error)
		return error == FILE_E_MISSING && !must_exist ? 0 : 1;
	read_text(settings, buf_str(&file), path, reader);
	return 0;
}

void settings_done(struct settings *settings)
{
	settings->bindings = key_bindings_free(settings->bindings);
}
