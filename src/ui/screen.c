/*
 * How everything stands on the screen: the top row, the panes with their headers and borders or
 * the view over them, the bottom row or the prompt.
 */
#include "ui-state.h"

enum { TITLE_SIZE = 512, HELP_HINT = 8 /* cells kept for the hint to the help */ };

/* Where a view over the panes stands. */
static struct rect over_rect(const struct layout *layout)
{
	struct rect rect = layout->body;
	rect.row += layout->header;
	rect.rows -= layout->header;
	return rect;
}

static void arrange(struct view *view, struct rect rect)
{
	if (view->ops->arrange)
		view->ops->arrange(view, rect);
}

/* True if nothing is to stand to the right of Hindi; a terminal may come to be doubtful later. */
static bool is_hindi_last(const struct ui *ui)
{
	bool doubtful = ui->doubtful || ui->term->doubtful;
	return ui->arrangement == UI_LAYOUT_STACKED ||
	       (ui->arrangement == UI_LAYOUT_AUTO && doubtful);
}

bool screen_stacks(const struct ui *ui, int cols)
{
	return is_hindi_last(ui) &&
	       (ui->arrangement == UI_LAYOUT_STACKED || cols >= LAYOUT_TWO_COLS);
}

/* Keys are obeyed on a screen too small for anything, so the view has to know what it is about. */
static void arrange_unseen(struct ui *ui, int cols)
{
	reader_load_article(&ui->reader);
	arrange(ui_view(ui), (struct rect){.cols = cols});
}

void screen_begin(struct ui *ui, int rows, int cols)
{
	canvas_begin(&ui->canvas, ui->term->widths, rows, cols);
	ui->canvas.latin = ui->reader.latin;
}

void screen_arrange(struct ui *ui)
{
	int rows, cols;
	ui->term->ops->size(ui->term, &rows, &cols);
	if (screen_stacks(ui, cols))
		layout_compute_stacked(rows, cols, ui->focus, ui->alone, &ui->layout);
	else
		layout_compute(rows, cols, ui->focus, ui->alone, &ui->layout);
	ui->reader.hindi_last = is_hindi_last(ui);
	screen_begin(ui, rows, cols);
	const struct layout *layout = &ui->layout;
	if (layout->tiny) {
		arrange_unseen(ui, cols);
		return;
	}
	if (ui->n_over) {
		arrange(ui_view(ui), over_rect(layout));
		return;
	}
	if (layout->shown[PANE_HEADLINES])
		arrange(ui->panes[PANE_HEADLINES], layout->pane[PANE_HEADLINES]);
	if (layout->shown[PANE_ARTICLE] || layout->shown[PANE_ENTITIES])
		reader_load_article(&ui->reader);
	for (int pane = PANE_ARTICLE; pane < N_PANES; pane++)
		if (layout->shown[pane])
			arrange(ui->panes[pane], layout->pane[pane]);
}

static void count_articles(const struct reader *reader, struct buf *counts)
{
	size_t marked = reader_marked(reader);
	size_t hidden = marked - bits_count_and(&reader->marks, &reader->selection.articles);
	if (hidden && !reader_counting(reader))
		buf_printf(counts, "%zu marked (%zu not shown)  ", marked, hidden);
	else if (marked)
		buf_printf(counts, "%zu marked  ", marked);
	if (reader_counting(reader))
		buf_printf(counts, "counting…/%zu", reader->everything.n);
	else
		buf_printf(counts, "%zu/%zu", reader->selection.n, reader->everything.n);
}

/* The title, the filter and its counts; the filter comes last where it may hold Hindi. */
static void draw_top(struct ui *ui)
{
	const struct reader *reader = &ui->reader;
	struct canvas *canvas = &ui->canvas;
	struct segment *segment = canvas_segment(canvas, 0, 0, canvas->cols);
	struct buf counts = BUF_INIT(TITLE_SIZE);
	count_articles(reader, &counts);
	canvas_text(canvas, segment, reader->title, ROLE_TITLE);
	canvas_text(canvas, segment, STR("  "), ROLE_TEXT);
	if (reader->hindi_last) {
		canvas_text(canvas, segment, buf_str(&counts), ROLE_META);
		canvas_text(canvas, segment, STR("  "), ROLE_TEXT);
	}
	size_t room = canvas_room(segment), behind = reader->hindi_last ? 0 : counts.n + 2;
	size_t filter = room > behind ? room - behind : 0;
	if (reader->filter.n)
		canvas_column(canvas, segment, buf_str(&reader->filter), filter, ROLE_PROMPT);
	else
		canvas_column(canvas, segment, STR("all articles"), filter, ROLE_DIM);
	if (!reader->hindi_last) {
		canvas_text(canvas, segment, STR("  "), ROLE_TEXT);
		canvas_text(canvas, segment, buf_str(&counts), ROLE_META);
	}
	buf_done(&counts);
}

/* A line, cells long, between panes that stand one above the other. */
static void draw_line(struct ui *ui, struct segment *segment, size_t cells)
{
	for (size_t i = 0; i < cells && canvas_room(segment); i++)
		canvas_text(&ui->canvas, segment, STR("─"), ROLE_BORDER_FOCUS);
}

