/*
 * Character references in text that was never HTML to the one who saved it. A tenth of the scraped
 * pages seen write every letter as &#2358;. A page that merely speaks of a reference keeps it.
 */
#include <stdint.h>

#include "clean.h"
#include "surkhi/text/utf8.h"

/* Fewer are no sign of a page written in references. */
enum { REFERENCES_ENOUGH = 8 };

static bool is_devanagari(char32_t code)
{
	return (code >= 0x900 && code <= 0x97f) || (code >= 0xa8e0 && code <= 0xa8ff);
}

static int digit_value(char c, unsigned base)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (base == 16 && (c | 0x20) >= 'a' && (c | 0x20) <= 'f')
		return (c | 0x20) - 'a' + 10;
	return -1;
}

/* C1 numbers mean letters of Windows-1252 on the web; they are left as they stand. */
static bool is_character(char32_t code)
{
	return code >= ' ' && code <= 0x10ffff && !(code >= 0x7f && code <= 0x9f) &&
	       !(code >= 0xd800 && code <= 0xdfff);
}

/* The numeric reference at offset: its code point, *ret_end behind it; 0 if there is none. */
static char32_t numeric(struct str text, size_t offset, size_t *ret_end)
{
	if (!str_starts(str_slice(text, offset, text.n), STR("&#")))
		return 0;
	size_t at = offset + 2;
	unsigned base = at < text.n && (text.s[at] | 0x20) == 'x' ? 16 : 10;
	at += base == 16;
	char32_t code = 0;
	size_t first = at;
	for (int digit; at < text.n && (digit = digit_value(text.s[at], base)) >= 0; at++) {
		if (code > 0x10ffff)
			return 0;
		code = code * base + (char32_t)digit;
	}
	if (at == first || at == text.n || text.s[at] != ';' ||
	    !(is_character(code) || code == '\n' || code == '\t' || code == '\r'))
		return 0;
	*ret_end = at + 1;
	return code;
}

static char32_t named(struct str text, size_t offset, size_t *ret_end)
{
	static const struct {
		const char *name;
		char32_t code;
	} names[] = {
		{"&amp;", '&'},       {"&lt;", '<'},       {"&gt;", '>'},       {"&quot;", '"'},
		{"&apos;", '\''},     {"&nbsp;", 0xa0},    {"&ndash;", 0x2013}, {"&mdash;", 0x2014},
		{"&lsquo;", 0x2018},  {"&rsquo;", 0x2019}, {"&ldquo;", 0x201c}, {"&rdquo;", 0x201d},
		{"&hellip;", 0x2026}, {"&bull;", 0x2022},  {"&middot;", 0xb7},  {"&zwnj;", 0x200c},
		{"&zwj;", 0x200d},    {"&copy;", 0xa9},
	};
	struct str rest = str_slice(text, offset, text.n);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct str name = str_from(names[i].name);
		if (str_starts(rest, name)) {
			*ret_end = offset + name.n;
			return names[i].code;
		}
	}
	return 0;
}

static size_t count_letters(struct str text)
{
	size_t count = 0, offset = 0;
	for (char32_t code; utf8_next(text, &offset, &code);)
		count += is_devanagari(code);
	return count;
}

bool references_abound(struct str text)
{
	size_t references = 0, end = 0;
	for (size_t at = 0; (at = str_find(text, STR("&#"), at)) != SIZE_MAX; at++)
		references += is_devanagari(numeric(text, at, &end));
	return references >= REFERENCES_ENOUGH && references > count_letters(text);
}

/* The length of the reference at offset if XML knows it, for it knows but five names; else 0. */
static size_t xml_reference(struct str text, size_t at)
{
	static const char *const known[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
	size_t end = at;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_starts(str_slice(text, at, text.n), str_from(known[i])))
			return str_from(known[i]).n;
	return numeric(text, at, &end) ? end - at : 0;
}

void references_escape(struct str text, struct buf *ret_text)
{
	size_t done = 0, verbatim = str_find(text, STR("<![CDATA["), 0);
	for (size_t at = 0; (at = str_find(text, STR("&"), at)) != SIZE_MAX; at++) {
		while (verbatim < at) {
			size_t end = str_find(text, STR("]]>"), verbatim);
			if (end > at)
				break;
			verbatim = str_find(text, STR("<![CDATA["), end);
		}
		if (verbatim < at || xml_reference(text, at))
			continue;
		buf_add(ret_text, str_slice(text, done, at));
		buf_add(ret_text, STR("&amp;"));
		done = at + 1;
	}
	buf_add(ret_text, str_slice(text, done, text.n));
}

void references_decode(struct str text, struct buf *ret_text)
{
	size_t done = 0;
	for (size_t at = 0; (at = str_find(text, STR("&"), at)) != SIZE_MAX;) {
		size_t end = at + 1;
		char32_t code = numeric(text, at, &end);
		if (!code)
			code = named(text, at, &end);
		if (code) {
			buf_add(ret_text, str_slice(text, done, at));
			utf8_add(ret_text, code);
			done = end;
		}
		at = end;
	}
	buf_add(ret_text, str_slice(text, done, text.n));
}
