/*
 * The parties, states, people, places and organisations of the article in hand, in groups. Enter
 * walks through the mentions in the article, `f` filters by the one under the cursor, `i` tells
 * why it is there.
 */
#include <stdint.h>

#include "find.h"
#include "view.h"

enum { COUNT = 5, ROW_MOST = 72 /* cells: a count stays near its name */, PATTERN_MAXIMUM = 4096 };

enum row_kind { ROW_BLANK, ROW_HEADING, ROW_ENTITY, ROW_DETAIL };

struct row {
	enum row_kind kind;
	size_t entity; /* of a heading: the first under it */
};

struct view_entities {
	struct view view;
	struct view *article;
	unsigned serial;
	int64_t id;
	int cols;   /* that the rows are made for … */
	bool latin; /* … in this script */
	struct row *rows;
	size_t n_rows, capacity;
	struct list list; /* of rows; the cursor stands on ROW_ENTITY */
	struct buf name;  /* kind and id of the entity there, to be found again */
	struct buf pattern;
	size_t origin; /* row of the cursor when a search began */
};

static const enum action hints[] = {
	ACTION_OPEN, ACTION_FILTER, ACTION_WHY,       ACTION_CORRECT, ACTION_SEARCH,
	ACTION_UNDO, ACTION_BACK,   ACTION_NEXT_PANE, ACTION_ZOOM,    ACTION_NONE,
};

static const struct {
	const char *heading;
	enum role role;
	enum facet facet;
} kinds[] = {
	[ENTITY_PARTY] = {"Parties", ROLE_PARTY, FACET_PARTY},
	[ENTITY_STATE] = {"States", ROLE_STATE, FACET_STATE},
	[ENTITY_PERSON] = {"People", ROLE_PERSON, FACET_PERSON},
	[ENTITY_PLACE] = {"Places", ROLE_PLACE, FACET_PLACE},
	[ENTITY_ORGANISATION] = {"Organisations", ROLE_ORGANISATION, FACET_ORGANISATION},
};
_Static_assert(sizeof kinds / sizeof *kinds == N_ENTITY_KINDS, "an entry for each kind");

static void title(const struct view *view, struct buf *ret_title)
{
	buf_add(ret_title, STR("Entities"));
	if (view->reader->has_article)
		buf_printf(ret_title, " %zu", view->reader->article.n_entities);
}

/* What is known of an entity beside its name: "सह प्रभारी, कांग्रेस". */
static void describe(const struct reader *reader, const struct entity *entity, struct buf *text)
{
	const struct catalog_entry *party =
		catalog_entry(reader->catalog, ENTITY_PARTY, entity->party);
	const struct catalog_entry *state =
		catalog_entry(reader->catalog, ENTITY_STATE, entity->state);
	struct str party_name = party ? party->name : entity->party;
	struct str state_name = state ? state->name : entity->state;
	const struct str parts[] = {
		entity->kind == ENTITY_PERSON ? entity->role : entity->place_kind,
		party_name,
		str_equal(state_name, entity->name) ? STR_EMPTY : state_name,
		entity->primary ? STR("the article's state") : STR_EMPTY,
	};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (parts[i].n == 0)
			continue;
		if (text->n)
			buf_add(text, STR(", "));
		buf_add(text, parts[i]);
	}
}

static void add_row(struct view_entities *self, enum row_kind kind, size_t entity)
{
	self->rows = mem_grow(self->rows, &self->capacity, self->n_rows + 1, sizeof *self->rows);
	self->rows[self->n_rows++] = (struct row){kind, entity};
}

/* The details go behind the name if there is room for both, else below it. */
static bool details_below(const struct view_entities *self, const struct entity *entity)
{
	const struct reader *reader = self->view.reader;
	struct buf text = BUF_INIT(PATTERN_MAXIMUM);
	describe(reader, entity, &text);
	size_t cells = shown_cells(reader->widths, reader->latin, entity->name) +
		       shown_cells(reader->widths, reader->latin, buf_str(&text)) + COUNT + 6;
	size_t most = self->cols < ROW_MOST ? (size_t)(self->cols > 0 ? self->cols : 0) : ROW_MOST;
	bool below = text.n && cells > most;
	buf_done(&text);
	return below;
}

static const struct entity *entity_at(const struct view_entities *self, size_t index)
{
	return article_entity(&self->view.reader->article, index);
}

static bool is_removed(const struct view_entities *self, size_t index)
{
	return index >= self->view.reader->article.n_entities;
}

