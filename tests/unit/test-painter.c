/*
 * ui/painter: what is painted, read back from a simulated terminal that counts cells by its own
 * model, which need not be the model that the painter was told.
 */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "../sim/grid.h"
#include "painter.h"
#include "surkhi/text/cluster.h"
#include "surkhi/text/utf8.h"

enum { ROWS = 4, COLS = 40 };

struct screen {
	struct canvas canvas;
	struct painter painter;
	struct grid grid;
	struct buf bytes;
};

static void screen_open(struct screen *screen, const char *assumed, const char *real)
{
	*screen = (struct screen){.bytes = BUF_INIT(1 << 20)};
	painter_init(&screen->painter, width_model_find(str_from(assumed)), THEME_DARK, 256);
	grid_init(&screen->grid, width_model_find(str_from(real)), ROWS, COLS);
	grid_feed(&screen->grid, STR("\033[?7l"));
}

static void screen_close(struct screen *screen)
{
	canvas_done(&screen->canvas);
	painter_done(&screen->painter);
	grid_done(&screen->grid);
	buf_done(&screen->bytes);
}

/* Two panes and a border at column 20; the text in row 1 of both. */
static void draw(struct screen *screen, const char *left, const char *right, bool selected)
{
	canvas_begin(&screen->canvas, screen->painter.widths, ROWS, COLS);
	for (int row = 0; row < ROWS; row++) {
		struct segment *a = canvas_segment(&screen->canvas, row, 0, 20);
		struct segment *border = canvas_segment(&screen->canvas, row, 20, 1);
		struct segment *b = canvas_segment(&screen->canvas, row, 21, 19);
		canvas_text(&screen->canvas, border, STR("|"), ROLE_BORDER);
		if (row != 1)
			continue;
		a->selected = selected;
		canvas_text(&screen->canvas, a, str_from(left), ROLE_PERSON);
		canvas_text(&screen->canvas, b, str_from(right), ROLE_TEXT);
	}
	buf_clear(&screen->bytes);
	painter_paint(&screen->painter, &screen->canvas, &screen->bytes);
	grid_feed(&screen->grid, buf_str(&screen->bytes));
	assert_string_equal(screen->grid.complaint, "");
}

static void assert_borders(const struct screen *screen)
{
	for (int row = 0; row < ROWS; row++)
		assert_true(grid_has(&screen->grid, row, 20, "|"));
}

static const char *const lines[] = {
	"राष्ट्रीय कार्यकर्ताओं की बैठक में स्त्री शिक्षा पर चर्चा", "क्ष त्र ज्ञ श्री हिन्दी", "", "short",
	"मुख्यमंत्री ने कहा कि विद्यार्थियों को छात्रवृत्ति मिलेगी",
};
static void borders_stand_whatever_the_terminal_counts(void **state)
{
	for (size_t t = 0; t < n_width_models; t++) {
		struct screen screen;
		screen_open(&screen, "A", width_models[t].name);
		for (int step = 0; step < 40; step++) {
			draw(&screen, lines[step % 5], lines[(step + 2) % 5], step % 3 == 0);
			assert_borders(&screen);
		}
		screen_close(&screen);
	}
}

static void an_update_equals_a_fresh_painting(void **state)
{
	struct screen updated, fresh;
	int row, col;
	screen_open(&updated, "A", "A");
	for (int step = 0; step < 25; step++)
		draw(&updated, lines[step % 5], lines[(step * 2) % 5], step % 2 == 0);
	screen_open(&fresh, "A", "A");
	draw(&fresh, lines[24 % 5], lines[48 % 5], true);
	assert_true(grid_same(&updated.grid, &fresh.grid, &row, &col));
	screen_close(&updated);
	screen_close(&fresh);
}

static void nothing_changed_writes_nothing(void **state)
{
	struct screen screen;
	screen_open(&screen, "A", "A");
	draw(&screen, lines[0], lines[1], false);
	assert_true(screen.bytes.n > 0);
	draw(&screen, lines[0], lines[1], false);
	assert_int_equal(screen.bytes.n, 0);
	painter_forget(&screen.painter);
	draw(&screen, lines[0], lines[1], false);
	assert_true(screen.bytes.n > 0);
	screen_close(&screen);
}

/* It would take the next word's first letter away in tmux. */
static void a_joiner_that_ends_a_word_is_not_sent(void **state)
{
	struct screen screen;
	screen_open(&screen, "A", "A-tmux");
	draw(&screen, "र्\u200d खबर", "क्\u200dष\u200d घर", false);
	buf_clear(&screen.bytes);
	grid_dump(&screen.grid, &screen.bytes);
	assert_non_null(strstr(buf_z(&screen.bytes), "र् खबर"));
	assert_non_null(strstr(buf_z(&screen.bytes), "क्\u200dष  घर")); /* A counts a cell more */
	screen_close(&screen);
}

/* It would join the border left of it, or be lost. */
static void a_mark_without_a_letter_gets_a_circle(void **state)
{
	for (size_t i = 0; i < n_width_models; i++) {
		struct screen screen;
		screen_open(&screen, width_models[i].name, width_models[i].name);
		draw(&screen, "ाब ैसम", "िसडनी", false);
		assert_borders(&screen);
		assert_int_equal(screen.grid.orphans, 0);
		buf_clear(&screen.bytes);
		grid_dump(&screen.grid, &screen.bytes);
		assert_non_null(strstr(buf_z(&screen.bytes), "◌ैसम"));
		assert_non_null(strstr(buf_z(&screen.bytes), "◌िसडनी"));
		screen_close(&screen);
	}
}

