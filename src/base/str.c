#include "surkhi/base/str.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int str_compare(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.s, b.s, n) : 0;
	if (order != 0)
		return order;
	return (a.n > b.n) - (a.n < b.n);
}

/* Bytes of the blank at s, or 0: space, tab, CR, LF, VT, FF, or U+00A0. */
static size_t blank_size(const char *s, size_t n)
{
	if (n && (s[0] == ' ' || (s[0] >= '\t' && s[0] <= '\r')))
		return 1;
	return n > 1 && memcmp(s, "\xc2\xa0", 2) == 0 ? 2 : 0;
}

struct str str_trim(struct str text)
{
	for (size_t size; (size = blank_size(text.s, text.n)) != 0;)
		text = str_slice(text, size, text.n);
	while (text.n) {
		if (blank_size(text.s + text.n - 1, 1))
			text.n -= 1;
		else if (text.n > 1 && blank_size(text.s + text.n - 2, 2) == 2)
			text.n -= 2;
		else
			break;
	}
	return text;
}

/* By the last byte of the first letter, for all of Devanagari begins alike. */
size_t str_find(struct str text, struct str needle, size_t from)
{
	enum { LETTER = 3 };
	size_t key = needle.n >= LETTER ? LETTER - 1 : 0;
	if (needle.n == 0)
		return from <= text.n ? from : SIZE_MAX;
	for (size_t at = from; at < text.n && text.n - at >= needle.n; at++) {
		const char *found =
			memchr(text.s + at + key, needle.s[key], text.n - at - needle.n + 1);
		if (!found)
			return SIZE_MAX;
		at = (size_t)(found - text.s) - key;
		if (memcmp(text.s + at, needle.s, needle.n) == 0)
			return at;
	}
	return SIZE_MAX;
}

bool str_split(struct str *rest, char separator, struct str *ret_piece)
{
	if (!rest->s || (rest->n == 0 && rest->s[0] != separator))
		return false;
	const char *end = rest->n ? memchr(rest->s, separator, rest->n) : NULL;
	if (!end) {
		*ret_piece = *rest;
		*rest = (struct str){NULL, 0};
		return true;
	}
	size_t size = (size_t)(end - rest->s);
	*ret_piece = str_slice(*rest, 0, size);
	*rest = (struct str){end + 1, rest->n - size - 1};
	return true;
}

bool str_line(struct str *rest, struct str *ret_line)
{
	if (rest->n == 0)
		return false;
	const char *end = memchr(rest->s, '\n', rest->n);
	size_t size = end ? (size_t)(end - rest->s) : rest->n;
	struct str line = {rest->s, size};
	*rest = end ? (struct str){end + 1, rest->n - size - 1} : STR_EMPTY;
	if (line.n && line.s[line.n - 1] == '\r')
		line.n--;
	*ret_line = line;
	return true;
}

struct str str_copy(struct arena *arena, struct str text)
{
	return (struct str){arena_copy(arena, text.s, text.n), text.n};
}

struct str str_printf(struct arena *arena, const char *format, ...)
{
	struct buf text = BUF_INIT(1 << 20);
	va_list arguments;
	va_start(arguments, format);
	buf_vprintf(&text, format, arguments);
	va_end(arguments);
	struct str copy = str_copy(arena, buf_str(&text));
	buf_done(&text);
	return copy;
}

void buf_done(struct buf *buf)
{
	mem_free(buf->s);
	*buf = (struct buf)BUF_INIT(buf->maximum);
}

void buf_clear(struct buf *buf)
{
	buf->n = 0;
	buf->full = false;
	if (buf->s)
		buf->s[0] = '\0';
}

bool buf_reserve(struct buf *buf, size_t n)
{
	if (n > buf->maximum - buf->n) {
		buf->full = true;
		return false;
	}
	if (buf->n + n >= buf->capacity || !buf->s) /* there is a NUL, too */
		buf->s = mem_grow(buf->s, &buf->capacity, buf->n + n + 1, 1);
	return true;
}

void buf_add(struct buf *buf, struct str text)
{
	if (!buf_reserve(buf, text.n))
		return;
	if (text.n)
		memcpy(buf->s + buf->n, text.s, text.n);
	buf->n += text.n;
	buf->s[buf->n] = '\0';
}

void buf_add_char(struct buf *buf, char c)
{
	if (!buf_reserve(buf, 1))
		return;
	buf->s[buf->n++] = c;
	buf->s[buf->n] = '\0';
}

void buf_vprintf(struct buf *buf, const char *format, va_list arguments)
{
	va_list again;
	va_copy(again, arguments);
	int size = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (size < 0 || !buf_reserve(buf, (size_t)size))
		return;
	vsnprintf(buf->s + buf->n, (size_t)size + 1, format, arguments);
	buf->n += (size_t)size;
}

void buf_printf(struct buf *buf, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	buf_vprintf(buf, format, arguments);
	va_end(arguments);
}

void buf_insert(struct buf *buf, size_t offset, struct str text)
{
	if (!buf_reserve(buf, text.n))
		return;
	char *at = buf->s + offset;
	memmove(at + text.n, at, buf->n - offset);
	if (text.n)
		memcpy(at, text.s, text.n);
	buf->n += text.n;
	buf->s[buf->n] = '\0';
}

void buf_remove(struct buf *buf, size_t start, size_t end)
{
	if (end > buf->n)
		end = buf->n;
	if (start >= end)
		return;
	memmove(buf->s + start, buf->s + end, buf->n - end);
	buf->n -= end - start;
	buf->s[buf->n] = '\0';
}

struct str buf_str(const struct buf *buf)
{
	return buf->s ? (struct str){buf->s, buf->n} : STR_EMPTY;
}

const char *buf_z(const struct buf *buf)
{
	return buf->s ? buf->s : "";
}