/* A group is a kind; those that were taken away are one of their own. */
static bool begins_group(const struct view_entities *self, size_t index)
{
	if (index == 0 || is_removed(self, index) != is_removed(self, index - 1))
		return true;
	return !is_removed(self, index) &&
	       entity_at(self, index)->kind != entity_at(self, index - 1)->kind;
}

static void make_rows(struct view_entities *self)
{
	const struct entity *entity;
	self->n_rows = 0;
	for (size_t i = 0; (entity = entity_at(self, i)); i++) {
		if (begins_group(self, i)) {
			if (i)
				add_row(self, ROW_BLANK, i);
			add_row(self, ROW_HEADING, i);
		}
		add_row(self, ROW_ENTITY, i);
		if (details_below(self, entity))
			add_row(self, ROW_DETAIL, i);
	}
}

/* The entity under the cursor, or SIZE_MAX. */
static size_t chosen(const struct view_entities *self)
{
	size_t row = self->list.cursor;
	return row < self->n_rows && self->rows[row].kind == ROW_ENTITY ? self->rows[row].entity
									: SIZE_MAX;
}

static bool is_entity(const struct view_entities *self, size_t row)
{
	return row < self->n_rows && self->rows[row].kind == ROW_ENTITY;
}

static bool settle_towards(struct view_entities *self, bool forward)
{
	size_t step = forward ? 1 : SIZE_MAX; /* before the first row comes SIZE_MAX, no row */
	for (size_t row = self->list.cursor; row < self->n_rows; row += step)
		if (is_entity(self, row)) {
			list_go(&self->list, row);
			return true;
		}
	return false;
}

/* Moves a cursor that stands between entities on, or the other way if there is none. */
static void settle(struct view_entities *self, bool forward)
{
	if (!settle_towards(self, forward))
		settle_towards(self, !forward);
}

static bool move(struct view_entities *self, enum action action, unsigned count)
{
	size_t before = self->list.cursor;
	bool step = action == ACTION_DOWN || action == ACTION_UP;
	for (unsigned i = 0; i < (step && count ? count : 1); i++) {
		if (!list_act(&self->list, action, step ? 1 : count))
			return false;
		settle(self, self->list.cursor >= before);
	}
	return true;
}

static void go_to_entity(struct view_entities *self, size_t entity)
{
	for (size_t row = 0; row < self->n_rows; row++)
		if (is_entity(self, row) && self->rows[row].entity == entity)
			list_go(&self->list, row);
}

static void write_name(const struct entity *entity, struct buf *ret_name)
{
	buf_clear(ret_name);
	buf_printf(ret_name, "%s %.*s", entity_kind_name(entity->kind), STR_ARG(entity->id));
}

/* Where the entity under the cursor is now; a correction may have changed the order. */
static size_t find_again_in(const struct view_entities *self, size_t before)
{
	struct buf name = BUF_INIT(PATTERN_MAXIMUM);
	const struct entity *entity;
	size_t found = before;
	for (size_t i = 0; (entity = entity_at(self, i)); i++) {
		write_name(entity, &name);
		if (str_equal(buf_str(&name), buf_str(&self->name)) && !is_removed(self, i))
			found = i;
	}
	buf_done(&name);
	return found;
}

static void refresh(struct view_entities *self, int cols)
{
	const struct reader *reader = self->view.reader;
	if (self->serial == reader->article_serial && self->cols == cols &&
	    self->latin == reader->latin)
		return;
	size_t entity = self->id == reader->article.id ? find_again_in(self, chosen(self)) : 0;
	self->serial = reader->article_serial;
	self->id = reader->article.id;
	self->cols = cols;
	self->latin = reader->latin;
	make_rows(self);
	list_arrange(&self->list, self->n_rows, self->list.height);
	go_to_entity(self, entity == SIZE_MAX ? 0 : entity);
}

static void arrange(struct view *view, struct rect rect)
{
	struct view_entities *self = (struct view_entities *)view;
	refresh(self, rect.cols);
	list_arrange(&self->list, self->n_rows, rect.rows > 0 ? (size_t)rect.rows : 0);
	settle(self, true);
	const struct entity *entity = entity_at(self, chosen(self));
	if (entity)
		write_name(entity, &self->name);
}

static unsigned filter_by(struct view_entities *self, const struct entity *entity)
{
	struct reader *reader = self->view.reader;
	bool by_id = entity->kind == ENTITY_PARTY || entity->kind == ENTITY_STATE;
	if (reader_add_filter(reader, kinds[entity->kind].facet, by_id ? entity->id : entity->name))
		return VIEW_HANDLED | VIEW_RELOAD;
	reader_say(reader, "the filter asks for %.*s already", STR_ARG(entity->name));
	return VIEW_HANDLED;
}