/* Cells of a table stay apart; places to break a line are not shown, and take nothing away. */
static void tabs_are_blanks_and_breaks_are_unseen(void **state)
{
	for (size_t i = 0; i < n_width_models; i++) {
		struct screen screen;
		screen_open(&screen, width_models[i].name, width_models[i].name);
		draw(&screen, "टिहरी\t412", "गईं।\u200bफिर\u00ad", false);
		assert_borders(&screen);
		buf_clear(&screen.bytes);
		grid_dump(&screen.grid, &screen.bytes);
		assert_non_null(strstr(buf_z(&screen.bytes), "टिहरी 412"));
		assert_null(strstr(buf_z(&screen.bytes), "\u200b"));
		screen_close(&screen);
	}
}

static void a_changed_row_costs_one_row(void **state)
{
	struct screen screen;
	screen_open(&screen, "A", "A");
	draw(&screen, lines[0], lines[4], false);
	size_t whole = screen.bytes.n;
	draw(&screen, lines[0], lines[4], true);
	assert_true(screen.bytes.n < whole);
	/* every cell blanked once, the words, and at most 12 bytes to place each */
	assert_true(screen.bytes.n < 20 + strlen(lines[0]) + 12 * 8 + 64);
	screen_close(&screen);
}

static void hostile_text_sends_no_control(void **state)
{
	struct screen screen;
	screen_open(&screen, "A", "A");
	draw(&screen,
	     "a\033[31mb\x9b\x01\n\xc2\x85"
	     "c",
	     "\x7f\xc2\x9b\u2028x", false);
	for (size_t i = 0; i < screen.bytes.n; i++) {
		unsigned char c = (unsigned char)screen.bytes.s[i];
		assert_true(c >= ' ' || c == 033);
	}
	assert_null(strstr(buf_z(&screen.bytes), "\xc2\x9b"));
	assert_null(strstr(buf_z(&screen.bytes), "\033[31mb"));
	assert_borders(&screen);
	screen_close(&screen);
}

/* Neither in a word whose width is told, nor where two texts make one word. */
static void a_sized_word_sends_no_control(void **state)
{
	struct width_model natural = width_models[0];
	struct screen screen;
	natural.natural = true;
	screen_open(&screen, "A", "E");
	screen.grid.text_sizing = true;
	screen.painter.widths = &natural;
	canvas_begin(&screen.canvas, &natural, ROWS, COLS);
	struct segment *segment = canvas_segment(&screen.canvas, 1, 0, 30);
	canvas_text(&screen.canvas, segment, STR("हि\033\\न्दी"), ROLE_TEXT);
	canvas_text(&screen.canvas, segment, STR("में\033\\\a\033[2J\x9b"), ROLE_TEXT);
	canvas_text(&screen.canvas, segment, STR(" \033\\ख"), ROLE_PARTY);
	painter_paint(&screen.painter, &screen.canvas, &screen.bytes);
	grid_feed(&screen.grid, buf_str(&screen.bytes));
	assert_string_equal(screen.grid.complaint, "");
	assert_null(strchr(buf_z(&screen.bytes), '\a'));
	buf_clear(&screen.bytes);
	grid_dump(&screen.grid, &screen.bytes);
	assert_string_equal(buf_z(&screen.bytes), "\nहि\\न्दीमें\\[2J \\ख\n\n\n");
	screen_close(&screen);
}

static void columns_are_cut_with_an_ellipsis(void **state)
{
	struct canvas canvas = {0};
	struct buf text = BUF_INIT(4096);
	canvas_begin(&canvas, width_model_find(STR("A")), 1, 30);
	struct segment *segment = canvas_segment(&canvas, 0, 0, 30);
	canvas_column(&canvas, segment, STR("कार्यकर्ता"), 6, ROLE_TEXT);
	canvas_text(&canvas, segment, STR("|"), ROLE_TEXT);
	canvas_column(&canvas, segment, STR("ab"), 4, ROLE_TEXT);
	canvas_text(&canvas, segment, STR("|"), ROLE_TEXT);
	canvas_dump(&canvas, &text);
	assert_string_equal(buf_z(&text), "कार्यक…|ab  |\n");
	buf_done(&text);
	canvas_done(&canvas);
}

static void any_size_is_survived(void **state)
{
	for (int cols = 1; cols < 60; cols++) {
		struct canvas canvas = {0};
		struct painter painter;
		struct buf bytes = BUF_INIT(1 << 20);
		painter_init(&painter, width_model_find(STR("A")), THEME_LIGHT, 8);
		canvas_begin(&canvas, painter.widths, 3, cols);
		for (int col = -2; col < 60; col += 7)
			canvas_text(&canvas, canvas_segment(&canvas, 1, col, 7), str_from(lines[0]),
				    ROLE_HIT);
		painter_paint(&painter, &canvas, &bytes);
		assert_false(bytes.full);
		canvas_done(&canvas);
		painter_done(&painter);
		buf_done(&bytes);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(borders_stand_whatever_the_terminal_counts),
		cmocka_unit_test(an_update_equals_a_fresh_painting),
		cmocka_unit_test(nothing_changed_writes_nothing),
		cmocka_unit_test(a_joiner_that_ends_a_word_is_not_sent),
		cmocka_unit_test(a_mark_without_a_letter_gets_a_circle),
		cmocka_unit_test(tabs_are_blanks_and_breaks_are_unseen),
		cmocka_unit_test(a_changed_row_costs_one_row),
		cmocka_unit_test(hostile_text_sends_no_control),
		cmocka_unit_test(a_sized_word_sends_no_control),
		cmocka_unit_test(columns_are_cut_with_an_ellipsis),
		cmocka_unit_test(any_size_is_survived),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
