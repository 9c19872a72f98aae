/* ui/list: where the cursor is and what part of a list shows. */
#include "test.h"

#include "list.h"

static struct list made(size_t n, size_t height)
{
	struct list list = {0};
	list_arrange(&list, n, height);
	return list;
}

/* Whatever was done, the cursor is on a row that shows. */
static void assert_sound(const struct list *list)
{
	if (list->n == 0) {
		assert_int_equal(list->cursor, 0);
		assert_int_equal(list->top, 0);
		return;
	}
	assert_true(list->cursor < list->n);
	assert_true(list->top <= list->cursor);
	if (list->height)
		assert_true(list->cursor < list->top + list->height);
	assert_true(list->top == 0 || list->top + list->height <= list->n);
}

static void margin_is_kept(void **state)
{
	struct list list = made(100, 10);
	list_move(&list, 6);
	assert_int_equal(list.top, 0);
	list_move(&list, 1);
	assert_int_equal(list.top, 1);
	list_act(&list, ACTION_LAST, 0);
	assert_int_equal(list.cursor, 99);
	assert_int_equal(list.top, 90);
	list_move(&list, -6);
	assert_int_equal(list.top, 90);
	list_move(&list, -1);
	assert_int_equal(list.top, 89);
}

static void a_press_takes_a_row_and_again_does_it(void **state)
{
	struct list list = made(100, 10);
	list_fit(&list, 8, 2);
	assert_int_equal(list.height, 6);
	assert_false(list_mouse(&list, MOUSE_LEFT, -1));
	assert_false(list_mouse(&list, MOUSE_LEFT, 6));
	assert_int_equal(list.cursor, 0);
	assert_true(list_mouse(&list, MOUSE_LEFT, 0));
	assert_false(list_mouse(&list, MOUSE_LEFT, 3));
	assert_int_equal(list.cursor, 3);
	size_t row = list.cursor - list.top;
	assert_true(list_mouse(&list, MOUSE_LEFT, (int)row));
	assert_false(list_mouse(&list, MOUSE_WHEEL_DOWN, (int)row));
	assert_int_equal(list.top, LIST_WHEEL);
	list_fit(&list, 2, 2);
	assert_int_equal(list.height, 0);
}

static void margin_shrinks_with_the_height(void **state)
{
	struct list list = made(100, 1);
	list_move(&list, 5);
	assert_int_equal(list.cursor, 5);
	assert_int_equal(list.top, 5);
	list = made(100, 4);
	list_move(&list, 3);
	assert_int_equal(list.top, 1);
}

static void movement_stops_at_the_ends(void **state)
{
	struct list list = made(5, 3);
	list_move(&list, -3);
	assert_int_equal(list.cursor, 0);
	list_act(&list, ACTION_DOWN, 1000000);
	assert_int_equal(list.cursor, 4);
	list_act(&list, ACTION_PAGE_DOWN, 0);
	assert_int_equal(list.cursor, 4);
	list_act(&list, ACTION_HALF_UP, 1000000);
	assert_int_equal(list.cursor, 0);
}

static void counts_repeat_or_say_where(void **state)
{
	struct list list = made(50, 10);
	list_act(&list, ACTION_DOWN, 5);
	assert_int_equal(list.cursor, 5);
	list_act(&list, ACTION_UP, 2);
	assert_int_equal(list.cursor, 3);
	list_act(&list, ACTION_LAST, 20);
	assert_int_equal(list.cursor, 19);
	list_act(&list, ACTION_LAST, 200);
	assert_int_equal(list.cursor, 49);
	list_act(&list, ACTION_FIRST, 0);
	assert_int_equal(list.cursor, 0);
	list_act(&list, ACTION_PAGE_DOWN, 2);
	assert_int_equal(list.cursor, 20);
	assert_int_equal(list.top, 20 - LIST_MARGIN);
	assert_false(list_act(&list, ACTION_STAR, 0));
}

static void the_wheel_takes_the_cursor_along(void **state)
{
	struct list list = made(100, 10);
	list_scroll(&list, 3);
	assert_int_equal(list.top, 3);
	assert_int_equal(list.cursor, 3 + LIST_MARGIN);
	list_go(&list, 50);
	list_scroll(&list, -40);
	assert_int_equal(list.top + list.height - 1 - LIST_MARGIN, list.cursor);
	list_scroll(&list, -1000);
	assert_int_equal(list.top, 0);
	list_scroll(&list, 1000);
	assert_int_equal(list.top, 90);
	assert_sound(&list);
}

static void shrinking_keeps_it_sound(void **state)
{
	struct list list = made(100, 10);
	list_go(&list, 99);
	list_arrange(&list, 4, 10);
	assert_int_equal(list.cursor, 3);
	assert_int_equal(list.top, 0);
	list_arrange(&list, 0, 10);
	assert_sound(&list);
	list_act(&list, ACTION_DOWN, 0);
	list_act(&list, ACTION_LAST, 0);
	list_act(&list, ACTION_PAGE_UP, 0);
	list_scroll(&list, 5);
	assert_sound(&list);
}

static void rows_of_the_screen(void **state)
{
	struct list list = made(12, 10);
	size_t index;
	list_go(&list, 11);
	assert_true(list_at(&list, 0, &index));
	assert_int_equal(index, 2);
	assert_true(list_at(&list, 9, &index));
	assert_int_equal(index, 11);
	assert_false(list_at(&list, 10, &index));
	assert_false(list_at(&list, -1, &index));
	list_arrange(&list, 2, 10);
	assert_false(list_at(&list, 2, &index));
}

static void sound_after_anything(void **state)
{
	static const enum action acts[] = {
		ACTION_DOWN,      ACTION_UP,      ACTION_FIRST,     ACTION_LAST,
		ACTION_HALF_DOWN, ACTION_HALF_UP, ACTION_PAGE_DOWN, ACTION_PAGE_UP,
	};
	struct list list = {0};
	unsigned seed = 1;
	for (int i = 0; i < 20000; i++) {
		seed = seed * 1103515245u + 12345u;
		unsigned pick = (seed >> 16) % 11;
		if (pick < 8)
			list_act(&list, acts[pick], (seed >> 8) % 4);
		else if (pick == 8)
			list_scroll(&list, (long)((seed >> 8) % 9) - 4);
		else
			list_arrange(&list, (seed >> 5) % 30, (seed >> 11) % 12);
		assert_sound(&list);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(margin_is_kept),
		cmocka_unit_test(a_press_takes_a_row_and_again_does_it),
		cmocka_unit_test(margin_shrinks_with_the_height),
		cmocka_unit_test(movement_stops_at_the_ends),
		cmocka_unit_test(counts_repeat_or_say_where),
		cmocka_unit_test(the_wheel_takes_the_cursor_along),
		cmocka_unit_test(shrinking_keeps_it_sound),
		cmocka_unit_test(rows_of_the_screen),
		cmocka_unit_test(sound_after_anything),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