static unsigned walk(struct view_entities *self, size_t entity, bool forward, unsigned count)
{
	for (unsigned i = 0; i < (count ? count : 1); i++)
		view_article_cycle(self->article, entity, forward);
	return VIEW_HANDLED | VIEW_OPEN;
}

static unsigned correct(struct view_entities *self, size_t index)
{
	const struct correct_target target = correct_entity(self->view.reader, index);
	self->view.opened = view_correct_new(self->view.reader, &target);
	return VIEW_HANDLED | (self->view.opened ? VIEW_OPEN : 0);
}

static unsigned act_on(struct view_entities *self, size_t index, enum action action, unsigned count)
{
	struct reader *reader = self->view.reader;
	if (action == ACTION_CORRECT || (action == ACTION_OPEN && is_removed(self, index)))
		return correct(self, index);
	if (action == ACTION_OPEN || action == ACTION_NEXT_HIT || action == ACTION_PREVIOUS_HIT)
		return walk(self, index, action != ACTION_PREVIOUS_HIT, count);
	if (action == ACTION_FILTER)
		return filter_by(self, entity_at(self, index));
	if (action != ACTION_WHY)
		return 0;
	self->view.opened = view_why_new(reader, index);
	return VIEW_HANDLED | VIEW_OPEN;
}

static unsigned find_again(struct view_entities *self, bool forward);

static unsigned act(struct view *view, enum action action, unsigned count)
{
	struct view_entities *self = (struct view_entities *)view;
	bool hit = action == ACTION_NEXT_HIT || action == ACTION_PREVIOUS_HIT;
	if (move(self, action, count))
		return VIEW_HANDLED;
	if (hit && self->pattern.n)
		return find_again(self, action == ACTION_NEXT_HIT);
	size_t entity = chosen(self);
	return entity_at(self, entity) ? act_on(self, entity, action, count) : 0;
}

static bool row_matches(const struct view_entities *self, size_t row)
{
	const struct entity *entity =
		is_entity(self, row) ? entity_at(self, self->rows[row].entity) : NULL;
	return self->pattern.n && entity && find_in(buf_str(&self->pattern), entity->name);
}

/* The next match behind or before from, round the ends; from itself last. */
static bool find_from(struct view_entities *self, size_t from, bool forward)
{
	for (size_t i = 1; i <= self->n_rows; i++) {
		size_t row = (forward ? from + i : from + self->n_rows - i) % self->n_rows;
		if (row_matches(self, row)) {
			list_go(&self->list, row);
			return true;
		}
	}
	return false;
}

static unsigned find_again(struct view_entities *self, bool forward)
{
	if (!find_from(self, self->list.cursor, forward))
		reader_say(self->view.reader, "no name matches '%s'", buf_z(&self->pattern));
	return VIEW_HANDLED;
}

static void find(struct view *view, enum find_step step, struct str typed)
{
	struct view_entities *self = (struct view_entities *)view;
	if (step == FIND_BEGIN) {
		self->origin = self->list.cursor;
		return;
	}
	buf_clear(&self->pattern);
	buf_add(&self->pattern, step == FIND_DROP ? STR_EMPTY : str_trim(typed));
	list_go(&self->list, self->origin);
	if (self->pattern.n && !row_matches(self, self->origin) &&
	    !find_from(self, self->origin, true))
		reader_say(view->reader, "no name matches '%s'", buf_z(&self->pattern));
}

static unsigned key(struct view *view, const struct event *event)
{
	struct view_entities *self = (struct view_entities *)view;
	if (event->kind != EVENT_KEY || event->key != KEY_ESCAPE || self->pattern.n == 0)
		return 0;
	buf_clear(&self->pattern);
	return VIEW_HANDLED;
}

static unsigned mouse(struct view *view, enum mouse_button button, int row, int col)
{
	struct view_entities *self = (struct view_entities *)view;
	size_t index;
	if (button != MOUSE_LEFT) {
		list_scroll(&self->list, button == MOUSE_WHEEL_DOWN ? LIST_WHEEL : -LIST_WHEEL);
		settle(self, button == MOUSE_WHEEL_DOWN);
	} else if (list_at(&self->list, row, &index) && is_entity(self, index)) {
		bool again = index == self->list.cursor;
		list_go(&self->list, index);
		return again ? walk(self, self->rows[index].entity, true, 1) : VIEW_HANDLED;
	}
	return VIEW_HANDLED;
}

