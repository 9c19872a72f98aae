/*
 * Segments of rows with text in roles: what views draw into. Widths come from the model of the
 * terminal that is to show it; no code here knows escape sequences.
 */
#include "canvas.h"

#include <stdio.h>

#include "surkhi/base/map.h"
#include "surkhi/text/roman.h"
#include "surkhi/text/utf8.h"

enum { PRINTF_MAXIMUM = 4096 };

void canvas_begin(struct canvas *canvas, const struct width_model *widths, int rows, int cols)
{
	arena_done(&canvas->arena);
	*canvas = (struct canvas){
		.widths = widths, .rows = rows, .cols = cols, .cursor_row = -1, .cursor_col = 0};
	canvas->row = arena_new(&canvas->arena, (size_t)(rows > 0 ? rows : 1), sizeof *canvas->row);
}

void canvas_done(struct canvas *canvas)
{
	arena_done(&canvas->arena);
	*canvas = (struct canvas){.cursor_row = -1};
}

struct segment *canvas_segment(struct canvas *canvas, int row, int col, int width)
{
	if (row < 0 || row >= canvas->rows || col < 0 || col >= canvas->cols || width <= 0)
		return NULL;
	if (width > canvas->cols - col)
		width = canvas->cols - col;
	struct segment *segment = arena_new(&canvas->arena, 1, sizeof *segment);
	*segment = (struct segment){.col = col, .width = width};
	struct canvas_row *at = &canvas->row[row];
	if (at->last)
		at->last->next = segment;
	else
		at->first = segment;
	at->last = segment;
	return segment;
}

size_t canvas_room(const struct segment *segment)
{
	if (!segment)
		return 0;
	size_t usable = (size_t)(segment->width > 1 ? segment->width - 1 : segment->width);
	return usable > segment->cells ? usable - segment->cells : 0;
}

static void add_run(struct canvas *canvas, struct segment *segment, struct str text, enum role role)
{
	struct run *run = arena_new(&canvas->arena, 1, sizeof *run);
	*run = (struct run){.text = str_copy(&canvas->arena, text), .role = role};
	if (segment->last)
		segment->last->next = run;
	else
		segment->runs = run;
	segment->last = run;
}

/*
 * Controls, and places to break a line, which show nothing but which terminals count, draw as a
 * hyphen, or choke on.
 */
static bool is_unseen(char32_t code_point)
{
	return code_point < ' ' || (code_point >= 0x7f && code_point < 0xa0) ||
	       code_point == 0xad || code_point == 0x200b || code_point == 0x2028 ||
	       code_point == 0x2029;
}

/* The longest start of text that may be shown; *ret_skip counts the bytes behind it that may not.
 */
static struct str printable(struct str text, size_t *ret_skip)
{
	size_t offset = 0, before = 0;
	char32_t code_point;
	while (utf8_next(text, &offset, &code_point)) {
		bool bad_byte = code_point == 0xFFFD && offset - before == 1;
		if (bad_byte || is_unseen(code_point)) {
			*ret_skip = offset - before;
			return str_slice(text, 0, before);
		}
		before = offset;
	}
	*ret_skip = 0;
	return text;
}

/* What stands behind the last blank of a run: a word that the next run may go on with. */
static struct str open_word(const struct run *run)
{
	size_t start = run ? run->text.n : 0;
	while (start > 0 && run->text.s[start - 1] != ' ')
		start--;
	return run ? str_slice(run->text, start, run->text.n) : STR_EMPTY;
}

static struct str first_word(struct str text)
{
	size_t end = str_find(text, STR(" "), 0);
	return str_slice(text, 0, end);
}

/*
 * A terminal that is told the width of words gets each of them whole, so no word may be in two
 * runs. A coloured run takes the start of its word along; else the run before takes the rest of it.
 * Returns the text that is still to be added.
 */
static struct str join_word(struct canvas *canvas, struct segment *segment, struct str text,
			    enum role role)
{
	struct run *run = segment->last;
	size_t skip;
	struct str start = open_word(run), rest = printable(first_word(text), &skip);
	if (start.n == 0 || rest.n == 0)
		return text;
	size_t had = width_text(canvas->widths, start), cells;
	bool takes = run->role == ROLE_TEXT && role != ROLE_TEXT;
	struct str whole = str_printf(&canvas->arena, "%.*s%.*s", STR_ARG(start),
				      STR_ARG(takes ? text : rest));
	if (takes) {
		run->text.n -= start.n;
		segment->cells -= had;
		return whole;
	}
	size_t fits = width_clip(canvas->widths, whole, canvas_room(segment) + had, &cells);
	if (fits < start.n)
		return STR_EMPTY;
	run->text = str_printf(&canvas->arena, "%.*s%.*s", (int)(run->text.n - start.n),
			       run->text.s, (int)fits, whole.s);
	segment->cells += cells - had;
	return fits == whole.n ? str_slice(text, rest.n, text.n) : STR_EMPTY;
}

size_t canvas_typed(struct canvas *canvas, struct segment *segment, struct str text, enum role role)
{
	if (!segment)
		return 0;
	size_t before = segment->cells;
	if (canvas->widths->natural && text.n)
		text = join_word(canvas, segment, text, role);
	while (text.n && canvas_room(segment)) {
		size_t skip, cells;
		struct str piece = printable(text, &skip);
		size_t fits = width_clip(canvas->widths, piece, canvas_room(segment), &cells);
		if (fits)
			add_run(canvas, segment, str_slice(piece, 0, fits), role);
		segment->cells += cells;
		if (fits < piece.n)
			break;
		if (str_starts(str_slice(text, piece.n, text.n), STR("\t")) &&
		    canvas_room(segment)) {
			add_run(canvas, segment, STR(" "), role);
			segment->cells++;
		}
		text = str_slice(text, piece.n + skip, text.n);
	}
	return segment->cells - before;
}

