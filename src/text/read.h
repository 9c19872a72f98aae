#ifndef TEXT_READ_H
#define TEXT_READ_H

#include "surkhi/text/utf8.h"

/* utf8_next() with ASCII and Devanagari, which is nearly all text, read without a call. */
static inline bool read_next(struct str text, size_t *offset, char32_t *ret_code_point)
{
	size_t at = *offset;
	if (at >= text.n)
		return false;
	const unsigned char *s = (const unsigned char *)text.s + at;
	if (s[0] < 0x80) {
		*ret_code_point = s[0];
		*offset = at + 1;
		return true;
	}
	if (text.n - at > 2 && s[0] == 0xE0 && (s[1] & 0xFE) == 0xA4 && (s[2] & 0xC0) == 0x80) {
		*ret_code_point = 0x0900u | (s[1] & 1u) << 6 | (s[2] & 0x3Fu);
		*offset = at + 3;
		return true;
	}
	return utf8_next(text, offset, ret_code_point);
}

#endif