/* Name and details in so many cells. */
static void draw_name(const struct view_entities *self, struct canvas *canvas,
		      struct segment *segment, size_t index, size_t name)
{
	const struct reader *reader = self->view.reader;
	const struct entity *entity = entity_at(self, index);
	enum role role = is_removed(self, index) ? ROLE_DIM : kinds[entity->kind].role;
	struct buf text = BUF_INIT(PATTERN_MAXIMUM);
	size_t cells = canvas_cells(canvas, entity->name);
	if (cells < name) {
		name -= canvas_text(canvas, segment, entity->name, role);
		describe(reader, entity, &text);
		bool below = details_below(self, entity);
		if (text.n && !below && name > 2)
			name -= canvas_text(canvas, segment, STR("  "), ROLE_TEXT);
		canvas_column(canvas, segment, below ? STR_EMPTY : buf_str(&text), name, ROLE_DIM);
	} else {
		canvas_column(canvas, segment, entity->name, name, role);
	}
	buf_done(&text);
}

static void draw_entity(const struct view_entities *self, struct canvas *canvas,
			struct segment *segment, const struct row *row, bool here)
{
	const struct reader *reader = self->view.reader;
	const struct entity *entity = entity_at(self, row->entity);
	bool removed = is_removed(self, row->entity);
	size_t room = canvas_room(segment), name = room > COUNT + 2 ? room - COUNT - 2 : 0;
	if (name > ROW_MOST)
		name = ROW_MOST;
	canvas_text(canvas, segment, here ? STR(">") : STR(" "), ROLE_KEY);
	canvas_text(canvas, segment,
		    removed           ? STR("-")
		    : entity->by_hand ? STR("~")
				      : STR(" "),
		    ROLE_MARK);
	if (reader->hindi_last)
		canvas_printf(canvas, segment, ROLE_META, "%*u  ", COUNT - 2, entity->mentions);
	draw_name(self, canvas, segment, row->entity, name);
	if (!reader->hindi_last)
		canvas_printf(canvas, segment, ROLE_META, "%*u", COUNT, entity->mentions);
}

static void draw_row(const struct view_entities *self, struct canvas *canvas,
		     struct segment *segment, size_t index, bool here)
{
	const struct row *row = &self->rows[index];
	const struct entity *entity = entity_at(self, row->entity);
	struct buf text = BUF_INIT(PATTERN_MAXIMUM);
	if (row->kind == ROW_HEADING)
		canvas_printf(canvas, segment, ROLE_SUBHEAD, " %s",
			      is_removed(self, row->entity) ? "Taken away by hand"
							    : kinds[entity->kind].heading);
	if (row->kind == ROW_ENTITY)
		draw_entity(self, canvas, segment, row, here);
	if (row->kind == ROW_DETAIL) {
		describe(self->view.reader, entity, &text);
		canvas_pad(canvas, segment, self->view.reader->hindi_last ? COUNT + 2 : 4);
		canvas_column(canvas, segment, buf_str(&text), canvas_room(segment), ROLE_DIM);
	}
	buf_done(&text);
}

static void draw(const struct view *view, struct canvas *canvas, struct rect rect, bool focused)
{
	const struct view_entities *self = (const struct view_entities *)view;
	for (int i = 0; i < rect.rows; i++) {
		struct segment *segment = canvas_segment(canvas, rect.row + i, rect.col, rect.cols);
		size_t index;
		if (segment && list_at(&self->list, i, &index)) {
			segment->selected = focused && index == self->list.cursor;
			draw_row(self, canvas, segment, index, index == self->list.cursor);
		} else if (segment && i == 0) {
			canvas_text(canvas, segment, STR(" No entities."), ROLE_DIM);
		}
	}
}

static struct view *close_view(struct view *view)
{
	struct view_entities *self = (struct view_entities *)view;
	mem_free(self->rows);
	buf_done(&self->pattern);
	buf_done(&self->name);
	return mem_free(self);
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

struct view *view_entities_new(struct reader *reader, struct view *article)
{
	struct view_entities *self = mem_new(1, sizeof *self);
	*self = (struct view_entities){.view = {.ops = &ops, .reader = reader},
				       .article = article,
				       .pattern = BUF_INIT(PATTERN_MAXIMUM),
				       .name = BUF_INIT(PATTERN_MAXIMUM)};
	return &self->view;
}
