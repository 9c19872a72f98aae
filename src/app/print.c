/*
 * Messages and escaping. Names of files and texts of strangers reach the terminal only as what
 * they look like, never as what they could make it do.
 */
#include "print.h"

#include <stdint.h>

#include "surkhi/text/utf8.h"

enum { MESSAGE_MAXIMUM = 8 * 1024 };

static bool is_hidden(char32_t code)
{
	return code < ' ' || (code >= 0x7f && code <= 0x9f) || code == 0x2028 || code == 0x2029 ||
	       (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) ||
	       code == 0x200e || code == 0x200f || code == 0xfeff;
}

void escape(struct str text, struct buf *ret_text)
{
	size_t bad = utf8_invalid(text), offset = 0;
	for (;;) {
		size_t start = offset;
		char32_t code;
		if (!utf8_next(text, &offset, &code))
			return;
		bool invalid = start == bad;
		if (invalid) {
			size_t next = utf8_invalid(str_slice(text, offset, text.n));
			bad = next == SIZE_MAX ? SIZE_MAX : offset + next;
		}
		if (invalid || (is_hidden(code) && code <= 0x7f))
			buf_printf(ret_text, "\\x%02x", (unsigned)(unsigned char)text.s[start]);
		else if (is_hidden(code))
			buf_printf(ret_text, "\\u{%x}", (unsigned)code);
		else
			buf_add(ret_text, str_slice(text, start, offset));
	}
}

static void write_escaped(FILE *out, struct str text)
{
	struct buf clean = BUF_INIT(SIZE_MAX / 2);
	escape(text, &clean);
	fwrite(buf_z(&clean), 1, clean.n, out);
	buf_done(&clean);
}

void print_text(FILE *out, struct str text)
{
	size_t tab = str_find(text, STR("\t"), 0);
	for (; tab != SIZE_MAX; tab = str_find(text, STR("\t"), 0)) {
		write_escaped(out, str_slice(text, 0, tab));
		putc(' ', out); /* rows of a table; a column of ours would end there */
		text = str_slice(text, tab + 1, text.n);
	}
	write_escaped(out, text);
}

int print_error(const char *format, ...)
{
	struct buf message = BUF_INIT(MESSAGE_MAXIMUM);
	va_list arguments;
	va_start(arguments, format);
	buf_vprintf(&message, format, arguments);
	va_end(arguments);
	fputs("surkhi: ", stderr);
	write_escaped(stderr, buf_str(&message));
	putc('\n', stderr);
	buf_done(&message);
	return STATUS_ERROR;
}

int print_diag(const struct diag *diag)
{
	struct buf message = BUF_INIT(MESSAGE_MAXIMUM);
	diag_format(diag, &message);
	print_error("%s", buf_z(&message));
	buf_done(&message);
	return STATUS_ERROR;
}
