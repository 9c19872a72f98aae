/*
 * Rows of a paragraph. libunistring finds where Unicode would break; what Hindi print would not
 * break is vetoed; the widths are the terminal's own.
 */
#include "surkhi/text/wrap.h"

#include <stdint.h>
#include <string.h>
#include <unilbrk.h>

#include "abbreviation.h"
#include "character.h"
#include "deva.h"
#include "surkhi/text/cluster.h"
#include "surkhi/text/utf8.h"

enum { BREAK_POOR = 100 }; /* beside libunistring's: vetoed, yet better than a cut word */

static char32_t code_point_at(struct str text, size_t offset)
{
	char32_t c = 0;
	return utf8_next(text, &offset, &c) ? c : 0;
}

static char32_t code_point_before(struct str text, size_t offset)
{
	char32_t c = 0;
	return utf8_previous(text, &offset, &c) ? c : 0;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* What may not start a row, though a blank stands before it: spaced dashes, ellipses, … */
static bool hangs_on(char32_t c)
{
	return c == 0x2013 || c == 0x2014 || c == 0x2026 || c == DANDA || c == DOUBLE_DANDA ||
	       c == 0x201D || c == 0x2019 || c == 0xBB || c == '-';
}

/* What may not end a row. */
static bool holds_on(char32_t c)
{
	return c == 0x201C || c == 0x2018 || c == 0xAB || c == '(' || c == '[' || c == 0x20B9;
}

/* The word of Devanagari or the one letter of Latin that ends before the dot at offset. */
static bool is_abbreviated(struct str text, size_t dot)
{
	char32_t c;
	size_t start = dot;
	for (size_t at = dot; utf8_previous(text, &at, &c); start = at)
		if (character_of(c) != CHARACTER_DEVA && character_of(c) != CHARACTER_LETTER &&
		    character_of(c) != CHARACTER_JOINER)
			break;
	struct str word = str_slice(text, start, dot);
	return abbreviation_is_known(word) || abbreviation_is_initial(word) ||
	       (word.n != 0 && code_point_at(word, 0) < 0x80 && abbreviation_is_known_latin(word));
}

/* Titles that are not cut short, yet stay with the name: श्री, ₹ and the like with a blank. */
static bool is_title(struct str text, size_t end)
{
	static const char *const titles[] = {"श्री", "श्रीमती", "सुश्री", "डॉ", "प्रो", "सन्", "मो", "रु"};
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
		struct str title = str_from(titles[i]);
		if (!str_ends(str_slice(text, 0, end), title))
			continue;
		char32_t before = code_point_before(text, end - title.n);
		return before == 0 || character_of(before) != CHARACTER_DEVA;
	}
	return false;
}

/* The dot at offset - 1 parts two sentences (था.इस), not the letters of a name (बी.जे.पी., www.x).
 */
static bool dot_parts(struct str text, size_t offset)
{
	return !is_abbreviated(text, offset - 1) &&
	       character_of(code_point_at(text, offset)) == CHARACTER_DEVA;
}

/* True if no row should end before offset, where Unicode sees an opportunity. */
static bool is_vetoed(struct str text, size_t offset)
{
	size_t word = offset;
	while (word > 0 && is_blank(text.s[word - 1]))
		word--;
	char32_t before = code_point_before(text, word);
	if (word == offset) {
		if (before == '.')
			return !dot_parts(text, offset);
		if (before == ',' || before == ':')
			return character_of(code_point_at(text, offset)) != CHARACTER_DEVA;
		return before == ABBREVIATION || before == SOFT_HYPHEN; /* nobody draws it */
	}
	if (hangs_on(code_point_at(text, offset)) || holds_on(before))
		return true;
	if (before == '.')
		return is_abbreviated(text, word - 1);
	return before == ABBREVIATION || is_title(text, word);
}

/* libunistring wants valid UTF-8: a bad byte is a letter to it, as wide as a byte. */
static struct str valid_copy(struct str text, struct arena *arena)
{
	if (utf8_invalid(text) == SIZE_MAX)
		return text;
	char *copy = arena_copy(arena, text.s, text.n);
	char32_t c;
	for (size_t start = 0, end = 0; utf8_next(text, &end, &c); start = end)
		if (c == REPLACEMENT && end - start == 1)
			copy[start] = 'x';
	return (struct str){copy, text.n};
}

