/* ui/layout: which panes show and where. */
#include "test.h"

#include "layout.h"

static struct layout made(int rows, int cols, enum pane focus)
{
	struct layout layout;
	layout_compute(rows, cols, focus, false, &layout);
	return layout;
}

static int n_shown(const struct layout *layout)
{
	int n = 0;
	for (int pane = 0; pane < N_PANES; pane++)
		n += layout->shown[pane];
	return n;
}

static void panes_by_width(void **state)
{
	struct layout layout = made(50, 200, PANE_HEADLINES);
	assert_int_equal(n_shown(&layout), 3);
	layout = made(50, 149, PANE_HEADLINES);
	assert_true(layout.shown[PANE_HEADLINES] && layout.shown[PANE_ARTICLE]);
	assert_false(layout.shown[PANE_ENTITIES]);
	layout = made(50, 100, PANE_ENTITIES);
	assert_true(layout.shown[PANE_ARTICLE] && layout.shown[PANE_ENTITIES]);
	assert_false(layout.shown[PANE_HEADLINES]);
	layout = made(24, 99, PANE_ARTICLE);
	assert_int_equal(n_shown(&layout), 1);
	assert_int_equal(layout.pane[PANE_ARTICLE].cols, 99);
}

static void focus_gives_width(void **state)
{
	static const int widths[] = {120, 160, 200, 400};
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		struct layout headlines = made(40, widths[i], PANE_HEADLINES);
		struct layout article = made(40, widths[i], PANE_ARTICLE);
		assert_true(headlines.pane[PANE_HEADLINES].cols >
			    article.pane[PANE_HEADLINES].cols);
		assert_true(headlines.pane[PANE_ARTICLE].cols < article.pane[PANE_ARTICLE].cols);
	}
}

static void alone_is_alone(void **state)
{
	struct layout layout;
	layout_compute(40, 200, PANE_ENTITIES, true, &layout);
	assert_int_equal(n_shown(&layout), 1);
	assert_int_equal(layout.pane[PANE_ENTITIES].cols, 200);
}

/* Panes and borders together fill each row of the body exactly; nothing lies outside. */
static void every_size_is_filled(void **state)
{
	for (int rows = 1; rows <= 200; rows += rows < 12 ? 1 : 17)
		for (int cols = 1; cols <= 500; cols++)
			for (int focus = 0; focus < N_PANES; focus++) {
				struct layout layout = made(rows, cols, (enum pane)focus);
				if (layout.tiny) {
					assert_true(rows < LAYOUT_MINIMUM_ROWS ||
						    cols < LAYOUT_MINIMUM_COLS);
					continue;
				}
				int col = 0;
				for (int pane = 0; pane < N_PANES; pane++) {
					const struct rect *rect = &layout.pane[pane];
					if (!layout.shown[pane])
						continue;
					assert_int_equal(rect->col, col);
					assert_true(rect->cols > 0 && rect->rows > 0);
					assert_int_equal(rect->row + rect->rows, rows - 1);
					col += rect->cols + 1;
				}
				assert_int_equal(col, cols + 1);
				assert_true(layout.shown[focus]);
			}
}

/* Stacked panes and their headers fill the rows of the body exactly, each as wide as the screen. */
static void every_size_is_stacked(void **state)
{
	for (int rows = LAYOUT_MINIMUM_ROWS; rows <= 200; rows++)
		for (int focus = 0; focus < N_PANES; focus++) {
			struct layout layout;
			layout_compute_stacked(rows, 90, (enum pane)focus, false, &layout);
			int row = 1;
			assert_true(layout.shown[focus]);
			assert_int_equal(layout.stacked, rows >= LAYOUT_STACK_ROWS);
			assert_int_equal(n_shown(&layout), layout.stacked ? 2 : 1);
			for (int pane = 0; pane < N_PANES; pane++) {
				const struct rect *rect = &layout.pane[pane];
				if (!layout.shown[pane])
					continue;
				assert_int_equal(rect->row, row + layout.header);
				assert_true(rect->rows > 0);
				assert_int_equal(rect->col, 0);
				assert_int_equal(rect->cols, 90);
				row = rect->row + rect->rows;
			}
			assert_int_equal(row, rows - 1);
		}
}

static void stacked_cells_belong_to_panes(void **state)
{
	struct layout layout;
	enum pane pane = N_PANES;
	layout_compute_stacked(24, 80, PANE_ENTITIES, false, &layout);
	int below = layout.pane[PANE_ENTITIES].row;
	assert_true(layout_pane_at(&layout, 1, 79, &pane));
	assert_int_equal(pane, PANE_HEADLINES);
	assert_true(layout_pane_at(&layout, below - 2, 3, &pane));
	assert_int_equal(pane, PANE_HEADLINES);
	assert_true(layout_pane_at(&layout, below - 1, 3, &pane)); /* its header */
	assert_int_equal(pane, PANE_ENTITIES);
	assert_false(layout_pane_at(&layout, 23, 3, &pane));
	layout_compute_stacked(24, 80, PANE_ENTITIES, true, &layout);
	assert_int_equal(n_shown(&layout), 1);
}

static void cells_belong_to_panes(void **state)
{
	struct layout layout = made(24, 120, PANE_HEADLINES);
	const struct rect *left = &layout.pane[PANE_HEADLINES];
	enum pane pane = N_PANES;
	assert_true(layout_pane_at(&layout, 1, 0, &pane));
	assert_int_equal(pane, PANE_HEADLINES);
	assert_true(layout_pane_at(&layout, 22, left->cols + 1, &pane));
	assert_int_equal(pane, PANE_ARTICLE);
	assert_false(layout_pane_at(&layout, 5, left->cols, &pane)); /* the border */
	assert_false(layout_pane_at(&layout, 0, 5, &pane));
	assert_false(layout_pane_at(&layout, 23, 5, &pane));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(panes_by_width),
		cmocka_unit_test(focus_gives_width),
		cmocka_unit_test(alone_is_alone),
		cmocka_unit_test(every_size_is_filled),
		cmocka_unit_test(every_size_is_stacked),
		cmocka_unit_test(stacked_cells_belong_to_panes),
		cmocka_unit_test(cells_belong_to_panes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
