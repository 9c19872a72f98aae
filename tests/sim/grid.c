/*
 * Cells and what text does to them. A cluster is kept whole in the cell where it starts; whoever
 * writes over a part of it takes all of it away, as terminals with clusters do. Marks without
 * a cell of their own go to the text left of them, wherever the cursor came from.
 */
#include "grid.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "surkhi/text/utf8.h"

static const struct grid_look plain = {.colour = -1, .background = -1};
static const struct str zwj = {"\xe2\x80\x8d", 3};

static struct grid_cell *cell_at(struct grid *grid, int row, int col)
{
	return &grid->cells[(size_t)row * (size_t)grid->cols + (size_t)col];
}

const struct grid_cell *grid_cell(const struct grid *grid, int row, int col)
{
	return &grid->cells[(size_t)row * (size_t)grid->cols + (size_t)col];
}

static void blank(struct grid_cell *cell, struct grid_look look)
{
	cell->text[0] = '\0';
	cell->width = 1;
	cell->look = look;
}

static struct grid_cell *blank_screen(const struct grid *grid)
{
	size_t n = (size_t)grid->rows * (size_t)grid->cols;
	struct grid_cell *cells = mem_new(n, sizeof *cells);
	for (size_t i = 0; i < n; i++)
		blank(&cells[i], plain);
	return cells;
}

void grid_init(struct grid *grid, const struct width_model *widths, int rows, int cols)
{
	*grid = (struct grid){
		.widths = widths,
		.rows = rows,
		.cols = cols,
		.look = plain,
		.saved_look = plain,
		.autowrap = true,
		.moved = true,
		.answers = BUF_INIT(1 << 16),
		.clipboard = BUF_INIT(1 << 20),
	};
	grid->cells = blank_screen(grid);
}

void grid_done(struct grid *grid)
{
	mem_free(grid->cells);
	mem_free(grid->hidden);
	buf_done(&grid->answers);
	buf_done(&grid->clipboard);
	*grid = (struct grid){.rows = 0};
}

void grid_complain(struct grid *grid, const char *format, ...)
{
	va_list arguments;
	if (grid->complaint[0])
		return;
	va_start(arguments, format);
	vsnprintf(grid->complaint, sizeof grid->complaint, format, arguments);
	va_end(arguments);
}

void grid_place(struct grid *grid, int row, int col)
{
	if (row < 0 || row >= grid->rows || col < 0 || col >= grid->cols)
		grid_complain(grid, "cursor at %d;%d of %d rows and %d columns", row + 1, col + 1,
			      grid->rows, grid->cols);
	grid->row = row < 0 ? 0 : row < grid->rows ? row : grid->rows - 1;
	grid->col = col < 0 ? 0 : col < grid->cols ? col : grid->cols - 1;
	grid->moved = true;
}

/* Takes away the whole cluster that has the cell; its cells outside of from … to−1 show it. */
static void take_away(struct grid *grid, int row, int col, int from, int to)
{
	int start = col, end = col + 1;
	bool cut = false;
	if (!cell_at(grid, row, col)->text[0] && cell_at(grid, row, col)->width)
		return;
	while (start > 0 && cell_at(grid, row, start)->width == 0)
		start--;
	while (end < grid->cols && cell_at(grid, row, end)->width == 0)
		end++;
	for (int i = start; i < end; i++) {
		cut |= i < from || i >= to;
		blank(cell_at(grid, row, i), cell_at(grid, row, i)->look);
	}
	grid->cut += cut;
}

void grid_erase(struct grid *grid, int row, int from, int to)
{
	struct grid_look look = plain;
	look.background = grid->look.background;
	for (int col = from; col < to; col++) {
		take_away(grid, row, col, from, to);
		blank(cell_at(grid, row, col), look);
	}
}

void grid_screen(struct grid *grid, bool alternate)
{
	if (grid->alternate == alternate)
		return;
	struct grid_cell *cells = grid->cells;
	grid->cells = grid->hidden ? grid->hidden : blank_screen(grid);
	grid->hidden = cells;
	grid->alternate = alternate;
}

/* Adds to the text left of the cursor; at the left edge there is none. */
static void put_mark(struct grid *grid, struct str mark)
{
	int col = grid->col - 1;
	grid->orphans += grid->moved;
	if (col < 0)
		return;
	while (col > 0 && cell_at(grid, grid->row, col)->width == 0)
		col--;
	struct grid_cell *cell = cell_at(grid, grid->row, col);
	size_t n = strlen(cell->text);
	if (n + mark.n >= GRID_TEXT)
		grid_complain(grid, "more marks than a cell holds");
	else
		snprintf(cell->text + n, GRID_TEXT - n, "%s%.*s", n ? "" : " ", STR_ARG(mark));
}

