#ifndef SURKHI_BASE_STR_H
#define SURKHI_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "surkhi/base/cleanup.h"
#include "surkhi/base/mem.h"

/*
 * Text. A struct str borrows bytes that somebody else owns and is passed by value; a struct buf
 * owns bytes that grow, up to a maximum that its owner states. Neither is NUL-terminated by
 * contract, but a buf always has a NUL behind its last byte. All text is UTF-8 unless a header
 * says otherwise; all offsets are bytes.
 */
struct str {
	const char *s; /* may be NULL only if n is 0 */
	size_t n;
};

#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
#define STR_EMPTY    ((struct str){"", 0})

/* For printf's "%.*s". */
#define STR_ARG(text) (int)(text).n, ((text).s ? (text).s : "")

/* What every loop over text asks is here, so that it costs no call. */

/* Of a C string; NULL gives the empty text. */
static inline struct str str_from(const char *z)
{
	return z ? (struct str){z, strlen(z)} : STR_EMPTY;
}

/* Clamped to the text. */
static inline struct str str_slice(struct str text, size_t start, size_t end)
{
	end = end < text.n ? end : text.n;
	return start < end ? (struct str){text.s + start, end - start} : STR_EMPTY;
}

static inline bool str_equal(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

static inline bool str_starts(struct str text, struct str prefix)
{
	return text.n >= prefix.n && (prefix.n == 0 || memcmp(text.s, prefix.s, prefix.n) == 0);
}

static inline bool str_ends(struct str text, struct str suffix)
{
	return text.n >= suffix.n &&
	       (suffix.n == 0 || memcmp(text.s + text.n - suffix.n, suffix.s, suffix.n) == 0);
}

int str_compare(struct str a, struct str b); /* by bytes; <0, 0, >0 */
struct str str_trim(struct str text);        /* without ASCII blanks and U+00A0 at both ends */

/* Offset of the first occurrence of needle at or after from; SIZE_MAX if there is none. */
size_t str_find(struct str text, struct str needle, size_t from);

/*
 * Takes the next piece of *rest up to separator (or the end) into *ret_piece. Returns false when
 * nothing is left. "a||b" gives "a", "", "b"; "" gives nothing.
 */
bool str_split(struct str *rest, char separator, struct str *ret_piece);

/* The next line of *rest, without its \n or \r\n. */
bool str_line(struct str *rest, struct str *ret_line);

struct str str_copy(struct arena *arena, struct str text);
struct str str_printf(struct arena *arena, const char *format, ...) PRINTF(2, 3);

/*
 * A growing text with a stated maximum. What would pass the maximum is not added, and `full`
 * stays set from then on: check it once, after the last addition. Ready when initialised with
 * BUF_INIT(maximum).
 */
struct buf {
	char *s; /* NUL behind the last byte; NULL while nothing was added */
	size_t n;
	size_t capacity;
	size_t maximum;
	bool full;
};

#define BUF_INIT(max)                                                                              \
	{                                                                                          \
		.s = NULL, .n = 0, .capacity = 0, .maximum = (max), .full = false                  \
	}

void buf_done(struct buf *buf);  /* frees; ready again with the same maximum */
void buf_clear(struct buf *buf); /* empties, keeps the memory */
void buf_add(struct buf *buf, struct str text);
bool buf_reserve(struct buf *buf, size_t n); /* room for n more; false if that is too much */
void buf_add_char(struct buf *buf, char c);
void buf_printf(struct buf *buf, const char *format, ...) PRINTF(2, 3);
void buf_vprintf(struct buf *buf, const char *format, va_list arguments) PRINTF(2, 0);
void buf_insert(struct buf *buf, size_t offset, struct str text);
void buf_remove(struct buf *buf, size_t start, size_t end);
struct str buf_str(const struct buf *buf); /* borrows, until the next change */
const char *buf_z(const struct buf *buf);  /* as a C string, never NULL */

#endif
