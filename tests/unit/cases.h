#ifndef TESTS_UNIT_CASES_H
#define TESTS_UNIT_CASES_H

/*
 * Cases from a data file: one a line, its columns parted by " | ". Empty lines and lines that
 * start with # are left out. What cannot be seen is written by name or number: <ZWJ> <ZWNJ> <ZWSP>
 * <NBSP> <U+0951>, and <00> … <FF> for a byte.
 */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "surkhi/base/file.h"
#include "surkhi/text/utf8.h"

enum { CASE_COLUMNS = 32 };

struct cases {
	const char *path;
	struct buf file;
	struct str rest;
	unsigned line, n; /* the line in hand; cases so far */
	struct str columns[CASE_COLUMNS];
	size_t n_columns;
	struct arena arena; /* the text of the columns, until the next case */
};

static inline void cases_open(struct cases *cases, const char *path)
{
	struct diag diag = DIAG_INIT;
	*cases = (struct cases){.path = path, .file = BUF_INIT(8 << 20)};
	if (file_read(path, &cases->file, &diag) != 0)
		fail_msg("%s: %s", path, diag.text);
	cases->rest = buf_str(&cases->file);
}

static inline void cases_close(struct cases *cases)
{
	assert_int_not_equal(cases->n, 0);
	arena_done(&cases->arena);
	buf_done(&cases->file);
}

/* The character that stands in angle brackets; false if the name means none. */
static inline bool case_character(struct str name, struct buf *text)
{
	static const struct {
		const char *name;
		char32_t c;
	} names[] = {{"ZWJ", 0x200D}, {"ZWNJ", 0x200C}, {"ZWSP", 0x200B}, {"NBSP", 0xA0}};
	char digits[16] = "";
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_equal(name, str_from(names[i].name))) {
			utf8_add(text, names[i].c);
			return true;
		}
	if (name.n < 2 || name.n >= sizeof digits)
		return false;
	bool number = str_starts(name, STR("U+"));
	memcpy(digits, name.s + (number ? 2 : 0), name.n - (number ? 2 : 0));
	char *end;
	unsigned long value = strtoul(digits, &end, 16);
	if (*end != '\0' || end == digits || (!number && name.n != 2))
		return false;
	if (number)
		utf8_add(text, (char32_t)value);
	else
		buf_add_char(text, (char)value);
	return true;
}

static inline struct str case_text(struct arena *arena, struct str column)
{
	struct buf text = BUF_INIT(1 << 20);
	for (size_t at = 0; at < column.n; at++) {
		size_t end = column.s[at] == '<' ? str_find(column, STR(">"), at) : SIZE_MAX;
		if (end != SIZE_MAX && case_character(str_slice(column, at + 1, end), &text))
			at = end;
		else
			buf_add_char(&text, column.s[at]);
	}
	struct str copy = str_copy(arena, buf_str(&text));
	buf_done(&text);
	return copy;
}

/* The next case; at least n_min columns, or the test fails. */
static inline bool cases_next(struct cases *cases, size_t n_min)
{
	struct str line;
	do {
		if (!str_line(&cases->rest, &line))
			return false;
		cases->line++;
	} while (line.n == 0 || line.s[0] == '#');
	arena_done(&cases->arena);
	cases->n++;
	cases->n_columns = 0;
	for (size_t start = 0, end; start <= line.n; start = end + 3) {
		end = str_find(line, STR(" | "), start);
		end = end == SIZE_MAX ? line.n : end;
		if (cases->n_columns == CASE_COLUMNS)
			fail_msg("%s:%u: too many columns", cases->path, cases->line);
		cases->columns[cases->n_columns++] =
			case_text(&cases->arena, str_slice(line, start, end));
	}
	if (cases->n_columns < n_min)
		fail_msg("%s:%u: %zu columns are not enough", cases->path, cases->line,
			 cases->n_columns);
	return true;
}

/* Compares, naming the line of the data file when the texts differ. */
static inline void case_check(const struct cases *cases, struct str text, struct str expected)
{
	if (!str_equal(text, expected))
		fail_msg("%s:%u: '%.*s' is not '%.*s'", cases->path, cases->line, STR_ARG(text),
			 STR_ARG(expected));
}

#endif
