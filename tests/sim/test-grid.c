/* The simulated terminal itself: what it obeys, answers, refuses and notices. */
#include "../unit/test.h"

#include "grid.h"

enum { ROWS = 5, COLS = 20 };

static void open(struct grid *grid, const char *model)
{
	grid_init(grid, width_model_find(str_from(model)), ROWS, COLS);
}

static void feed(struct grid *grid, const char *bytes)
{
	grid_feed(grid, str_from(bytes));
}

#define assert_row(grid, row, expected)                                                            \
	do {                                                                                       \
		struct buf row_text = BUF_INIT(4096);                                              \
		grid_read((grid), (row), 0, COLS, &row_text);                                      \
		assert_str(str_trim(buf_str(&row_text)), (expected));                              \
		buf_done(&row_text);                                                               \
	} while (0)

static void words_take_the_cells_of_the_model(void **state)
{
	static const struct {
		const char *model;
		const char *answer;
	} cases[] = {{"A", "\033[2;10R"}, {"B", "\033[2;8R"}, {"D", "\033[2;8R"},
		     {"E", "\033[2;6R"},  {"F", "\033[2;7R"}, {"T", "\033[2;12R"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct grid grid;
		open(&grid, cases[i].model);
		feed(&grid, "\033[2;3Hराष्ट्रीय\033[6n");
		assert_str(buf_str(&grid.answers), cases[i].answer);
		assert_row(&grid, 1, "राष्ट्रीय");
		assert_string_equal(grid.complaint, "");
		grid_done(&grid);
	}
}

/* What tests/unit/test-painter.c and the session could not tell apart if the grid did not. */
static void text_without_columns_bends_a_border(void **state)
{
	for (size_t i = 0; i < n_width_models; i++) {
		struct grid grid;
		bool is_a = i == 0;
		open(&grid, width_models[i].name);
		feed(&grid, "\033[1;1Hक़ी क्\u200dष हिन्दी│"); /* as model A would place it */
		assert_int_equal(grid_has(&grid, 0, 11, "│"), is_a);
		grid_done(&grid);
	}
}

static void text_over_a_border_is_noticed(void **state)
{
	struct grid grid;
	open(&grid, "D");
	feed(&grid, "\033[1;10H│\033[1;9Hष्ट्र");
	assert_false(grid_has(&grid, 0, 9, "│"));
	feed(&grid, "\033[1;10H│");
	assert_true(grid_has(&grid, 0, 9, "│"));
	assert_int_equal(grid.cut,
			 1); /* the conjunct lost its second cell, and with it the first */
	assert_row(&grid, 0, "│");
	grid_done(&grid);
}

static void a_lone_mark_goes_to_the_left(void **state)
{
	struct grid grid;
	open(&grid, "B");
	feed(&grid, "\033[1;10H│\033[1;11H\u093fक");
	assert_false(grid_has(&grid, 0, 9, "│"));
	assert_int_equal(grid.orphans, 1);
	feed(&grid, "\033[2;1H\u093f");
	assert_row(&grid, 1, "");
	assert_int_equal(grid.orphans, 2);
	grid_done(&grid);
}

static void tmux_remembers_a_joiner(void **state)
{
	struct grid grid;
	open(&grid, "A-tmux");
	feed(&grid, "\033[1;1Hर\u200d\033[1;5Hखग");
	assert_int_equal(grid.col, 5);
	feed(&grid, "\033[2;1Hर\u200dx\033[2;5Hख");
	assert_int_equal(grid.col, 5);
	grid_done(&grid);
}

static void sized_text_takes_the_cells_it_is_told(void **state)
{
	struct grid grid;
	open(&grid, "E");
	feed(&grid, "\033[1;2H\033]66;w=3;राष्ट्रीय\033\\");
	assert_int_equal(grid.col, 1); /* not known: nothing shows */
	grid.text_sizing = true;
	feed(&grid, "\033]66;w=3;राष्ट्रीय\033\\x");
	assert_int_equal(grid_cell(&grid, 0, 1)->width, 3);
	assert_true(grid_has(&grid, 0, 4, "x"));
	feed(&grid, "\033[1;3H.");
	assert_row(&grid, 0, ". x");
	assert_string_equal(grid.complaint, "");
	grid_done(&grid);
}

static void text_behind_the_edge_stays_in_the_last_cell(void **state)
{
	struct grid grid;
	open(&grid, "A");
	feed(&grid, "\033[?7l\033[1;19Habcd\033[6n");
	assert_row(&grid, 0, "ad");
	assert_str(buf_str(&grid.answers), "\033[1;20R");
	assert_string_equal(grid.complaint, "");
	feed(&grid, "\033[?7h\033[1;19Habcd");
	assert_string_not_equal(grid.complaint, "");
	grid_done(&grid);
}

static void the_main_screen_is_kept(void **state)
{
	struct grid grid;
	open(&grid, "A");
	feed(&grid, "क\033[?1049hख\033[2J\033[c\033[?1049lग");
	assert_row(&grid, 0, "कग");
	assert_str(buf_str(&grid.answers), "\033[?62;22c");
	feed(&grid, "\0337\033[7m\033[3;3Hघ\0338ङ\033[1;2H\033[K");
	assert_row(&grid, 0, "क");
	assert_true(grid_cell(&grid, 2, 2)->look.reverse);
	assert_string_equal(grid.complaint, "");
	grid_done(&grid);
}

static void the_clipboard_is_kept(void **state)
{
	struct grid grid;
	open(&grid, "A");
	feed(&grid, "\033]52;c;4KSV\033\\\033]52;c;4KSW\a");
	assert_str(buf_str(&grid.clipboard), "4KSW");
	assert_string_equal(grid.complaint, "");
	grid_done(&grid);
}

/* Whatever is not in the tables must not slip into the program unseen. */
static void everything_else_is_refused(void **state)
{
	static const char *const bad[] = {
		"\033[5X",
		"\033[2;2r",
		"\033[1K",
		"\033[J",
		"\033[?1000h",
		"\033[3m",
		"\033[38;2;1;2;3m",
		"\033[6;1H",
		"\033[1;21H",
		"\033M",
		"\033[12",
		"\033]0;title\a",
		"\033]66;w=8;a\033\\",
		"\033]66;s=2;a\033\\",
		"\033]66;w=1;\033\\",
		"\033]66;w=1;a",
		"a\tb",
		"\xc2\x9b",
		"\xff",
		"\033[?2026h\033[?2026h",
		"\033[?2026l",
		"\033[?7;25h",
		"\a",
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct grid grid;
		open(&grid, "A");
		grid.text_sizing = true;
		feed(&grid, bad[i]);
		if (!grid.complaint[0])
			fail_msg("case %zu was accepted", i);
		grid_done(&grid);
	}
}

static void two_screens_are_compared_by_what_shows(void **state)
{
	struct grid a, b;
	int row = -1, col = -1;
	open(&a, "A");
	open(&b, "A");
	feed(&a, "\033[2;2H\033[31m \033[0;31;1mक");
	feed(&b, "\033[2;2H \033[0;31;1mक");
	assert_true(grid_same(&a, &b, &row, &col));
	feed(&b, "\033[2;3H\033[0mक");
	assert_false(grid_same(&a, &b, &row, &col));
	assert_int_equal(row, 1);
	assert_int_equal(col, 2);
	feed(&b, "\033[2;3H\033[0;31;1mक\033[4;1H\033[7m ");
	assert_false(grid_same(&a, &b, &row, &col));
	assert_int_equal(row, 3);
	grid_done(&a);
	grid_done(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_take_the_cells_of_the_model),
		cmocka_unit_test(text_without_columns_bends_a_border),
		cmocka_unit_test(text_over_a_border_is_noticed),
		cmocka_unit_test(a_lone_mark_goes_to_the_left),
		cmocka_unit_test(tmux_remembers_a_joiner),
		cmocka_unit_test(sized_text_takes_the_cells_it_is_told),
		cmocka_unit_test(text_behind_the_edge_stays_in_the_last_cell),
		cmocka_unit_test(the_main_screen_is_kept),
		cmocka_unit_test(the_clipboard_is_kept),
		cmocka_unit_test(everything_else_is_refused),
		cmocka_unit_test(two_screens_are_compared_by_what_shows),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
