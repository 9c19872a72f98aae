#include "surkhi/base/err.h"

#include <stdio.h>

static void diag_fill(struct diag *diag, const char *origin, const char *format, va_list arguments)
	PRINTF(3, 0);

static void diag_fill(struct diag *diag, const char *origin, const char *format, va_list arguments)
{
	if (!diag)
		return;
	diag->path[0] = '\0';
	diag->line = 0;
	diag->column = 0;
	diag->origin = origin;
	vsnprintf(diag->text, sizeof diag->text, format, arguments);
}

int diag_set(struct diag *diag, int code, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	diag_fill(diag, NULL, format, arguments);
	va_end(arguments);
	return code;
}

int err_origin_in(struct diag *diag, const char *function, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	diag_fill(diag, function, format, arguments);
	va_end(arguments);
	return ERR_FATAL;
}

int diag_at(struct diag *diag, int code, const char *path, unsigned long line, unsigned long column)
{
	if (diag) {
		snprintf(diag->path, sizeof diag->path, "%s", path ? path : "");
		diag->line = line;
		diag->column = column;
	}
	return code;
}

void diag_format(const struct diag *diag, struct buf *ret_text)
{
	buf_clear(ret_text);
	if (diag->path[0])
		buf_printf(ret_text, "%s:", diag->path);
	if (diag->line)
		buf_printf(ret_text, "%lu:", diag->line);
	if (diag->column)
		buf_printf(ret_text, "%lu:", diag->column);
	if (ret_text->n)
		buf_add_char(ret_text, ' ');
	buf_add(ret_text, str_from(diag->text));
}
