/*
 * What `e` opens: what can be said of an entity or of words, each with a letter; where it shall
 * hold; and what was said of it before, to be taken back.
 */
#include "correct.h"
#include "view.h"

enum { HEAD_ROWS = 3, HEAD_SIZE = 1024, TEXT_SIZE = 4096, TEXT_CELLS = 40, SCOPES_CELLS = 60 };

enum row_kind { ROW_CHOICE, ROW_BLANK, ROW_HEADING, ROW_DONE };

struct row {
	enum row_kind kind;
	size_t index; /* enum correct_choice, or of the history */
};

struct view_correct {
	struct view view;
	struct arena arena;
	struct correct_target target;
	struct correction *history;
	size_t n_history;
	struct row *rows;
	struct list list; /* of rows; the cursor stands on a choice or on what was done */
};

static void title(const struct view *view, struct buf *ret_title)
{
	buf_add(ret_title, STR("Correct"));
}

static bool is_choice(const struct view_correct *self, size_t row)
{
	return row < self->list.n &&
	       (self->rows[row].kind == ROW_CHOICE || self->rows[row].kind == ROW_DONE);
}

/* Steps over what is no choice, and stays where there is none behind it. */
static void settle(struct view_correct *self, size_t before)
{
	bool forward = self->list.cursor >= before;
	size_t row = self->list.cursor;
	while (row < self->list.n && !is_choice(self, row))
		row += forward ? 1 : SIZE_MAX;
	list_go(&self->list, row < self->list.n ? row : before);
}

static unsigned choose(struct view_correct *self, enum correct_choice choice)
{
	struct reader *reader = self->view.reader;
	struct view *pick = view_pick_new(reader, &self->target, choice);
	if (pick) {
		self->view.opened = pick;
		return VIEW_HANDLED | VIEW_CLOSE | VIEW_OPEN;
	}
	correct_do(reader, &self->target, choice, NULL);
	return VIEW_HANDLED | VIEW_CLOSE;
}

static unsigned choose_row(struct view_correct *self, size_t index)
{
	const struct row *row = &self->rows[index];
	if (!is_choice(self, index))
		return VIEW_HANDLED;
	if (row->kind == ROW_CHOICE)
		return choose(self, (enum correct_choice)row->index);
	correct_take_back(self->view.reader, &self->history[row->index]);
	return VIEW_HANDLED | VIEW_CLOSE;
}

static void next_scope(struct view_correct *self)
{
	do
		self->target.scope = (enum correct_scope)((self->target.scope + 1) % N_SCOPES);
	while (!correct_has_scope(&self->target, self->target.scope));
}

static unsigned key(struct view *view, const struct event *event)
{
	struct view_correct *self = (struct view_correct *)view;
	if (event->kind != EVENT_KEY)
		return 0;
	if (event->key == KEY_TAB || event->key == KEY_BACKTAB) {
		next_scope(self);
		return VIEW_HANDLED;
	}
	for (size_t i = 0; i < self->list.n; i++)
		if (self->rows[i].kind == ROW_CHOICE &&
		    event->key == (char32_t)correct_key((enum correct_choice)self->rows[i].index))
			return choose_row(self, i);
	return 0;
}

static unsigned act(struct view *view, enum action action, unsigned count)
{
	struct view_correct *self = (struct view_correct *)view;
	size_t before = self->list.cursor;
	if (list_act(&self->list, action, count)) {
		settle(self, before);
		return VIEW_HANDLED;
	}
	if (action == ACTION_OPEN)
		return choose_row(self, before);
	return action == ACTION_BACK ? VIEW_HANDLED | VIEW_CLOSE : 0;
}

static unsigned mouse(struct view *view, enum mouse_button button, int row, int col)
{
	struct view_correct *self = (struct view_correct *)view;
	size_t before = self->list.cursor, index;
	if (button != MOUSE_LEFT) {
		list_scroll(&self->list, button == MOUSE_WHEEL_DOWN ? LIST_WHEEL : -LIST_WHEEL);
		settle(self, before);
	} else if (list_at(&self->list, row - HEAD_ROWS, &index) && is_choice(self, index)) {
		list_go(&self->list, index);
		if (index == before)
			return choose_row(self, index);
	}
	return VIEW_HANDLED;
}

static void arrange(struct view *view, struct rect rect)
{
	struct view_correct *self = (struct view_correct *)view;
	list_fit(&self->list, rect.rows, HEAD_ROWS);
	settle(self, 0);
}

static void draw_head(const struct view_correct *self, struct canvas *canvas,
		      struct segment *segment)
{
	const struct correct_target *target = &self->target;
	const struct entity *entity = &target->entity;
	struct buf kind = BUF_INIT(HEAD_SIZE);
	if (target->known)
		buf_printf(&kind, "%s%s", target->gone ? "taken away: " : "",
			   entity_kind_name(entity->kind));
	if (target->known && (entity->kind == ENTITY_PARTY || entity->kind == ENTITY_STATE))
		buf_printf(&kind, " %.*s", STR_ARG(entity->id));
	canvas_text(canvas, segment, STR(" "), ROLE_TEXT);
	canvas_text(canvas, segment, target->known ? buf_str(&kind) : STR("these words are"),
		    ROLE_META);
	canvas_text(canvas, segment, STR("  "), ROLE_TEXT);
	canvas_text(canvas, segment, target->known ? entity->name : target->anchor.words,
		    ROLE_TITLE);
	buf_done(&kind);
}

