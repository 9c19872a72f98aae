/*
 * One answer out of a list that typing narrows in either script, or what is typed itself: what a
 * correction has to know. Esc goes back to where it was asked.
 */
#include <stdint.h>

#include "correct.h"
#include "editor.h"
#include "surkhi/text/latin.h"
#include "view.h"

enum { LABEL_ROWS = 2, NAME_MOST = 40, ID = 8 };

struct view_pick {
	struct view view;
	struct arena arena;
	struct correct_target target;
	enum correct_choice choice;
	struct correct_question question;
	size_t *shown; /* items that match what is typed */
	size_t n_shown;
	size_t typed; /* row of what is typed itself; SIZE_MAX: none */
	struct list list;
	struct editor editor;
};

static void title(const struct view *view, struct buf *ret_title)
{
	buf_add(ret_title, STR("Correct"));
}

static bool matches(const struct correct_item *item, struct str typed)
{
	return typed.n == 0 || latin_matches(typed, item->name) ||
	       latin_matches(typed, item->value) ||
	       (item->entry && catalog_entry_like(item->entry, typed));
}

static struct str typed_text(const struct view_pick *self)
{
	return str_trim(buf_str(&self->editor.text));
}

/* Hindi is meant as it is typed; Latin letters rather look for something that is listed. */
static size_t row_of_typed(const struct view_pick *self)
{
	struct str typed = typed_text(self);
	if (!self->question.free || typed.n == 0)
		return SIZE_MAX;
	for (size_t i = 0; i < self->n_shown; i++)
		if (str_equal(self->question.items[self->shown[i]].name, typed))
			return SIZE_MAX;
	return latin_is(typed) ? self->n_shown : 0;
}

static void narrow(struct view_pick *self)
{
	struct str typed = typed_text(self);
	self->n_shown = 0;
	for (size_t i = 0; i < self->question.n; i++)
		if (matches(&self->question.items[i], typed))
			self->shown[self->n_shown++] = i;
	self->typed = row_of_typed(self);
	list_arrange(&self->list, self->n_shown + (self->typed != SIZE_MAX), self->list.height);
	list_go(&self->list, 0);
}

/* The item of a row of the list; what is typed is one, too. */
static struct correct_item item_at(const struct view_pick *self, size_t index)
{
	struct str typed = typed_text(self);
	if (index == self->typed)
		return (struct correct_item){
			.kind = self->target.entity.kind, .value = typed, .name = typed};
	return self->question.items[self->shown[index - (index > self->typed)]];
}

static unsigned take(struct view_pick *self)
{
	struct reader *reader = self->view.reader;
	if (self->list.n == 0) {
		reader_fail(reader, self->editor.text.n ? "nothing matches '%s'" : "type a name%s",
			    buf_z(&self->editor.text));
		return VIEW_HANDLED;
	}
	struct correct_item item = item_at(self, self->list.cursor);
	enum correct_choice next = correct_do(reader, &self->target, self->choice, &item);
	if (next == N_CHOICES)
		return VIEW_HANDLED | VIEW_CLOSE;
	self->view.opened = view_pick_new(reader, &self->target, next);
	return VIEW_HANDLED | VIEW_CLOSE | VIEW_OPEN;
}

static unsigned go_back(struct view_pick *self)
{
	self->view.opened = view_correct_new(self->view.reader, &self->target);
	return VIEW_HANDLED | VIEW_CLOSE | VIEW_OPEN;
}

static unsigned key(struct view *view, const struct event *event)
{
	struct view_pick *self = (struct view_pick *)view;
	char32_t key = event->kind == EVENT_KEY ? event->key : KEY_NONE;
	if (key == KEY_ESCAPE)
		return go_back(self);
	if (key == KEY_RETURN)
		return take(self);
	if (!list_key(&self->list, key) && editor_event(&self->editor, event) == EDITOR_CHANGED)
		narrow(self);
	return VIEW_HANDLED;
}