/* A text as it is shown; buf holds it if it is not the text itself. */
static struct str shown(bool latin, struct str text, struct buf *buf)
{
	*buf = (struct buf)BUF_INIT(text.n * 2 + 8); /* no letter grows to more */
	if (!latin || !roman_changes(text))
		return text;
	roman_text(text, buf, NULL);
	return buf_str(buf);
}

size_t shown_cells(const struct width_model *widths, bool latin, struct str text)
{
	struct buf buf;
	size_t cells = width_text(widths, shown(latin, text, &buf));
	buf_done(&buf);
	return cells;
}

size_t canvas_cells(const struct canvas *canvas, struct str text)
{
	return shown_cells(canvas->widths, canvas->latin, text);
}

size_t canvas_text(struct canvas *canvas, struct segment *segment, struct str text, enum role role)
{
	struct buf buf;
	size_t cells = canvas_typed(canvas, segment, shown(canvas->latin, text, &buf), role);
	buf_done(&buf);
	return cells;
}

size_t canvas_printf(struct canvas *canvas, struct segment *segment, enum role role,
		     const char *format, ...)
{
	struct buf text = BUF_INIT(PRINTF_MAXIMUM);
	va_list arguments;
	va_start(arguments, format);
	buf_vprintf(&text, format, arguments);
	va_end(arguments);
	size_t cells = canvas_text(canvas, segment, buf_str(&text), role);
	buf_done(&text);
	return cells;
}

static void blanks(struct canvas *canvas, struct segment *segment, size_t n, enum role role)
{
	static const char spaces[] = "                                ";
	while (n) {
		size_t piece = n < sizeof spaces - 1 ? n : sizeof spaces - 1;
		if (canvas_text(canvas, segment, (struct str){spaces, piece}, role) == 0)
			return;
		n -= piece;
	}
}

void canvas_column(struct canvas *canvas, struct segment *segment, struct str text, size_t cells,
		   enum role role)
{
	if (!segment)
		return;
	size_t start = segment->cells, room = canvas_room(segment);
	if (cells > room)
		cells = room;
	if (cells == 0)
		return;
	struct buf buf;
	text = shown(canvas->latin, text, &buf);
	size_t fits = width_clip(canvas->widths, text, cells, NULL);
	if (fits < text.n) {
		fits = width_clip(canvas->widths, text, cells - 1, NULL);
		canvas_typed(canvas, segment, str_slice(text, 0, fits), role);
		canvas_typed(canvas, segment, STR("…"), role);
	} else {
		canvas_typed(canvas, segment, text, role);
	}
	buf_done(&buf);
	canvas_pad(canvas, segment, start + cells);
}

void canvas_pad(struct canvas *canvas, struct segment *segment, size_t at)
{
	if (segment && at > segment->cells)
		blanks(canvas, segment, at - segment->cells, ROLE_TEXT);
}

uint64_t segment_hash(const struct segment *segment)
{
	uint64_t hash = ((uint64_t)segment->col << 32) ^ ((uint64_t)segment->width << 1) ^
			(uint64_t)segment->selected;
	for (const struct run *run = segment->runs; run; run = run->next)
		hash = (hash ^ hash_bytes64(run->text.s, run->text.n) ^ (uint64_t)run->role) *
		       UINT64_C(0x9e3779b97f4a7c15);
	return hash;
}

static void fill(struct buf *text, size_t *at, size_t to, char with)
{
	for (; *at < to; (*at)++)
		buf_add_char(text, with);
}

static void end_row(struct buf *text)
{
	while (text->n && text->s[text->n - 1] == ' ')
		buf_remove(text, text->n - 1, text->n);
	buf_add_char(text, '\n');
}

void canvas_dump(const struct canvas *canvas, struct buf *ret_text)
{
	for (int row = 0; row < canvas->rows; row++) {
		size_t at = 0;
		for (const struct segment *s = canvas->row[row].first; s; s = s->next) {
			fill(ret_text, &at, (size_t)s->col, ' ');
			for (const struct run *run = s->runs; run; run = run->next)
				buf_add(ret_text, run->text);
			at += s->cells;
			fill(ret_text, &at, (size_t)(s->col + s->width), ' ');
		}
		end_row(ret_text);
	}
}

void canvas_dump_roles(const struct canvas *canvas, struct buf *ret_text)
{
	/* In the order of enum role; a selected segment shows them in upper case. */
	static const char letters[] = ".dbftuhjmrsploxgkics"
				      "eqy";
	_Static_assert(sizeof letters == N_ROLES + 1, "a letter for every role");
	for (int row = 0; row < canvas->rows; row++) {
		size_t at = 0;
		for (const struct segment *s = canvas->row[row].first; s; s = s->next) {
			fill(ret_text, &at, (size_t)s->col, ' ');
			for (const struct run *run = s->runs; run; run = run->next) {
				char letter = letters[run->role];
				if (s->selected)
					letter = letter == '.' ? ':' : (char)(letter - 'a' + 'A');
				fill(ret_text, &at, at + width_text(canvas->widths, run->text),
				     letter);
			}
			fill(ret_text, &at, (size_t)(s->col + s->width), s->selected ? ':' : ' ');
		}
		end_row(ret_text);
	}
}
