/*
 * Which bytes are which letters. iconv is not asked: it would take the name of any of its hundreds
 * of encodings from a hostile page, and Hindi pages use three.
 */
#include "charset.h"

#include <stdint.h>
#include <strings.h>

#include "surkhi/text/utf8.h"

enum {
	LOOK = 4096,       /* bytes in which an encoding is declared */
	BAD_SHARE = 20,    /* bytes of Devanagari for each bad byte: still UTF-8 */
	UNDO_ENOUGH = 8,   /* fewer wrong pairs are no sign */
	FIRST_1252 = 0x80, /* where windows-1252 departs from ISO-8859-1, … */
	LAST_1252 = 0x9f,  /* … and ends to */
};

/* 0: not assigned; such bytes are kept as they are. */
static const uint16_t windows1252[LAST_1252 - FIRST_1252 + 1] = {
	0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
	0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
	0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

static void decode_1252(struct str bytes, struct buf *text)
{
	for (size_t i = 0; i < bytes.n; i++) {
		unsigned char byte = (unsigned char)bytes.s[i];
		char32_t code = byte;
		if (byte >= FIRST_1252 && byte <= LAST_1252 && windows1252[byte - FIRST_1252])
			code = windows1252[byte - FIRST_1252];
		if (code < FIRST_1252)
			buf_add_char(text, (char)code);
		else
			utf8_add(text, code);
	}
}

static char32_t unit(struct str bytes, size_t at, bool big)
{
	unsigned first = (unsigned char)bytes.s[at], second = (unsigned char)bytes.s[at + 1];
	return big ? first << 8 | second : second << 8 | first;
}

static void decode_utf16(struct str bytes, bool big, struct buf *text)
{
	for (size_t at = 0; at + 1 < bytes.n; at += 2) {
		char32_t code = unit(bytes, at, big);
		char32_t low = at + 3 < bytes.n ? unit(bytes, at + 2, big) : 0;
		if (code >= 0xd800 && code < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
			code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
			at += 2;
		}
		utf8_add(text, code); /* half a pair becomes U+FFFD */
	}
}

/* Markup in UTF-16 begins with letters that have a zero beside them. 0, 'l' or 'b'. */
static char zeros(struct str bytes)
{
	if (bytes.n < 4)
		return 0;
	if (!bytes.s[0] && bytes.s[1] && !bytes.s[2] && bytes.s[3])
		return 'b';
	return bytes.s[0] && !bytes.s[1] && bytes.s[2] && !bytes.s[3] ? 'l' : 0;
}

static char utf16(struct str bytes)
{
	if (str_starts(bytes, STR("\xff\xfe")))
		return 'l';
	if (str_starts(bytes, STR("\xfe\xff")))
		return 'b';
	return zeros(bytes);
}

/* Bytes of the Devanagari block in UTF-8, and bytes that are no UTF-8. */
static void weigh(struct str bytes, size_t *ret_good, size_t *ret_bad)
{
	size_t offset = 0, before = 0;
	*ret_good = *ret_bad = 0;
	for (char32_t code; utf8_next(bytes, &offset, &code); before = offset) {
		if (code >= 0x900 && code <= 0x97f)
			*ret_good += offset - before;
		if (code == 0xfffd && offset - before == 1)
			++*ret_bad;
	}
}

static bool names(struct str declared, const char *const *known, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (declared.n == str_from(known[i]).n &&
		    strncasecmp(declared.s, known[i], declared.n) == 0)
			return true;
	return false;
}

static bool says_utf8(struct str declared)
{
	static const char *const known[] = {"utf-8", "utf8", "unicode-1-1-utf-8"};
	return names(declared, known, sizeof known / sizeof *known);
}

static bool is_utf8(struct str bytes, struct str declared)
{
	size_t good, bad;
	if (str_starts(bytes, STR("\xef\xbb\xbf")) || utf8_invalid(bytes) == SIZE_MAX)
		return true;
	weigh(bytes, &good, &bad);
	return says_utf8(declared) || good >= bad * BAD_SHARE;
}

void charset_decode(struct str bytes, struct str declared, struct buf *ret_text)
{
	char wide = utf16(bytes);
	if (wide)
		decode_utf16(bytes, wide == 'b', ret_text);
	else if (is_utf8(bytes, declared))
		buf_add(ret_text, bytes);
	else
		decode_1252(bytes, ret_text);
}

static bool is_name(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' ||
	       c == '_' || c == '.' || c == ':';
}

static size_t find_letters(struct str text, struct str lower, size_t from)
{
	for (size_t at = from; at + lower.n <= text.n; at++)
		if (strncasecmp(text.s + at, lower.s, lower.n) == 0)
			return at;
	return SIZE_MAX;
}

struct str charset_declared(struct str bytes)
{
	static const struct str labels[] = {{"charset", 7}, {"encoding", 8}};
	struct str head = str_slice(bytes, 0, LOOK);
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		size_t at = find_letters(head, labels[i], 0);
		if (at == SIZE_MAX)
			continue;
		at += labels[i].n;
		while (at < head.n && (head.s[at] == ' ' || head.s[at] == '=' ||
				       head.s[at] == '"' || head.s[at] == '\''))
			at++;
		size_t end = at;
		while (end < head.n && is_name(head.s[end]))
			end++;
		if (end > at)
			return str_slice(head, at, end);
	}
	return STR_EMPTY;
}

/* The byte that windows-1252 shows as this letter; -1 if there is none. */
static int byte_of(char32_t code)
{
	if (code < 0x100)
		return (int)code;
	for (int i = 0; i <= LAST_1252 - FIRST_1252; i++)
		if (windows1252[i] == code)
			return FIRST_1252 + i;
	return -1;
}

static size_t count(struct str text, struct str needle)
{
	size_t n = 0;
	for (size_t at = 0; (at = str_find(text, needle, at)) != SIZE_MAX; at += needle.n)
		n++;
	return n;
}

bool charset_undo(struct str text, struct buf *ret_text)
{
	size_t good, bad, offset = 0;
	size_t wrong = count(text, STR("à¤")) + count(text, STR("à¥"));
	if (wrong < UNDO_ENOUGH)
		return false;
	weigh(text, &good, &bad);
	if (good > wrong)
		return false;
	struct buf bytes = BUF_INIT(text.n);
	for (char32_t code; utf8_next(text, &offset, &code);) {
		int byte = byte_of(code);
		if (byte >= 0)
			buf_add_char(&bytes, (char)byte);
		else
			utf8_add(&bytes, code);
	}
	weigh(buf_str(&bytes), &good, &bad);
	bool undone = good >= bad * BAD_SHARE && good > 0;
	if (undone)
		buf_add(ret_text, buf_str(&bytes));
	buf_done(&bytes);
	return undone;
}
