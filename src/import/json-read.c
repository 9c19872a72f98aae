/* JSON as it is written by hand and by careless programs. jansson itself is strict, as it should.
 */
#include "json-read.h"

#include <string.h>

#include "surkhi/text/utf8.h"

struct str json_str(const json_t *value)
{
	if (!json_is_string(value))
		return STR_EMPTY;
	return (struct str){json_string_value(value), json_string_length(value)};
}

struct str json_key(const json_t *object, const char *key)
{
	return json_str(json_object_get(object, key));
}

static bool hex4(struct str text, size_t at, unsigned *ret_value)
{
	unsigned value = 0;
	if (at + 4 > text.n)
		return false;
	for (size_t i = at; i < at + 4; i++) {
		char c = text.s[i], low = (char)(c | 0x20);
		if (c >= '0' && c <= '9')
			value = value * 16 + (unsigned)(c - '0');
		else if (low >= 'a' && low <= 'f')
			value = value * 16 + (unsigned)(low - 'a' + 10);
		else
			return false;
	}
	*ret_value = value;
	return true;
}

static bool is_low(struct str text, size_t at)
{
	unsigned low;
	return str_starts(str_slice(text, at, text.n), STR("\\u")) && hex4(text, at + 2, &low) &&
	       low >= 0xdc00 && low < 0xe000;
}

/* An escape at offset, whole or half a pair; returns the offset behind it. */
static size_t add_escape(struct str text, size_t at, struct buf *repaired)
{
	unsigned value;
	size_t end = at + 2;
	if (text.s[at + 1] != 'u' || !hex4(text, end, &value)) {
		bool known = strchr("\"\\/bfnrt", text.s[at + 1]) != NULL;
		buf_add(repaired, known ? str_slice(text, at, end) : STR("\\\\"));
		return known ? end : at + 1;
	}
	end += 4;
	if (value >= 0xd800 && value < 0xdc00 && is_low(text, end))
		end += 6;
	else if (value == 0 || (value >= 0xd800 && value < 0xe000)) {
		buf_add(repaired, STR("\\ufffd"));
		return end;
	}
	buf_add(repaired, str_slice(text, at, end));
	return end;
}

/* The text that starts at offset, with its quotes; returns the offset behind it. */
static size_t add_string(struct str text, size_t at, struct buf *repaired)
{
	buf_add_char(repaired, text.s[at++]);
	while (at < text.n) {
		char c = text.s[at];
		if (c == '\\' && at + 1 < text.n) {
			at = add_escape(text, at, repaired);
			continue;
		}
		if (c == '\n')
			buf_add(repaired, STR("\\n"));
		else
			buf_add_char(repaired, (unsigned char)c < ' ' ? ' ' : c);
		at++;
		if (c == '"')
			break;
	}
	return at;
}

static bool closes(struct str text, size_t at)
{
	while (at < text.n && strchr(" \t\r\n", text.s[at]))
		at++;
	return at < text.n && (text.s[at] == '}' || text.s[at] == ']');
}

/* Words that are no JSON, each with what is meant. */
static size_t add_word(struct str text, size_t at, struct buf *repaired)
{
	static const struct str words[] = {{"NaN", 3},       {"-Infinity", 9},    {"Infinity", 8},
					   {"None", 4},      {"undefined", 9},    {"<!--", 4},
					   {"-->", 3},       {"//<![CDATA[", 11}, {"//]]>", 5},
					   {"<![CDATA[", 9}, {"]]>", 3}};
	struct str rest = str_slice(text, at, text.n);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_starts(rest, words[i])) {
			char first = words[i].s[0];
			bool value = first != '<' && first != '/' && first != ']' &&
				     words[i].s[1] != '-';
			buf_add(repaired, value ? STR("null") : STR(" "));
			return at + words[i].n;
		}
	buf_add_char(repaired, text.s[at]);
	return at + 1;
}

static void repair(struct str text, struct buf *repaired)
{
	for (size_t at = 0; at < text.n;) {
		if (text.s[at] == '"')
			at = add_string(text, at, repaired);
		else if (text.s[at] == ',' && closes(text, at + 1))
			at++;
		else
			at = add_word(text, at, repaired);
	}
}

static json_t *read_repaired(struct str text, json_error_t *error)
{
	struct buf valid = BUF_INIT(4 * text.n + 64), repaired = BUF_INIT(8 * text.n + 64);
	size_t offset = 0;
	for (char32_t code; utf8_next(text, &offset, &code);)
		utf8_add(&valid, code);
	repair(str_trim(buf_str(&valid)), &repaired);
	json_t *value = json_loadb(buf_z(&repaired), repaired.n, JSON_ALLOW_NUL, error);
	buf_done(&valid);
	buf_done(&repaired);
	return value;
}

json_t *json_read(struct str text, struct diag *diag)
{
	json_error_t error, again;
	json_t *value = json_loadb(text.n ? text.s : "", text.n, JSON_ALLOW_NUL, &error);
	if (!value)
		value = read_repaired(text, &again);
	if (!value)
		diag_set(diag, 1, "not JSON: %s (column %d)", error.text, error.column);
	return value;
}