static unsigned mouse(struct view *view, enum mouse_button button, int row, int col)
{
	struct view_pick *self = (struct view_pick *)view;
	return list_mouse(&self->list, button, row - LABEL_ROWS) ? take(self) : VIEW_HANDLED;
}

static void arrange(struct view *view, struct rect rect)
{
	list_fit(&((struct view_pick *)view)->list, rect.rows, LABEL_ROWS);
}

static void draw_item(const struct view_pick *self, struct canvas *canvas, struct segment *segment,
		      size_t index)
{
	struct correct_item item = item_at(self, index);
	bool here = index == self->list.cursor, typed = index == self->typed;
	size_t room = canvas_room(segment), name = room < 2 * NAME_MOST ? room / 2 : NAME_MOST;
	segment->selected = here;
	canvas_text(canvas, segment, here ? STR("> ") : STR("  "), ROLE_KEY);
	if (typed)
		canvas_text(canvas, segment, STR("as typed: "), ROLE_DIM);
	if (!item.detail.n || typed) {
		canvas_text(canvas, segment, item.name, ROLE_TEXT);
	} else if (self->view.reader->hindi_last && item.entry) {
		canvas_column(canvas, segment, item.detail, ID, ROLE_DIM);
		canvas_text(canvas, segment, item.name, ROLE_TEXT);
	} else if (self->view.reader->hindi_last) {
		canvas_text(canvas, segment, item.name, ROLE_TEXT);
		canvas_text(canvas, segment, STR("  "), ROLE_TEXT);
		canvas_text(canvas, segment, item.detail, ROLE_DIM);
	} else {
		canvas_column(canvas, segment, item.name, name, ROLE_TEXT);
		canvas_column(canvas, segment, item.detail, canvas_room(segment), ROLE_DIM);
	}
}

static void draw_row(const struct view_pick *self, struct canvas *canvas, struct rect rect, int row)
{
	struct segment *segment = canvas_segment(canvas, rect.row + row, rect.col, rect.cols);
	size_t index;
	if (!segment)
		return;
	if (row == 0) {
		canvas_text(canvas, segment, STR(" "), ROLE_TEXT);
		canvas_text(canvas, segment, self->question.label, ROLE_META);
	} else if (row == 1) {
		canvas_text(canvas, segment, self->question.n ? STR("narrow: ") : STR("name: "),
			    ROLE_PROMPT);
		editor_draw(&self->editor, canvas, rect.row + row, segment);
	} else if (list_at(&self->list, row - LABEL_ROWS, &index)) {
		draw_item(self, canvas, segment, index);
	} else if (row == LABEL_ROWS && self->editor.text.n) {
		canvas_text(canvas, segment, STR("  nothing matches; Backspace widens"), ROLE_DIM);
	}
}

static void draw(const struct view *view, struct canvas *canvas, struct rect rect, bool focused)
{
	for (int i = 0; i < rect.rows; i++)
		draw_row((const struct view_pick *)view, canvas, rect, i);
}

static struct view *close_view(struct view *view)
{
	struct view_pick *self = (struct view_pick *)view;
	editor_done(&self->editor);
	arena_done(&self->arena);
	return mem_free(self);
}

static const struct view_ops ops = {
	.title = title,
	.key = key,
	.mouse = mouse,
	.arrange = arrange,
	.draw = draw,
	.hint = "type to narrow  Enter takes it  Esc back",
	.close = close_view,
};

struct view *view_pick_new(struct reader *reader, const struct correct_target *target,
			   enum correct_choice choice)
{
	struct view_pick *self = mem_new(1, sizeof *self);
	self->view = (struct view){.ops = &ops, .reader = reader};
	self->target = correct_copy(target, &self->arena);
	self->choice = choice;
	if (!correct_asks(reader, &self->target, choice, &self->arena, &self->question)) {
		close_view(&self->view);
		return NULL;
	}
	editor_init(&self->editor, self->question.text);
	self->shown = arena_new(&self->arena, self->question.n + 1, sizeof *self->shown);
	narrow(self);
	if (self->editor.text.n == 0)
		list_go(&self->list, self->question.start);
	return &self->view;
}