void grid_put(struct grid *grid, struct str text, int width)
{
	if (width > grid->cols || text.n >= GRID_TEXT) {
		grid_complain(grid, "a text of %zu bytes in %d cells", text.n, width);
		return;
	}
	if (width == 0) {
		put_mark(grid, text);
		return;
	}
	if (grid->col + width > grid->cols) {
		if (grid->autowrap)
			grid_complain(grid, "text behind the right edge of row %d", grid->row + 1);
		grid->col = grid->cols - width;
	}
	int from = grid->col, to = from + width;
	for (int col = from; col < to; col++) {
		take_away(grid, grid->row, col, from, to);
		blank(cell_at(grid, grid->row, col), grid->look);
		cell_at(grid, grid->row, col)->width = 0;
	}
	struct grid_cell *cell = cell_at(grid, grid->row, from);
	cell->width = width;
	if (!str_equal(text, STR(" ")))
		snprintf(cell->text, sizeof cell->text, "%.*s", STR_ARG(text));
	grid->col = to;
	grid->moved = false;
}

static void refuse_controls(struct grid *grid, struct str text)
{
	size_t at = 0;
	for (char32_t c; utf8_next(text, &at, &c);)
		if (c < ' ' || (c >= 0x7f && c < 0xa0))
			grid_complain(grid, "control character U+%04X", (unsigned)c);
	if (utf8_invalid(text) != SIZE_MAX)
		grid_complain(grid, "text that is no UTF-8");
}

/*
 * tmux: what comes behind a joiner has no cell, even if the cursor was placed in between; ASCII
 * passes.
 */
static size_t swallowed(struct grid *grid, struct str text)
{
	size_t at = 0;
	char32_t c;
	if (!grid->widths->zwj_joins || !grid->joiner || !utf8_next(text, &at, &c) || c < 0x80)
		return 0;
	put_mark(grid, str_slice(text, 0, at));
	return at;
}

void grid_write(struct grid *grid, struct str text)
{
	refuse_controls(grid, text);
	for (size_t at = swallowed(grid, text), end; at < text.n; at = end) {
		size_t width = width_cluster(grid->widths, text, at, &end);
		grid_put(grid, str_slice(text, at, end), (int)width);
	}
	grid->joiner = str_ends(text, zwj);
}

bool grid_has(const struct grid *grid, int row, int col, const char *text)
{
	const struct grid_cell *cell = grid_cell(grid, row, col);
	bool alone = col + 1 == grid->cols || grid_cell(grid, row, col + 1)->width > 0;
	return strcmp(cell->text, text) == 0 && cell->width == 1 && alone;
}

void grid_read(const struct grid *grid, int row, int from, int to, struct buf *ret_text)
{
	for (int col = from; col < to; col++) {
		const struct grid_cell *cell = grid_cell(grid, row, col);
		if (cell->width && !cell->text[0])
			buf_add_char(ret_text, ' ');
		buf_add(ret_text, str_from(cell->text));
	}
}

void grid_dump(const struct grid *grid, struct buf *ret_text)
{
	for (int row = 0; row < grid->rows; row++) {
		grid_read(grid, row, 0, grid->cols, ret_text);
		while (ret_text->n && ret_text->s[ret_text->n - 1] == ' ')
			buf_remove(ret_text, ret_text->n - 1, ret_text->n);
		buf_add_char(ret_text, '\n');
	}
}

static bool same_look(const struct grid_look *a, const struct grid_look *b)
{
	return a->colour == b->colour && a->background == b->background && a->bold == b->bold &&
	       a->dim == b->dim && a->underline == b->underline && a->reverse == b->reverse &&
	       a->concealed == b->concealed;
}

/* The colour of a blank cell is nothing to see, unless reversed or underlined. */
static bool same_cell(const struct grid_cell *a, const struct grid_cell *b)
{
	struct grid_look one = a->look, other = b->look;
	if (!a->text[0] && !one.reverse && !one.underline) {
		one.colour = other.colour;
		one.bold = other.bold;
		one.dim = other.dim;
	}
	return strcmp(a->text, b->text) == 0 && a->width == b->width && same_look(&one, &other);
}

bool grid_same(const struct grid *a, const struct grid *b, int *ret_row, int *ret_col)
{
	for (int row = 0; row < a->rows; row++)
		for (int col = 0; col < a->cols; col++)
			if (!same_cell(grid_cell(a, row, col), grid_cell(b, row, col))) {
				*ret_row = row;
				*ret_col = col;
				return false;
			}
	return true;
}