static void draw_header(struct ui *ui, const struct view *view, struct rect rect, bool focused)
{
	struct canvas *canvas = &ui->canvas;
	struct segment *segment = canvas_segment(canvas, rect.row - 1, rect.col, rect.cols);
	struct buf title = BUF_INIT(TITLE_SIZE);
	enum role role = focused ? ROLE_TITLE : ROLE_DIM;
	bool line = ui->layout.stacked && view != ui->panes[PANE_HEADLINES] && ui->n_over == 0;
	view->ops->title(view, &title);
	draw_line(ui, segment, line ? 2 : 0);
	canvas_text(canvas, segment, focused ? STR("[") : STR(" "), role);
	canvas_text(canvas, segment, buf_str(&title), role);
	canvas_text(canvas, segment, focused ? STR("]") : STR(" "), role);
	draw_line(ui, segment, line ? canvas_room(segment) : 0);
	buf_done(&title);
}

/* The rows of a rectangle that a prompt leaves. */
static struct rect above_prompt(const struct ui *ui, struct rect rect)
{
	int end = ui->canvas.rows - prompt_rows(&ui->prompt, ui->canvas.rows);
	if (ui->prompt.open && rect.row + rect.rows > end)
		rect.rows = end > rect.row ? end - rect.row : 0;
	return rect;
}

static void draw_view(struct ui *ui, const struct view *view, struct rect rect, bool focused)
{
	struct rect header = {rect.row - 1, rect.col, 1, rect.cols};
	if (ui->layout.header && above_prompt(ui, header).rows)
		draw_header(ui, view, rect, focused);
	view->ops->draw(view, &ui->canvas, above_prompt(ui, rect), focused);
}

static const char *const borders[] = {
	[UI_BORDER_LINE] = "│",
	[UI_BORDER_BLOCK] = "▏",
	[UI_BORDER_ASCII] = "|",
};
_Static_assert(sizeof borders / sizeof *borders == N_UI_BORDERS, "each has a text");

/* Right of a pane, in the rows that it and its header have. */
static void draw_border(struct ui *ui, struct rect pane, bool focused)
{
	struct rect rect = above_prompt(ui, ui->layout.body);
	for (int i = 0; i < rect.rows; i++) {
		struct segment *segment =
			canvas_segment(&ui->canvas, rect.row + i, pane.col + pane.cols, 1);
		canvas_text(&ui->canvas, segment, str_from(borders[ui->border]),
			    focused ? ROLE_BORDER_FOCUS : ROLE_BORDER);
	}
}

static void draw_panes(struct ui *ui)
{
	const struct layout *layout = &ui->layout;
	for (int pane = 0; pane < N_PANES; pane++) {
		if (!layout->shown[pane])
			continue;
		struct rect rect = layout->pane[pane];
		bool focused = pane == (int)ui->focus;
		draw_view(ui, ui->panes[pane], rect, focused);
		bool next = !layout->stacked && pane + 1 < N_PANES && layout->shown[pane + 1];
		if (next)
			draw_border(ui, rect, focused || pane + 1 == (int)ui->focus);
	}
}

/* Draws "key name  " if cells are left over behind it. */
static void draw_hint(struct ui *ui, struct segment *segment, enum action action, size_t left)
{
	struct canvas *canvas = &ui->canvas;
	struct arena arena = {0};
	struct str key = reader_key(&ui->reader, action, &arena);
	struct str name = str_from(action_table[action].name);
	size_t cells = canvas_cells(canvas, key) + 1 + name.n;
	if (key.n && cells + left <= canvas_room(segment)) {
		canvas_text(canvas, segment, key, ROLE_KEY);
		canvas_text(canvas, segment, STR(" "), ROLE_STATUS);
		canvas_text(canvas, segment, name, ROLE_STATUS);
		canvas_text(canvas, segment, STR("  "), ROLE_STATUS);
	}
	arena_done(&arena);
}

/* As many as there is room for; help comes last and always. */
static void draw_hints(struct ui *ui, struct segment *segment, const enum action *hints)
{
	for (; *hints != ACTION_NONE; hints++)
		draw_hint(ui, segment, *hints, HELP_HINT);
	draw_hint(ui, segment, ACTION_HELP, 0);
}

static void draw_bottom(struct ui *ui)
{
	struct canvas *canvas = &ui->canvas;
	const struct reader *reader = &ui->reader;
	const struct view *view = ui_view(ui);
	struct segment *segment = canvas_segment(canvas, canvas->rows - 1, 0, canvas->cols);
	if (ui->count)
		canvas_printf(canvas, segment, ROLE_KEY, "%u ", ui->count);
	if (reader->status.n)
		canvas_column(canvas, segment, buf_str(&reader->status), canvas_room(segment),
			      reader->status_is_error ? ROLE_ERROR : ROLE_STATUS);
	else if (view->ops->hint)
		canvas_text(canvas, segment, str_from(view->ops->hint), ROLE_STATUS);
	else if (view->ops->hints)
		draw_hints(ui, segment, view->ops->hints);
}

void screen_draw(struct ui *ui)
{
	struct canvas *canvas = &ui->canvas;
	if (ui->layout.tiny) {
		struct segment *segment = canvas_segment(canvas, 0, 0, canvas->cols);
		canvas_text(canvas, segment, STR("too small"), ROLE_TEXT);
		return;
	}
	draw_top(ui);
	if (ui->n_over)
		draw_view(ui, ui_view(ui), over_rect(&ui->layout), true);
	else
		draw_panes(ui);
	if (ui->prompt.open)
		prompt_draw(&ui->prompt, canvas, buf_str(&ui->reader.status));
	else
		draw_bottom(ui);
}
