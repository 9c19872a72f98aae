/*
 * The painter of rows. ncurses is not used for text: it repaints cells, and a cell is less than an
 * akshara. Escape sequences here are those that every terminal of the last thirty years knows;
 * synchronised output (2026) is ignored by those that do not have it.
 */
#include "painter.h"

#include "surkhi/base/map.h"
#include "surkhi/text/cluster.h"
#include "theme.h"

enum { SEGMENTS_MAXIMUM = 16 /* of a row that are compared one by one */ };

struct painter_row {
	uint64_t layout; /* hash of where its segments are */
	uint64_t segment[SEGMENTS_MAXIMUM];
};

/* Where the terminal's cursor is while a frame is written. */
struct pen {
	struct painter *painter;
	struct buf *out;
	int row, col;  /* where it is; row < 0: not known */
	bool started;  /* anything was written in this frame */
	bool look_set; /* look is what the terminal uses */
	struct look look;
};

void painter_init(struct painter *painter, const struct width_model *widths, enum theme_name theme,
		  int colours)
{
	*painter = (struct painter){.widths = widths, .theme = theme, .colours = colours};
}

void painter_done(struct painter *painter)
{
	painter_forget(painter);
}

void painter_forget(struct painter *painter)
{
	painter->row = mem_free(painter->row);
}

static bool same_look(const struct look *a, const struct look *b)
{
	return a->colour == b->colour && a->background == b->background && a->bold == b->bold &&
	       a->underline == b->underline && a->reverse == b->reverse && a->dim == b->dim;
}

/* Sets a colour of the palette: 30… or 40… for the first eight, 90… or 100… for the next. */
static void add_colour(struct buf *out, int colour, int base)
{
	if (colour < 0)
		return;
	if (colour < 8)
		buf_printf(out, ";%d", base + colour);
	else if (colour < 16)
		buf_printf(out, ";%d", base + 60 + colour - 8);
	else
		buf_printf(out, ";%d;5;%d", base + 8, colour);
}

static void pen_start(struct pen *pen)
{
	if (!pen->started)
		buf_add(pen->out, STR("\033[?2026h\033[?25l"));
	pen->started = true;
}

static void pen_look(struct pen *pen, struct look look)
{
	if (pen->look_set && same_look(&pen->look, &look))
		return;
	buf_add(pen->out, STR("\033[0"));
	if (look.bold)
		buf_add(pen->out, STR(";1"));
	if (look.dim)
		buf_add(pen->out, STR(";2"));
	if (look.underline)
		buf_add(pen->out, STR(";4"));
	if (look.reverse)
		buf_add(pen->out, STR(";7"));
	add_colour(pen->out, look.colour, 30);
	add_colour(pen->out, look.background, 40);
	buf_add_char(pen->out, 'm');
	pen->look = look;
	pen->look_set = true;
}

/* A screen has a thousand of them: a third of its painting when printf writes them. */
static void add_number(struct buf *out, unsigned number)
{
	char digits[16];
	size_t at = sizeof digits;
	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	buf_add(out, (struct str){digits + at, sizeof digits - at});
}

static void pen_move(struct pen *pen, int row, int col)
{
	if (pen->row != row || pen->col != col) {
		buf_add(pen->out, STR("\033["));
		add_number(pen->out, (unsigned)row + 1);
		buf_add_char(pen->out, ';');
		add_number(pen->out, (unsigned)col + 1);
		buf_add_char(pen->out, 'H');
	}
	pen->row = row;
	pen->col = col;
}

static bool is_ascii(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.s[i] >= 0x80)
			return false;
	return true;
}

/* A joiner at the end of a word shows nothing, but tmux swallows the next character after it. */
static struct str without_joiner(struct str word)
{
	while (str_ends(word, STR("\xe2\x80\x8d")))
		word.n -= 3;
	return word;
}

/*
 * A mark at the start of a word would join whatever stands left of it, a border even; print gives
 * it a dotted circle to stand on. It may take the blank behind the word: the next has its column.
 */
static struct str with_base(struct str word, struct buf *room)
{
	if (!cluster_lacks_base(word))
		return word;
	buf_add(room, STR("\u25cc"));
	buf_add(room, word);
	return buf_str(room);
}

/* Tells the terminal how wide each part of the word is (OSC 66): then the cursor is surely there.
 */
static void pen_sized_word(struct pen *pen, struct str word)
{
	for (size_t at = 0, end; at < word.n; at = end) {
		size_t cells = width_chunk(word, at, &end);
		buf_printf(pen->out, "\033]66;w=%zu;%.*s\033\\", cells,
			   STR_ARG(str_slice(word, at, end)));
		pen->col += (int)cells;
	}
}

