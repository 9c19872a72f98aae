/*
 * A terminal made of two files: keys come from a script, screens go to a text file. It serves
 * tests: the loop, the views and the widths are those of the real reader.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "action.h"
#include "canvas.h"
#include "surkhi/base/file.h"
#include "surkhi/base/mem.h"

enum { SCRIPT_MAXIMUM = 1 << 20, SCREEN_MAXIMUM = 1 << 20 };

struct term_script {
	struct term term;
	struct buf script;
	struct str rest; /* lines not read yet */
	struct str keys; /* of the line in hand, not typed yet */
	size_t key_offset;
	unsigned long line;
	FILE *screens;
	struct buf screen, roles; /* what was shown last */
	int rows, cols;
};

static struct term_script *of(struct term *term)
{
	return (struct term_script *)(void *)term;
}

static void script_size(const struct term *term, int *ret_rows, int *ret_cols)
{
	const struct term_script *script = (const struct term_script *)(const void *)term;
	*ret_rows = script->rows;
	*ret_cols = script->cols;
}

static int script_present(struct term *term, const struct canvas *canvas, struct diag *diag)
{
	struct term_script *script = of(term);
	buf_clear(&script->screen);
	buf_clear(&script->roles);
	canvas_dump(canvas, &script->screen);
	canvas_dump_roles(canvas, &script->roles);
	if (canvas->cursor_row >= 0)
		buf_printf(&script->screen, "(cursor %d %d)\n", canvas->cursor_row,
			   canvas->cursor_col);
	return 0;
}

static void script_nothing(struct term *term)
{
}

static void script_copy(struct term *term, struct str text)
{
	fprintf(of(term)->screens, "== copied ==\n%.*s\n", STR_ARG(text));
}

static struct term *script_close(struct term *term)
{
	struct term_script *script = term ? of(term) : NULL;
	if (!script)
		return NULL;
	if (script->screens)
		fclose(script->screens);
	buf_done(&script->script);
	buf_done(&script->screen);
	buf_done(&script->roles);
	mem_free(script);
	return NULL;
}

static int number(struct str *rest)
{
	int value = 0;
	*rest = str_trim(*rest);
	for (; rest->n && rest->s[0] >= '0' && rest->s[0] <= '9'; rest->s++, rest->n--)
		if (value < 100000)
			value = value * 10 + (rest->s[0] - '0');
	return value;
}

static bool do_keys(struct term_script *script, struct str text, struct event *ret_event)
{
	script->keys = text;
	script->key_offset = 0;
	return false;
}

static bool do_paste(struct term_script *script, struct str text, struct event *ret_event)
{
	*ret_event = (struct event){.kind = EVENT_PASTE, .text = text};
	return true;
}

static bool do_mouse(struct term_script *script, struct str text, struct event *ret_event)
{
	struct str button;
	enum mouse_button which = MOUSE_LEFT;
	if (!str_split(&text, ' ', &button))
		return false;
	if (str_equal(button, STR("up")))
		which = MOUSE_WHEEL_UP;
	else if (str_equal(button, STR("down")))
		which = MOUSE_WHEEL_DOWN;
	*ret_event = (struct event){.kind = EVENT_MOUSE, .button = which};
	ret_event->row = number(&text);
	ret_event->col = number(&text);
	return true;
}

static bool do_resize(struct term_script *script, struct str text, struct event *ret_event)
{
	script->rows = number(&text);
	script->cols = number(&text);
	*ret_event = (struct event){.kind = EVENT_RESIZE};
	return true;
}

static bool do_resume(struct term_script *script, struct str text, struct event *ret_event)
{
	*ret_event = (struct event){.kind = EVENT_RESUME};
	return true;
}

static bool do_screen(struct term_script *script, struct str text, struct event *ret_event)
{
	fprintf(script->screens, "== %.*s ==\n%s", STR_ARG(text), buf_z(&script->screen));
	return false;
}

static bool do_screen_roles(struct term_script *script, struct str text, struct event *ret_event)
{
	do_screen(script, text, ret_event);
	fprintf(script->screens, "-- roles --\n%s", buf_z(&script->roles));
	return false;
}

/* What it is for is over when the line is read. */
static bool do_idle(struct term_script *script, struct str text, struct event *ret_event)
{
	return false;
}

/* Does a line; true if it made an event. */
static const struct command {
	const char *name;
	bool (*run)(struct term_script *script, struct str text, struct event *ret_event);
} commands[] = {
	{"keys", do_keys},     {"paste", do_paste},
	{"mouse", do_mouse},   {"resize", do_resize},
	{"resume", do_resume}, {"idle", do_idle},
	{"screen", do_screen}, {"screen-roles", do_screen_roles},
};

static int do_line(struct term_script *script, struct str line, struct event *ret_event,
		   struct diag *diag)
{
	struct str name;
	line = str_trim(line);
	if (line.n == 0 || line.s[0] == '#' || !str_split(&line, ' ', &name))
		return 0;
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		if (str_equal(name, str_from(commands[i].name)))
			return commands[i].run(script, line, ret_event);
	return err_origin(diag, "script line %lu: no command '%.*s'", script->line, STR_ARG(name));
}

static int next_key(struct term_script *script, struct event *ret_event, struct diag *diag)
{
	*ret_event = (struct event){.kind = EVENT_KEY};
	if (!key_parse(script->keys, &script->key_offset, &ret_event->key))
		return err_origin(diag, "script line %lu: no such key", script->line);
	return 0;
}

static bool script_idle(struct term *term)
{
	struct term_script *script = of(term);
	struct str rest = script->rest, line;
	return script->key_offset >= script->keys.n && str_line(&rest, &line) &&
	       str_equal(str_trim(line), STR("idle"));
}

static int script_next_event(struct term *term, struct event *ret_event, struct diag *diag)
{
	struct term_script *script = of(term);
	struct str line;
	for (;;) {
		if (script->key_offset < script->keys.n)
			return next_key(script, ret_event, diag);
		if (!str_line(&script->rest, &line))
			break;
		script->line++;
		int done = do_line(script, line, ret_event, diag);
		if (done)
			return done < 0 ? done : 0;
	}
	*ret_event = (struct event){.kind = EVENT_END};
	return 0;
}

static const struct term_ops script_ops = {
	.next_event = script_next_event,
	.idle = script_idle,
	.size = script_size,
	.present = script_present,
	.redraw = script_nothing,
	.suspend = script_nothing,
	.copy = script_copy,
	.close = script_close,
};

int term_script_open(const char *script_path, const char *screens_path, int rows, int cols,
		     const struct term_options *options, struct term **ret_term, struct diag *diag)
{
	struct term_script *script = mem_new(1, sizeof *script);
	*script = (struct term_script){
		.term = {.ops = &script_ops,
			 .widths = options->widths ? options->widths : &width_models[0]},
		.script = BUF_INIT(SCRIPT_MAXIMUM),
		.screen = BUF_INIT(SCREEN_MAXIMUM),
		.roles = BUF_INIT(SCREEN_MAXIMUM),
		.rows = rows,
		.cols = cols,
	};
	if (file_read(script_path, &script->script, diag)) {
		script_close(&script->term);
		return ERR_FATAL;
	}
	script->rest = buf_str(&script->script);
	script->screens = fopen(screens_path, "wb");
	if (!script->screens) {
		script_close(&script->term);
		return err_origin(diag, "%s: %s", screens_path, strerror(errno));
	}
	*ret_term = &script->term;
	return 0;
}