/* For every byte of text, whether a row may (or must) start there. */
static char *breaks_of(struct str text, struct arena *arena)
{
	char *breaks = arena_new(arena, text.n, 1);
	struct str valid = valid_copy(text, arena);
	u8_possible_linebreaks((const uint8_t *)valid.s, valid.n, "UTF-8", breaks);
	for (size_t at = 0; at < text.n; at++)
		if (at > 0 && breaks[at] == UC_BREAK_POSSIBLE && is_vetoed(text, at))
			breaks[at] = is_blank(text.s[at - 1]) ? BREAK_POOR : UC_BREAK_PROHIBITED;
	return breaks;
}

struct wrapper {
	const struct width_model *model;
	struct str text;
	const char *breaks;
	size_t cells;
	struct wrap_row *rows;
	size_t n, capacity;
};

/* Puts the row from start to end away, without the blanks at its end. */
static void put_row(struct wrapper *wrapper, size_t start, size_t end)
{
	while (end > start && is_blank(wrapper->text.s[end - 1]))
		end--;
	wrapper->rows =
		mem_grow(wrapper->rows, &wrapper->capacity, wrapper->n + 1, sizeof *wrapper->rows);
	wrapper->rows[wrapper->n++] = (struct wrap_row){start, end};
}

/* Behind the blanks at which a row was broken. */
static size_t skip_blanks(const struct wrapper *wrapper, size_t at)
{
	while (at < wrapper->text.n && wrapper->text.s[at] == ' ' &&
	       cluster_next(wrapper->text, at) == at + 1)
		at++;
	return at;
}

/* One blank by itself; with a mark on it, it is a letter like others. */
static bool is_blank_cluster(struct str text, size_t start, size_t end)
{
	return end == start + 1 && is_blank(text.s[start]);
}

static bool ends_line(const struct wrapper *wrapper, size_t at)
{
	return wrapper->breaks[at] == UC_BREAK_MANDATORY ||
	       str_starts(str_slice(wrapper->text, at, at + 2), STR("\r\n"));
}

/* Where a row that is full may end: the best and the second best place, 0 if there is none. */
struct places {
	size_t good, poor;
};

static void note_place(struct places *places, char kind, size_t at)
{
	if (kind == UC_BREAK_POSSIBLE)
		places->good = at;
	else if (kind == BREAK_POOR)
		places->poor = at;
}

/* The row that starts at start; returns the start of the next one. */
static size_t wrap_row(struct wrapper *wrapper, size_t start)
{
	struct str rest = str_slice(wrapper->text, start, wrapper->text.n);
	struct places places = {0, 0};
	size_t used = 0, next;
	for (size_t at = 0; at < rest.n; at = next) {
		size_t cells = width_cluster(wrapper->model, rest, at, &next);
		if (ends_line(wrapper, start + at)) {
			put_row(wrapper, start, start + at);
			return start + next;
		}
		if (at > 0)
			note_place(&places, wrapper->breaks[start + at], at);
		/* Blanks may hang over the end: they are trimmed. */
		if (at > 0 && used + cells > wrapper->cells && !is_blank_cluster(rest, at, next)) {
			size_t end = places.good ? places.good : places.poor ? places.poor : at;
			put_row(wrapper, start, start + end);
			return skip_blanks(wrapper, start + end);
		}
		used += cells;
	}
	put_row(wrapper, start, wrapper->text.n);
	return wrapper->text.n;
}

size_t wrap_text(const struct width_model *model, struct str text, size_t cells,
		 struct arena *arena, struct wrap_row **ret_rows)
{
	struct wrapper wrapper = {.model = model, .text = text, .cells = cells};
	struct arena scratch = {0};
	if (text.n == 0)
		put_row(&wrapper, 0, 0);
	else
		wrapper.breaks = breaks_of(text, &scratch);
	for (size_t at = 0; at < text.n;)
		at = wrap_row(&wrapper, at);
	*ret_rows = arena_new(arena, wrapper.n, sizeof **ret_rows);
	memcpy(*ret_rows, wrapper.rows, wrapper.n * sizeof **ret_rows);
	mem_free(wrapper.rows);
	arena_done(&scratch);
	return wrapper.n;
}