static void pen_word(struct pen *pen, struct str word, size_t cells)
{
	struct buf room = BUF_INIT(word.n + 8);
	bool ascii = is_ascii(word);
	word = with_base(without_joiner(word), &room);
	if (pen->painter->widths->natural && !ascii) {
		pen_sized_word(pen, word);
	} else {
		buf_add(pen->out, word);
		/* Only after ASCII is the cursor surely where we count it to be. */
		if (ascii)
			pen->col += (int)cells;
		else
			pen->row = -1;
	}
	buf_done(&room);
}

/* Length of the word, or of the run of blanks, that text starts with. */
static size_t piece_length(struct str text)
{
	size_t n = 1;
	while (n < text.n && (text.s[n] == ' ') == (text.s[0] == ' '))
		n++;
	return n;
}

/* Paints a run from col on; returns the column behind it. The segment is blanked already. */
static int paint_run(struct pen *pen, const struct run *run, int row, int col, bool selected)
{
	struct painter *painter = pen->painter;
	struct look base = theme_look(painter->theme, ROLE_TEXT, selected, painter->colours);
	struct look look = theme_look(painter->theme, run->role, selected, painter->colours);
	bool blanks_show = look.reverse != base.reverse || look.underline || look.background >= 0;
	for (struct str rest = run->text; rest.n;) {
		struct str piece = str_slice(rest, 0, piece_length(rest));
		size_t cells = width_text(painter->widths, piece);
		if (piece.s[0] != ' ' || blanks_show) {
			pen_move(pen, row, col);
			pen_look(pen, look);
			pen_word(pen, piece, cells);
		}
		col += (int)cells;
		rest = str_slice(rest, piece.n, rest.n);
	}
	return col;
}

static void paint_segment(struct pen *pen, const struct segment *segment, int row)
{
	struct painter *painter = pen->painter;
	pen_start(pen);
	pen_move(pen, row, segment->col);
	pen_look(pen, theme_look(painter->theme, ROLE_TEXT, segment->selected, painter->colours));
	if (segment->width > 1 || !segment->runs) {
		buf_printf(pen->out, "%*s", segment->width, "");
		pen->row = -1; /* at the right edge terminals differ */
	}
	int col = segment->col;
	for (const struct run *run = segment->runs; run; run = run->next)
		col = paint_run(pen, run, row, col, segment->selected);
}

static uint64_t row_layout(const struct canvas_row *row)
{
	uint64_t layout = 1;
	for (const struct segment *s = row->first; s; s = s->next)
		layout = (layout ^ ((uint64_t)s->col << 20) ^ (uint64_t)s->width) *
			 UINT64_C(0x9e3779b97f4a7c15);
	return layout;
}

static void blank_row(struct pen *pen, int row)
{
	pen_start(pen);
	pen_move(pen, row, 0);
	pen_look(pen, theme_look(pen->painter->theme, ROLE_TEXT, false, pen->painter->colours));
	buf_add(pen->out, STR("\033[K"));
}

static void paint_row(struct pen *pen, const struct canvas_row *row, int number)
{
	struct painter_row *shown = &pen->painter->row[number];
	uint64_t layout = row_layout(row);
	bool anew = shown->layout != layout;
	if (anew)
		blank_row(pen, number);
	bool after_change = false;
	size_t i = 0;
	for (const struct segment *s = row->first; s; s = s->next, i++) {
		uint64_t hash = segment_hash(s);
		bool compared = i < SEGMENTS_MAXIMUM;
		bool changed = anew || !compared || shown->segment[i] != hash;
		if (changed || (after_change && s->width == 1))
			paint_segment(pen, s, number);
		if (compared)
			shown->segment[i] = hash;
		after_change = changed;
	}
	shown->layout = layout;
}

static void begin_frame(struct pen *pen, const struct canvas *canvas)
{
	struct painter *painter = pen->painter;
	if (painter->row && painter->rows == canvas->rows && painter->cols == canvas->cols)
		return;
	painter_forget(painter);
	painter->rows = canvas->rows;
	painter->cols = canvas->cols;
	painter->row = mem_new((size_t)canvas->rows, sizeof *painter->row);
	pen_start(pen);
	buf_add(pen->out, STR("\033[0m\033[2J"));
	uint64_t empty = row_layout(&(struct canvas_row){.first = NULL});
	for (int row = 0; row < canvas->rows; row++)
		painter->row[row].layout = empty;
}

void painter_paint(struct painter *painter, const struct canvas *canvas, struct buf *ret_bytes)
{
	struct pen pen = {.painter = painter, .out = ret_bytes, .row = -1};
	begin_frame(&pen, canvas);
	for (int row = 0; row < canvas->rows; row++)
		paint_row(&pen, &canvas->row[row], row);
	if (canvas->cursor_row >= 0) {
		pen_start(&pen);
		pen.row = -1;
		pen_move(&pen, canvas->cursor_row, canvas->cursor_col);
		buf_add(ret_bytes, STR("\033[0m\033[?25h"));
	}
	if (pen.started)
		buf_add(ret_bytes, STR("\033[?2026l"));
}
