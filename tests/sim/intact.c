/*
 * Whole lines through wrapping, canvas, painter and terminal, and read back: nothing may be split,
 * dropped or out of order on the way.
 */
#include "lines.h"

#include <stdio.h>

#include "canvas.h"
#include "grid.h"
#include "painter.h"
#include "surkhi/text/cluster.h"
#include "surkhi/text/utf8.h"
#include "surkhi/text/wrap.h"
#include "term-sim.h"

enum { ROWS = 200, CELLS = 70, SQUEEZED_MAXIMUM = 1 << 20, FRAME_MAXIMUM = 8 << 20 };

struct intact {
	const struct width_model *assumed;
	struct grid grid;
	struct painter painter;
	struct canvas canvas;
	int row;           /* of the screen: the next free one */
	struct buf bytes;  /* of the frame */
	struct buf wanted; /* what shall be on the screen, without blanks */
	struct buf shown;
	struct intact_score *score;
};

static size_t count_clusters(struct str text)
{
	size_t n = 0;
	for (size_t at = 0; at < text.n; at = cluster_next(text, at))
		n++;
	return n;
}

static void read_screen(struct intact *intact)
{
	struct buf row = BUF_INIT(SQUEEZED_MAXIMUM);
	buf_clear(&intact->shown);
	for (int i = 0; i < intact->row; i++) {
		buf_clear(&row);
		grid_read(&intact->grid, i, 0, CELLS + 1, &row);
		struct str word, rest = buf_str(&row);
		while (str_split(&rest, ' ', &word))
			buf_add(&intact->shown, word);
	}
	buf_done(&row);
}

/* Both texts from a little before the place where they part. */
static void note_difference(struct intact *intact)
{
	struct str wanted = buf_str(&intact->wanted), shown = buf_str(&intact->shown);
	size_t at = 0, from = 0;
	while (at < wanted.n && at < shown.n && wanted.s[at] == shown.s[at])
		at++;
	for (size_t next = 0; next < at; next = cluster_next(wanted, next))
		from = next + 12 > at ? from : next;
	snprintf(intact->score->first, sizeof intact->score->first, "'%.*s' shown as '%.*s'",
		 STR_ARG(str_slice(wanted, from, from + 60)),
		 STR_ARG(str_slice(shown, from, from + 60)));
}

static void show(struct intact *intact)
{
	buf_clear(&intact->bytes);
	painter_paint(&intact->painter, &intact->canvas, &intact->bytes);
	grid_feed(&intact->grid, buf_str(&intact->bytes));
	read_screen(intact);
	size_t clusters = count_clusters(buf_str(&intact->wanted));
	intact->score->clusters += clusters;
	if (!str_equal(buf_str(&intact->shown), buf_str(&intact->wanted))) {
		if (!intact->score->damaged)
			note_difference(intact);
		intact->score->damaged += clusters;
	}
	buf_clear(&intact->wanted);
	canvas_begin(&intact->canvas, intact->assumed, ROWS, CELLS + 2);
	intact->row = 0;
}

static void add_line(struct intact *intact, struct str line)
{
	struct arena arena = {.blocks = NULL};
	struct wrap_row *rows;
	size_t n = wrap_text(intact->assumed, line, CELLS, &arena, &rows);
	if (intact->row + (int)n > ROWS)
		show(intact);
	for (size_t i = 0; i < n && i < ROWS; i++, intact->row++) {
		struct segment *segment =
			canvas_segment(&intact->canvas, intact->row, 0, CELLS + 1);
		canvas_text(&intact->canvas, segment, str_slice(line, rows[i].start, rows[i].end),
			    ROLE_TEXT);
		segment = canvas_segment(&intact->canvas, intact->row, CELLS + 1, 1);
		canvas_text(&intact->canvas, segment, STR("│"), ROLE_BORDER);
	}
	if (n <= ROWS)
		sim_squeeze(line, &intact->wanted);
	arena_done(&arena);
}

void lines_intact(struct str text, const struct width_model *real, bool text_sizing,
		  const struct width_model *assumed, struct intact_score *ret_score)
{
	struct intact intact = {.assumed = assumed,
				.bytes = BUF_INIT(FRAME_MAXIMUM),
				.wanted = BUF_INIT(SQUEEZED_MAXIMUM),
				.shown = BUF_INIT(SQUEEZED_MAXIMUM),
				.score = ret_score};
	*ret_score = (struct intact_score){.clusters = 0};
	grid_init(&intact.grid, real, ROWS, CELLS + 2);
	intact.grid.text_sizing = text_sizing;
	grid_feed(&intact.grid, STR("\033[?7l"));
	painter_init(&intact.painter, assumed, THEME_DARK, 256);
	canvas_begin(&intact.canvas, assumed, ROWS, CELLS + 2);
	for (struct str line; str_line(&text, &line);)
		if (str_trim(line).n)
			add_line(&intact, str_trim(line));
	show(&intact);
	canvas_done(&intact.canvas);
	painter_done(&intact.painter);
	grid_done(&intact.grid);
	buf_done(&intact.bytes);
	buf_done(&intact.wanted);
	buf_done(&intact.shown);
}