/* Which one holds is told by the sign, not by its colour alone; in few cells it stands alone. */
static void draw_scopes(const struct view_correct *self, struct canvas *canvas,
			struct segment *segment)
{
	bool all = canvas_room(segment) >= SCOPES_CELLS;
	canvas_text(canvas, segment, STR(" where:"), ROLE_META);
	for (int i = 0; i < N_SCOPES; i++) {
		enum correct_scope scope = (enum correct_scope)i;
		bool on = scope == self->target.scope;
		if (correct_has_scope(&self->target, scope) && (all || on))
			canvas_printf(canvas, segment, on ? ROLE_MARK : ROLE_DIM, "  %s %s",
				      on ? "[x]" : "[ ]", correct_scope_name(scope));
	}
}

static void draw_choice(const struct view_correct *self, struct canvas *canvas,
			struct segment *segment, enum correct_choice choice)
{
	struct str present = correct_present(self->view.reader, &self->target, choice);
	struct str text = str_from(correct_text(&self->target, choice));
	canvas_printf(canvas, segment, ROLE_KEY, "%c", correct_key(choice));
	canvas_text(canvas, segment, STR("  "), ROLE_TEXT);
	canvas_column(canvas, segment, text, present.n ? TEXT_CELLS : text.n, ROLE_TEXT);
	canvas_text(canvas, segment, present, ROLE_DIM);
}

static void draw_row(const struct view_correct *self, struct canvas *canvas,
		     struct segment *segment, size_t index)
{
	const struct row *row = &self->rows[index];
	bool here = index == self->list.cursor;
	struct buf text = BUF_INIT(TEXT_SIZE);
	segment->selected = here;
	if (row->kind == ROW_HEADING)
		canvas_text(canvas, segment, STR(" By hand (Enter takes it back)"), ROLE_SUBHEAD);
	if (!is_choice(self, index)) {
		buf_done(&text);
		return;
	}
	canvas_text(canvas, segment, here ? STR("> ") : STR("  "), ROLE_KEY);
	if (row->kind == ROW_CHOICE) {
		draw_choice(self, canvas, segment, (enum correct_choice)row->index);
	} else {
		correct_describe(self->view.reader, &self->history[row->index], &text);
		canvas_text(canvas, segment, buf_str(&text), ROLE_TEXT);
	}
	buf_done(&text);
}

static void draw(const struct view *view, struct canvas *canvas, struct rect rect, bool focused)
{
	const struct view_correct *self = (const struct view_correct *)view;
	for (int i = 0; i < rect.rows; i++) {
		struct segment *segment = canvas_segment(canvas, rect.row + i, rect.col, rect.cols);
		size_t index;
		if (!segment)
			continue;
		if (i == 0)
			draw_head(self, canvas, segment);
		else if (i == 1)
			draw_scopes(self, canvas, segment);
		else if (list_at(&self->list, i - HEAD_ROWS, &index))
			draw_row(self, canvas, segment, index);
	}
}

static struct view *close_view(struct view *view)
{
	arena_done(&((struct view_correct *)view)->arena);
	return mem_free(view);
}

static const struct view_ops ops = {
	.title = title,
	.key = key,
	.act = act,
	.mouse = mouse,
	.arrange = arrange,
	.draw = draw,
	.hint = "a letter or Enter does it  Tab where  Esc leaves it as it is",
	.close = close_view,
};

static void add_row(struct view_correct *self, enum row_kind kind, size_t index)
{
	self->rows[self->list.n++] = (struct row){kind, index};
}

static void make_rows(struct view_correct *self)
{
	self->rows = arena_new(&self->arena, N_CHOICES + self->n_history + 2, sizeof *self->rows);
	for (int i = 0; i < N_CHOICES; i++)
		if (correct_offers(self->view.reader, &self->target, (enum correct_choice)i))
			add_row(self, ROW_CHOICE, (size_t)i);
	for (size_t i = 0; i < self->n_history; i++) {
		if (i == 0) {
			add_row(self, ROW_BLANK, 0);
			add_row(self, ROW_HEADING, 0);
		}
		add_row(self, ROW_DONE, i);
	}
}

struct view *view_correct_new(struct reader *reader, const struct correct_target *target)
{
	if (!correct_possible(reader))
		return NULL;
	struct view_correct *self = mem_new(1, sizeof *self);
	self->view = (struct view){.ops = &ops, .reader = reader};
	self->target = correct_copy(target, &self->arena);
	if (target->known)
		self->n_history = correct_history(reader, &target->entity, target->article,
						  &self->arena, &self->history);
	make_rows(self);
	return &self->view;
}
