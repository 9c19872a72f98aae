/*
 * UTF-8, read in both directions from bytes that nobody has checked. Forward and backward agree on
 * every byte string: a valid sequence is found from its last byte because no byte of it could
 * belong to another one.
 */
#include "surkhi/text/utf8.h"

#include <stdint.h>
#include <string.h>

#include "deva.h"

static bool continues(unsigned char byte)
{
	return (byte & 0xC0) == 0x80;
}

/* The sequence of three or four bytes at s; its size, or 0. */
static size_t decode_long(const unsigned char *s, size_t n, char32_t *ret_code_point)
{
	if (s[0] < 0xF0) {
		if (n < 3 || !continues(s[1]) || !continues(s[2]))
			return 0;
		char32_t c = (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
		if (c < 0x800 || (c >= 0xD800 && c < 0xE000))
			return 0;
		*ret_code_point = c;
		return 3;
	}
	if (s[0] > 0xF4 || n < 4 || !continues(s[1]) || !continues(s[2]) || !continues(s[3]))
		return 0;
	char32_t c =
		(s[0] & 0x07u) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
	if (c < 0x10000 || c > 0x10FFFF)
		return 0;
	*ret_code_point = c;
	return 4;
}

/* The valid sequence at s (n > 0): its size, or 0. */
static size_t decode(const unsigned char *s, size_t n, char32_t *ret_code_point)
{
	if (s[0] < 0x80) {
		*ret_code_point = s[0];
		return 1;
	}
	if (s[0] >= 0xE0)
		return decode_long(s, n, ret_code_point);
	if (s[0] < 0xC2 || n < 2 || !continues(s[1]))
		return 0;
	*ret_code_point = (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
	return 2;
}

static const unsigned char *bytes_at(struct str text, size_t offset)
{
	return (const unsigned char *)text.s + offset;
}

void utf8_decode(struct str text, size_t *offset, char32_t *ret_code_point)
{
	size_t size = decode(bytes_at(text, *offset), text.n - *offset, ret_code_point);
	if (size == 0) {
		*ret_code_point = REPLACEMENT;
		size = 1;
	}
	*offset += size;
}

bool utf8_previous(struct str text, size_t *offset, char32_t *ret_code_point)
{
	size_t end = *offset < text.n ? *offset : text.n;
	if (end == 0)
		return false;
	for (size_t size = 1; size <= 4 && size <= end; size++) {
		if (decode(bytes_at(text, end - size), size, ret_code_point) == size) {
			*offset = end - size;
			return true;
		}
		if (!continues(*bytes_at(text, end - size)))
			break;
	}
	*ret_code_point = REPLACEMENT;
	*offset = end - 1;
	return true;
}

size_t utf8_encode(char32_t c, char ret_bytes[static 4])
{
	if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
		c = REPLACEMENT;
	if (c < 0x80) {
		ret_bytes[0] = (char)c;
		return 1;
	}
	size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
	ret_bytes[0] = (char)(leads[n] | c >> 6 * (n - 1));
	for (size_t i = 1; i < n; i++)
		ret_bytes[i] = (char)(0x80 | ((c >> 6 * (n - 1 - i)) & 0x3F));
	return n;
}

void utf8_add(struct buf *buf, char32_t c)
{
	char s[4];
	buf_add(buf, (struct str){s, utf8_encode(c, s)});
}

/* Bytes of plain ASCII at the start of s, eight at a time. */
static size_t ascii_run(const unsigned char *s, size_t n)
{
	size_t at = 0;
	for (uint64_t word; n - at >= sizeof word; at += sizeof word) {
		memcpy(&word, s + at, sizeof word);
		if (word & UINT64_C(0x8080808080808080))
			break;
	}
	while (at < n && s[at] < 0x80)
		at++;
	return at;
}

/* Bytes of letters of Devanagari at the start of s. */
static size_t deva_run(const unsigned char *s, size_t n)
{
	size_t at = 0;
	while (n - at > 2 && s[at] == 0xE0 && (s[at + 1] & 0xFE) == 0xA4 && continues(s[at + 2]))
		at += 3;
	return at;
}

size_t utf8_invalid(struct str text)
{
	char32_t c;
	for (size_t at = 0; at < text.n;) {
		const unsigned char *s = bytes_at(text, at);
		size_t size = *s < 0x80 ? ascii_run(s, text.n - at) : deva_run(s, text.n - at);
		if (size == 0)
			size = decode(s, text.n - at, &c);
		if (size == 0)
			return at;
		at += size;
	}
	return SIZE_MAX;
}

size_t utf8_count(struct str text)
{
	char32_t c;
	size_t count = 0;
	for (size_t at = 0; utf8_next(text, &at, &c);)
		count++;
	return count;
}

size_t utf8_offset(struct str text, size_t count)
{
	char32_t c;
	size_t at = 0;
	while (count-- && utf8_next(text, &at, &c))
		;
	return at;
}
