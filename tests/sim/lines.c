/* Pages of three panes: as many lines of real text through the painter as there are. */
#include "lines.h"

#include "canvas.h"
#include "grid.h"
#include "painter.h"

enum { ROWS = 43, COLS = 150, PANES = 3, LINES_MAXIMUM = 1 << 16 };
static const int pane_col[PANES] = {0, 50, 101}, pane_width[PANES] = {49, 50, 49};

struct page {
	struct str *lines;
	size_t n, first; /* lines; the one at the top left */
	const struct width_model *assumed;
	struct grid grid;
	struct painter painter;
	struct canvas canvas;
	struct buf bytes;
};

static size_t split_lines(struct str text, struct str **ret_lines)
{
	struct str line, *lines = NULL;
	size_t n = 0, capacity = 0;
	while (n < LINES_MAXIMUM && str_line(&text, &line)) {
		if (str_trim(line).n == 0)
			continue;
		lines = mem_grow(lines, &capacity, n + 1, sizeof *lines);
		lines[n++] = str_trim(line);
	}
	*ret_lines = lines;
	return n;
}

static void draw_row(struct page *page, int row, size_t step)
{
	for (int pane = 0; pane < PANES; pane++) {
		size_t line = page->first + step + (size_t)(row * PANES + pane);
		struct segment *segment =
			canvas_segment(&page->canvas, row, pane_col[pane], pane_width[pane]);
		segment->selected = step && (size_t)row == step * 2 % ROWS && pane == 1;
		canvas_text(&page->canvas, segment, page->lines[line % page->n], ROLE_TEXT);
		if (pane + 1 == PANES)
			continue;
		segment = canvas_segment(&page->canvas, row, pane_col[pane] + pane_width[pane], 1);
		canvas_text(&page->canvas, segment, STR("│"), ROLE_BORDER);
	}
}

/* Each step takes one line from the start, so that every pane of every row changes. */
static void draw(struct page *page, size_t step)
{
	canvas_begin(&page->canvas, page->assumed, ROWS, COLS);
	for (int row = 0; row < ROWS; row++)
		draw_row(page, row, step);
	buf_clear(&page->bytes);
	painter_paint(&page->painter, &page->canvas, &page->bytes);
	grid_feed(&page->grid, buf_str(&page->bytes));
}

static size_t straight_rows(const struct grid *grid)
{
	size_t n = 0;
	for (int row = 0; row < ROWS; row++) {
		bool straight = true;
		for (int pane = 0; pane + 1 < PANES; pane++)
			straight &= grid_has(grid, row, pane_col[pane] + pane_width[pane], "│");
		n += straight && !grid->complaint[0];
	}
	return n;
}

static void measure_page(struct page *page, struct lines_score *score)
{
	painter_forget(&page->painter);
	draw(page, 0);
	score->fresh += straight_rows(&page->grid);
	for (size_t step = 1; step <= LINES_UPDATES; step++)
		draw(page, step);
	score->updated += straight_rows(&page->grid);
	score->rows += ROWS;
}

static void count_words(const struct page *page, const struct width_model *real,
			struct lines_score *score)
{
	for (size_t i = 0; i < page->n; i++) {
		struct str rest = page->lines[i], word;
		while (str_split(&rest, ' ', &word)) {
			score->words += word.n > 0;
			score->words_wide +=
				width_text(real, word) > width_text(page->assumed, word);
		}
	}
}

void lines_measure(struct str text, const struct width_model *real, bool text_sizing,
		   const struct width_model *assumed, struct lines_score *ret_score)
{
	struct lines_score score = {.lines = 0};
	struct page page = {.assumed = assumed, .bytes = BUF_INIT(4 << 20)};
	page.n = split_lines(text, &page.lines);
	score.lines = page.n;
	grid_init(&page.grid, real, ROWS, COLS);
	page.grid.text_sizing = text_sizing;
	grid_feed(&page.grid, STR("\033[?7l"));
	painter_init(&page.painter, assumed, THEME_DARK, 256);
	for (; page.first < page.n; page.first += (size_t)ROWS * PANES)
		measure_page(&page, &score);
	if (!text_sizing)
		count_words(&page, real, &score);
	score.cut = page.grid.cut;
	score.orphans = page.grid.orphans;
	canvas_done(&page.canvas);
	painter_done(&page.painter);
	grid_done(&page.grid);
	buf_done(&page.bytes);
	mem_free(page.lines);
	*ret_score = score;
}
