/*
 * The same story in other papers: who else printed what the article in hand says, when, under which
 * headline, and how much of it. Enter shows one, `f` makes the list of headlines show them all.
 */
#include "surkhi/store/story.h"
#include "view.h"

enum {
	HEAD_ROWS = 1,   /* says what the figures are */
	DATE = 11,       /* cells: 2021-08-03 and a blank */
	COVERED = 7,     /* " 100 % " */
	OUTLET = 20,     /* at most … */
	OUTLET_FROM = 60 /* … and none in a row of fewer cells */
};

struct view_story {
	struct view view;
	int64_t id; /* of the article in hand */
	struct arena arena;
	struct headline *rows; /* of the others, oldest first */
	double *covered;       /* how much of the article stands in each */
	struct list list;
};

static const enum action hints[] = {
	ACTION_OPEN,
	ACTION_FILTER,
	ACTION_BACK,
	ACTION_NONE,
};

static void title(const struct view *view, struct buf *ret_title)
{
	const struct view_story *self = (const struct view_story *)view;
	buf_printf(ret_title, "Same story · %zu other article%s", self->list.n,
		   self->list.n == 1 ? "" : "s");
}

static unsigned open_fellow(struct view_story *self)
{
	const struct headline *row = &self->rows[self->list.cursor];
	self->view.opened = view_fellow_new(self->view.reader, row->id);
	return self->view.opened ? VIEW_HANDLED | VIEW_OPEN : VIEW_HANDLED;
}

static unsigned filter_by_story(struct view_story *self)
{
	struct reader *reader = self->view.reader;
	struct diag diag = DIAG_INIT;
	struct str filter = str_printf(&self->arena, "story:%lld", (long long)self->id);
	if (reader_set_filter(reader, filter, &diag) == 0)
		return VIEW_HANDLED | VIEW_CLOSE | VIEW_RELOAD;
	reader_fail(reader, "%s", diag.text);
	return VIEW_HANDLED;
}

static unsigned act(struct view *view, enum action action, unsigned count)
{
	struct view_story *self = (struct view_story *)view;
	if (list_act(&self->list, action, count))
		return VIEW_HANDLED;
	if (action == ACTION_BACK)
		return VIEW_HANDLED | VIEW_CLOSE;
	if (action == ACTION_OPEN)
		return open_fellow(self);
	return action == ACTION_FILTER ? filter_by_story(self) : 0;
}

static unsigned mouse(struct view *view, enum mouse_button button, int row, int col)
{
	struct view_story *self = (struct view_story *)view;
	return list_mouse(&self->list, button, row - HEAD_ROWS) ? open_fellow(self) : VIEW_HANDLED;
}

static void arrange(struct view *view, struct rect rect)
{
	list_fit(&((struct view_story *)view)->list, rect.rows, HEAD_ROWS);
}

static void draw_row(const struct view_story *self, struct canvas *canvas, struct segment *segment,
		     size_t index)
{
	const struct headline *row = &self->rows[index];
	struct moment day = row->published;
	char date[MOMENT_SIZE];
	day.has_time = false;
	moment_format(&day, date);
	segment->selected = index == self->list.cursor;
	canvas_text(canvas, segment, segment->selected ? STR("> ") : STR("  "), ROLE_KEY);
	canvas_column(canvas, segment, str_from(date), DATE, ROLE_META);
	canvas_printf(canvas, segment, ROLE_MARK, "%3.0f %% ", self->covered[index] * 100);
	if (self->view.reader->hindi_last) {
		canvas_text(canvas, segment, row->outlet, ROLE_META);
		canvas_text(canvas, segment, row->outlet.n ? STR("  ") : STR(""), ROLE_TEXT);
	} else if (canvas_room(segment) >= OUTLET_FROM) {
		canvas_column(canvas, segment, row->outlet, OUTLET, ROLE_META);
		canvas_text(canvas, segment, STR(" "), ROLE_TEXT);
	}
	canvas_column(canvas, segment, row->headline, canvas_room(segment),
		      row->read ? ROLE_TEXT : ROLE_UNREAD);
}

static void draw(const struct view *view, struct canvas *canvas, struct rect rect, bool focused)
{
	const struct view_story *self = (const struct view_story *)view;
	for (int i = 0; i < rect.rows; i++) {
		struct segment *segment = canvas_segment(canvas, rect.row + i, rect.col, rect.cols);
		size_t index;
		if (!segment)
			continue;
		if (i == 0)
			canvas_text(
				canvas, segment,
				STR("  how much of the article in hand each has, word for word"),
				ROLE_DIM);
		else if (list_at(&self->list, i - HEAD_ROWS, &index))
			draw_row(self, canvas, segment, index);
	}
}

static struct view *close_view(struct view *view)
{
	arena_done(&((struct view_story *)view)->arena);
	return mem_free(view);
}

static const struct view_ops ops = {
	.title = title,
	.hints = hints,
	.act = act,
	.mouse = mouse,
	.arrange = arrange,
	.draw = draw,
	.close = close_view,
};

static double covered_by(const struct story_member *members, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (members[i].id == id)
			return members[i].covered;
	return 0;
}

/* Rows of the others, with what of the article stands in them. */
static int load(struct view_story *self, struct diag *diag)
{
	struct store *store = self->view.reader->store;
	struct query_node node = {.kind = QUERY_STORY, .text = STR_EMPTY, .first = self->id};
	struct query query = {.root = &node};
	struct selection found = {0};
	struct story_member *members;
	struct headline *rows = NULL;
	size_t n_members = 0, n = 0;
	int error = store_story(store, self->id, &self->arena, &members, &n_members, diag);
	if (!error)
		error = store_select(store, &query, ORDER_OLDEST, &found, diag);
	if (!error)
		error = store_page(store, &found, 0, found.n, &self->arena, &rows, &n, diag);
	selection_done(&found);
	if (error)
		return error;
	self->rows = arena_new(&self->arena, n, sizeof *self->rows);
	self->covered = arena_new(&self->arena, n, sizeof *self->covered);
	for (size_t i = 0; i < n; i++) {
		if (rows[i].id == self->id)
			continue;
		self->covered[self->list.n] = covered_by(members, n_members, rows[i].id);
		self->rows[self->list.n++] = rows[i];
	}
	return 0;
}

struct view *view_story_new(struct reader *reader)
{
	struct view_story *self = mem_new(1, sizeof *self);
	struct diag diag = DIAG_INIT;
	*self = (struct view_story){.view = {.ops = &ops, .reader = reader},
				    .id = reader_id(reader, reader->list.cursor)};
	int error = self->id ? load(self, &diag) : 0;
	if (error)
		reader_fail(reader, "%s", diag.text);
	else if (self->list.n == 0)
		reader_say(reader,
			   self->id ? "no other article tells this story" : "there is no article");
	return self->list.n ? &self->view : close_view(&self->view);
}
