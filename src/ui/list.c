/* Where the cursor of a list is and what part shows: arithmetic, kept apart so that it is tested.
 */
#include "list.h"

static size_t margin(const struct list *list)
{
	size_t half = list->height ? (list->height - 1) / 2 : 0;
	return half < LIST_MARGIN ? half : LIST_MARGIN;
}

static size_t last_top(const struct list *list)
{
	return list->n > list->height ? list->n - list->height : 0;
}

static void show_cursor(struct list *list)
{
	size_t keep = margin(list);
	if (list->cursor < list->top + keep)
		list->top = list->cursor > keep ? list->cursor - keep : 0;
	if (list->height && list->cursor + keep >= list->top + list->height)
		list->top = list->cursor + keep + 1 - list->height;
	if (list->top > last_top(list))
		list->top = last_top(list);
}

void list_arrange(struct list *list, size_t n, size_t height)
{
	list->n = n;
	list->height = height;
	list_go(list, list->cursor);
}

void list_fit(struct list *list, int rows, int head)
{
	list_arrange(list, list->n, rows > head ? (size_t)(rows - head) : 0);
}

void list_go(struct list *list, size_t index)
{
	if (index >= list->n)
		index = list->n ? list->n - 1 : 0;
	list->cursor = index;
	show_cursor(list);
}

/* at + delta within 0 … last. */
static size_t shift(size_t at, long delta, size_t last)
{
	size_t by = delta < 0 ? (size_t)-delta : (size_t)delta;
	if (delta < 0)
		return at > by ? at - by : 0;
	return last - at > by ? at + by : last;
}

void list_move(struct list *list, long delta)
{
	if (list->n)
		list_go(list, shift(list->cursor, delta, list->n - 1));
}

void list_scroll(struct list *list, long rows)
{
	size_t keep = margin(list);
	list->top = shift(list->top, rows, last_top(list));
	/* At an end of the list the cursor may stand in the margin: it need not move. */
	if (list->top > 0 && list->cursor < list->top + keep)
		list->cursor = list->top + keep;
	if (list->top < last_top(list) && list->cursor + keep >= list->top + list->height)
		list->cursor = list->top + list->height - 1 - keep;
	list_go(list, list->cursor);
}

static void page(struct list *list, long rows)
{
	list->top = shift(list->top, rows, last_top(list));
	list_move(list, rows);
}

bool list_act(struct list *list, enum action action, unsigned count)
{
	long times = count ? (long)count : 1;
	long height = list->height ? (long)list->height : 1;
	long half = height > 1 ? height / 2 : 1;
	if (action == ACTION_DOWN)
		list_move(list, times);
	else if (action == ACTION_UP)
		list_move(list, -times);
	else if (action == ACTION_FIRST || (action == ACTION_LAST && count))
		list_go(list, count ? count - 1 : 0);
	else if (action == ACTION_LAST)
		list_go(list, list->n);
	else if (action == ACTION_HALF_DOWN || action == ACTION_HALF_UP)
		page(list, action == ACTION_HALF_DOWN ? half * times : -half * times);
	else if (action == ACTION_PAGE_DOWN || action == ACTION_PAGE_UP)
		page(list, action == ACTION_PAGE_DOWN ? height * times : -height * times);
	else
		return false;
	return true;
}

bool list_at(const struct list *list, int row, size_t *ret_index)
{
	if (row < 0 || (size_t)row >= list->height || list->top + (size_t)row >= list->n)
		return false;
	*ret_index = list->top + (size_t)row;
	return true;
}

bool list_mouse(struct list *list, enum mouse_button button, int row)
{
	size_t before = list->cursor, index;
	if (button != MOUSE_LEFT) {
		list_scroll(list, button == MOUSE_WHEEL_DOWN ? LIST_WHEEL : -LIST_WHEEL);
		return false;
	}
	if (!list_at(list, row, &index))
		return false;
	list_go(list, index);
	return index == before;
}

static const struct {
	char32_t key;
	enum action action;
} moves[] = {
	{KEY_CURSOR_DOWN, ACTION_DOWN},
	{KEY_CURSOR_UP, ACTION_UP},
	{KEY_TAB, ACTION_DOWN},
	{KEY_BACKTAB, ACTION_UP},
	{KEY_CONTROL('n'), ACTION_DOWN},
	{KEY_CONTROL('p'), ACTION_UP},
	{KEY_PAGE_DOWN, ACTION_PAGE_DOWN},
	{KEY_PAGE_UP, ACTION_PAGE_UP},
	{KEY_LINE_START, ACTION_FIRST},
	{KEY_LINE_END, ACTION_LAST},
};

bool list_key(struct list *list, char32_t key)
{
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
		if (moves[i].key == key)
			return list_act(list, moves[i].action, 0);
	return false;
}
