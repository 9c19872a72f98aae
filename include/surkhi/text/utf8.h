#ifndef SURKHI_TEXT_UTF8_H
#define SURKHI_TEXT_UTF8_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <uchar.h>

#include "surkhi/base/str.h"

/* UTF-8 as Unicode defines it: no overlong forms, no surrogates, nothing past U+10FFFF. */

/* Reads any code point, at an offset inside the text: what utf8_next() is for, and slower. */
void utf8_decode(struct str text, size_t *offset, char32_t *ret_code_point);

/*
 * Reads the code point at *offset and moves *offset behind it; false at the end. A byte that
 * starts no valid sequence reads as U+FFFD, one byte long. ASCII and Devanagari, which is nearly
 * all text, cost no call.
 */
static inline bool utf8_next(struct str text, size_t *offset, char32_t *ret_code_point)
{
	size_t at = *offset;
	if (at >= text.n)
		return false;
	const unsigned char *s = (const unsigned char *)text.s + at;
	if (s[0] < 0x80) {
		*ret_code_point = s[0];
		*offset = at + 1;
	} else if (text.n - at > 2 && s[0] == 0xE0 && (s[1] & 0xFE) == 0xA4 &&
		   (s[2] & 0xC0) == 0x80) {
		*ret_code_point = 0x0900u | (s[1] & 1u) << 6 | (s[2] & 0x3Fu);
		*offset = at + 3;
	} else {
		utf8_decode(text, offset, ret_code_point);
	}
	return true;
}

/*
 * Behind the letters and marks of Devanagari that start at an offset, as far as they are told by
 * their bytes: U+0900 … 095F, of which nearly every word is. Those in front of the last byte of the
 * text are not looked at.
 */
static inline size_t utf8_pass_deva(struct str text, size_t offset)
{
	enum { LETTER = 3, ROOM = LETTER + 1 };
	static const char block[] = "\xff\xfe\xc0", is[] = "\xe0\xa4\x80", late[] = "\0\x01\x20";
	uint32_t four, of_block, of_deva, of_late;
	memcpy(&of_block, block, ROOM);
	memcpy(&of_deva, is, ROOM);
	memcpy(&of_late, late, ROOM);
	for (; offset + ROOM <= text.n; offset += LETTER) {
		memcpy(&four, text.s + offset, ROOM);
		if ((four & of_block) != of_deva || (four & of_late) == of_late)
			break;
	}
	return offset;
}

/* The reverse: the code point that ends at *offset; *offset moves to its start. False at 0. */
bool utf8_previous(struct str text, size_t *offset, char32_t *ret_code_point);

/* Writes a code point; returns its bytes. What is no code point is written as U+FFFD. */
size_t utf8_encode(char32_t code_point, char ret_bytes[static 4]);
void utf8_add(struct buf *buf, char32_t code_point); /* appends it */

/* Offset of the first byte that is not valid; SIZE_MAX if all is valid. */
size_t utf8_invalid(struct str text);

size_t utf8_count(struct str text);                /* code points (a bad byte counts as one) */
size_t utf8_offset(struct str text, size_t count); /* byte offset behind count code points */

/*
 * Makes scraped text fit to keep and to show; appends to *ret_text:
 *   - bad bytes become U+FFFD, a byte order mark at the start goes;
 *   - NFC;
 *   - control characters (C0 but \n and \t, C1, DEL, U+2028/9 → \n, bidi controls, U+FEFF) go,
 *     \r\n and \r become \n.
 * Nothing else is changed: joiners and U+00A0 stay. Returns how many code points were replaced or
 * dropped.
 */
size_t utf8_clean(struct str text, struct buf *ret_text);

#endif
