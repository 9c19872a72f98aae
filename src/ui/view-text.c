/* Text that lies over the panes until it is closed: help, the original page, reasons. */
#include "pager.h"
#include "view.h"

struct view_text {
	struct view view;
	const char *name;
	struct pager pager;
};

static const enum action hints[] = {
	ACTION_BACK, ACTION_PAGE_DOWN, ACTION_SEARCH, ACTION_NEXT_HIT, ACTION_NONE,
};

static void title(const struct view *view, struct buf *ret_title)
{
	const struct view_text *self = (const struct view_text *)view;
	buf_printf(ret_title, "%s", self->name);
	pager_position(&self->pager, ret_title);
}

static unsigned act(struct view *view, enum action action, unsigned count)
{
	struct view_text *self = (struct view_text *)view;
	bool hit = action == ACTION_NEXT_HIT || action == ACTION_PREVIOUS_HIT;
	if (pager_act(&self->pager, action, count))
		return VIEW_HANDLED;
	if (action == ACTION_BACK)
		return VIEW_HANDLED | VIEW_CLOSE;
	if (hit && !pager_hit(&self->pager, action == ACTION_NEXT_HIT, count))
		reader_say(view->reader, "no hit");
	return hit ? VIEW_HANDLED : 0;
}

static unsigned key(struct view *view, const struct event *event)
{
	struct view_text *self = (struct view_text *)view;
	if (event->kind != EVENT_KEY || event->key != KEY_ESCAPE || !pager_searching(&self->pager))
		return 0;
	pager_find(&self->pager, STR_EMPTY, false);
	return VIEW_HANDLED;
}

static unsigned mouse(struct view *view, enum mouse_button button, int row, int col)
{
	pager_mouse(view_text_pager(view), button);
	return VIEW_HANDLED;
}

static void find(struct view *view, enum find_step step, struct str typed)
{
	struct pager *pager = view_text_pager(view);
	size_t n = pager_find_step(pager, step, typed);
	if (step != FIND_BEGIN && pager_searching(pager))
		reader_say(view->reader, "%zu hit%s", n, n == 1 ? "" : "s");
}

static void arrange(struct view *view, struct rect rect)
{
	pager_set_latin(view_text_pager(view), view->reader->latin);
	pager_arrange(view_text_pager(view), view->reader->widths, rect);
}

static void draw(const struct view *view, struct canvas *canvas, struct rect rect, bool focused)
{
	pager_draw(&((const struct view_text *)view)->pager, canvas, rect);
}

static struct view *close_view(struct view *view)
{
	pager_done(view_text_pager(view));
	return mem_free(view);
}

static const struct view_ops ops = {
	.title = title,
	.hints = hints,
	.act = act,
	.key = key,
	.mouse = mouse,
	.find = find,
	.arrange = arrange,
	.draw = draw,
	.close = close_view,
};

struct view *view_text_new(struct reader *reader, const char *name)
{
	struct view_text *self = mem_new(1, sizeof *self);
	self->view = (struct view){.ops = &ops, .reader = reader};
	self->name = name;
	pager_init(&self->pager);
	return &self->view;
}

struct pager *view_text_pager(struct view *view)
{
	return &((struct view_text *)view)->pager;
}
