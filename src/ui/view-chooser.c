/*
 * The lists behind `p` and `s`: every party or state of the archive with how many articles would
 * remain, under the rest of the filter. Typing narrows the list in either script; Space chooses,
 * `!` excludes, Enter applies.
 */
#include "editor.h"
#include "surkhi/text/latin.h"
#include "view.h"

enum {
	HEAD_ROWS = 1, /* what is typed */
	SIGNS = 6,     /* cells: "> [x] " */
	ID = 7,
	COUNT = 7,
	NAME_LEAST = 10,
	NAME_MOST = 30
};

struct choice {
	struct str id, name, full;
	const struct catalog_entry *entry; /* NULL: the catalog does not know it */
	size_t count;
	int sign; /* +1 chosen, -1 excluded, 0 */
};

struct view_chooser {
	struct view view;
	enum facet facet;
	struct arena arena;
	struct query rest; /* the filter without this facet */
	struct choice *choices;
	size_t n, n_chosen;
	size_t *shown; /* indices of those that match what is typed; n of them in list.n */
	struct list list;
	struct editor editor;
	bool touched;    /* something was chosen or unchosen */
	bool fresh;      /* the next letter narrows anew: the last choice is made */
	size_t articles; /* that the present choice leaves */
};

static enum entity_kind kind_of(enum facet facet)
{
	return facet == FACET_PARTY ? ENTITY_PARTY : ENTITY_STATE;
}

static const char *name_of(enum facet facet)
{
	return facet == FACET_PARTY ? "Parties" : "States";
}

static void title(const struct view *view, struct buf *ret_title)
{
	const struct view_chooser *self = (const struct view_chooser *)view;
	buf_printf(ret_title, "%s", name_of(self->facet));
	if (self->n_chosen)
		buf_printf(ret_title, " · %zu chosen", self->n_chosen);
	buf_printf(ret_title, " · %zu article%s", self->articles, self->articles == 1 ? "" : "s");
}

static bool matches(const struct choice *choice, struct str typed)
{
	return typed.n == 0 || latin_matches(typed, choice->name) ||
	       latin_matches(typed, choice->id) ||
	       (choice->entry && catalog_entry_like(choice->entry, typed));
}

static void narrow(struct view_chooser *self)
{
	struct str typed = str_trim(buf_str(&self->editor.text));
	size_t n = 0;
	for (size_t i = 0; i < self->n; i++)
		if (matches(&self->choices[i], typed))
			self->shown[n++] = i;
	list_arrange(&self->list, n, self->list.height);
	list_go(&self->list, 0);
}

/* The values chosen, for query_choose(). */
static size_t signs(const struct view_chooser *self, struct arena *arena, struct str **ret_values,
		    int **ret_signs)
{
	size_t n = 0;
	*ret_values = arena_new(arena, self->n + 1, sizeof **ret_values);
	*ret_signs = arena_new(arena, self->n + 1, sizeof **ret_signs);
	for (size_t i = 0; i < self->n; i++) {
		if (self->choices[i].sign == 0)
			continue;
		(*ret_values)[n] = self->choices[i].id;
		(*ret_signs)[n++] = self->choices[i].sign;
	}
	return n;
}

/* Counts what the choice as it stands would leave. */
static void count_articles(struct view_chooser *self)
{
	struct reader *reader = self->view.reader;
	struct query query = {0};
	struct selection found = {0};
	struct diag diag = DIAG_INIT;
	struct str *values;
	int *chosen;
	query_without(&self->rest, self->facet, &query);
	self->n_chosen = signs(self, &query.arena, &values, &chosen);
	query_choose(&query, self->facet, values, chosen, self->n_chosen);
	if (store_select(reader->store, &query, ORDER_NEWEST, &found, &diag) == 0)
		self->articles = found.n;
	else
		reader_fail(reader, "%s", diag.text);
	selection_done(&found);
	query_done(&query);
}

static void choose(struct view_chooser *self, int sign)
{
	if (self->list.n == 0)
		return;
	struct choice *choice = &self->choices[self->shown[self->list.cursor]];
	choice->sign = choice->sign == sign ? 0 : sign;
	self->touched = self->fresh = true;
	count_articles(self);
}

static unsigned unchoose_all(struct view_chooser *self)
{
	for (size_t i = 0; i < self->n; i++)
		self->choices[i].sign = 0;
	self->touched = true;
	count_articles(self);
	return VIEW_HANDLED;
}

static unsigned apply(struct view_chooser *self)
{
	struct reader *reader = self->view.reader;
	struct arena arena = {0};
	struct str *values;
	int *chosen;
	bool quick = !self->touched && (self->n_chosen == 0 || self->editor.text.n);
	/* Enter alone takes the row under the cursor, and only it: the quick way for one party. */
	if (quick && self->list.n) {
		for (size_t i = 0; i < self->n; i++)
			self->choices[i].sign = 0;
		self->choices[self->shown[self->list.cursor]].sign = 1;
	}
	size_t n = signs(self, &arena, &values, &chosen);
	bool none = quick && self->list.n == 0;
	if (none)
		reader_fail(reader, "nothing matches '%s'", buf_z(&self->editor.text));
	else
		reader_choose(reader, self->facet, values, chosen, n);
	arena_done(&arena);
	return none ? VIEW_HANDLED : VIEW_HANDLED | VIEW_CLOSE | VIEW_RELOAD;
}

static unsigned key(struct view *view, const struct event *event)
{
	struct view_chooser *self = (struct view_chooser *)view;
	char32_t key = event->kind == EVENT_KEY ? event->key : KEY_NONE;
	if (key == KEY_ESCAPE)
		return VIEW_HANDLED | VIEW_CLOSE;
	if (key == KEY_RETURN)
		return apply(self);
	bool letter = event->kind == EVENT_PASTE || (key > ' ' && key < KEY_NONE && key != 0x7f);
	if (letter && key != '!' && self->fresh)
		editor_set(&self->editor, STR_EMPTY);
	if (key == ' ' || key == '!')
		choose(self, key == ' ' ? 1 : -1);
	else if (key == KEY_CONTROL('x'))
		unchoose_all(self);
	else if (!list_key(&self->list, key) &&
		 editor_event(&self->editor, event) == EDITOR_CHANGED)
		narrow(self);
	if (letter && key != '!')
		self->fresh = false;
	return VIEW_HANDLED;
}

static unsigned mouse(struct view *view, enum mouse_button button, int row, int col)
{
	struct view_chooser *self = (struct view_chooser *)view;
	if (list_mouse(&self->list, button, row - HEAD_ROWS))
		choose(self, 1);
	return VIEW_HANDLED;
}

static void arrange(struct view *view, struct rect rect)
{
	list_fit(&((struct view_chooser *)view)->list, rect.rows, HEAD_ROWS);
}

static void draw_name_last(struct canvas *canvas, struct segment *segment,
			   const struct choice *choice, enum role role)
{
	canvas_printf(canvas, segment, ROLE_META, "%*zu ", COUNT, choice->count);
	canvas_column(canvas, segment, choice->id, ID, ROLE_DIM);
	canvas_text(canvas, segment, choice->name, role);
	if (choice->full.n == 0 || str_equal(choice->full, choice->name))
		return;
	canvas_text(canvas, segment, STR("  "), ROLE_TEXT);
	canvas_text(canvas, segment, choice->full, ROLE_DIM);
}

static void draw_choice(const struct view_chooser *self, struct canvas *canvas,
			struct segment *segment, size_t index)
{
	static const char *const boxes[] = {"[!] ", "[ ] ", "[x] "};
	const struct choice *choice = &self->choices[self->shown[index]];
	bool here = index == self->list.cursor;
	enum role role = self->facet == FACET_PARTY ? ROLE_PARTY : ROLE_STATE;
	size_t room = canvas_room(segment), fixed = SIGNS + ID + COUNT + 1;
	size_t name = room > fixed + NAME_LEAST ? room - fixed : NAME_LEAST;
	segment->selected = here;
	canvas_text(canvas, segment, here ? STR("> ") : STR("  "), ROLE_KEY);
	canvas_text(canvas, segment, str_from(boxes[choice->sign + 1]), ROLE_MARK);
	if (self->view.reader->hindi_last) {
		draw_name_last(canvas, segment, choice, choice->count ? role : ROLE_DIM);
		return;
	}
	canvas_column(canvas, segment, choice->name, name < NAME_MOST ? name : NAME_MOST,
		      choice->count ? role : ROLE_DIM);
	canvas_printf(canvas, segment, ROLE_META, "%*zu ", COUNT, choice->count);
	canvas_column(canvas, segment, choice->id, ID, ROLE_DIM);
	if (canvas_room(segment) > NAME_LEAST && !str_equal(choice->full, choice->name))
		canvas_column(canvas, segment, choice->full, canvas_room(segment), ROLE_DIM);
}

static void draw(const struct view *view, struct canvas *canvas, struct rect rect, bool focused)
{
	const struct view_chooser *self = (const struct view_chooser *)view;
	for (int i = 0; i < rect.rows; i++) {
		struct segment *segment = canvas_segment(canvas, rect.row + i, rect.col, rect.cols);
		size_t index;
		if (!segment)
			continue;
		if (i == 0) {
			canvas_text(canvas, segment, STR("narrow: "), ROLE_PROMPT);
			editor_draw(&self->editor, canvas, rect.row, segment);
		} else if (list_at(&self->list, i - HEAD_ROWS, &index)) {
			draw_choice(self, canvas, segment, index);
		} else if (i == 1) {
			canvas_text(canvas, segment,
				    self->n ? STR("  nothing matches; Backspace widens")
					    : STR("  none in the archive yet"),
				    ROLE_DIM);
		}
	}
}

static struct view *close_view(struct view *view)
{
	struct view_chooser *self = (struct view_chooser *)view;
	editor_done(&self->editor);
	query_done(&self->rest);
	arena_done(&self->arena);
	return mem_free(self);
}

static const struct view_ops ops = {
	.title = title,
	.key = key,
	.mouse = mouse,
	.arrange = arrange,
	.draw = draw,
	.hint = "Space choose  ! exclude  Enter apply  Esc cancel  ^X unchoose all",
	.close = close_view,
};

static void add_choice(struct view_chooser *self, struct str id, size_t count)
{
	const struct reader *reader = self->view.reader;
	const struct catalog_entry *entry =
		catalog_entry(reader->catalog, kind_of(self->facet), id);
	self->choices[self->n++] = (struct choice){
		.id = entry ? entry->id : str_copy(&self->arena, id),
		.name = entry ? entry->name : str_copy(&self->arena, id),
		.full = entry ? entry->full : STR_EMPTY,
		.entry = entry,
		.count = count,
		.sign = query_choice(&reader->query, self->facet, id),
	};
}

static bool listed(const struct view_chooser *self, struct str id)
{
	for (size_t i = 0; i < self->n; i++)
		if (str_equal(self->choices[i].id, id))
			return true;
	return false;
}

/* What occurs in the store, then what the filter asks for although it does not occur. */
static void add_choices(struct view_chooser *self, const struct facet_count *counts, size_t n)
{
	const struct reader *reader = self->view.reader;
	const struct catalog_entry *entries;
	size_t n_entries = catalog_entries(reader->catalog, kind_of(self->facet), &entries);
	self->choices = arena_new(&self->arena, n + n_entries + 1, sizeof *self->choices);
	self->shown = arena_new(&self->arena, n + n_entries + 1, sizeof *self->shown);
	for (size_t i = 0; i < n; i++)
		add_choice(self, counts[i].value, counts[i].count);
	for (size_t i = 0; i < n_entries; i++)
		if (query_choice(&reader->query, self->facet, entries[i].id) != 0 &&
		    !listed(self, entries[i].id))
			add_choice(self, entries[i].id, 0);
	for (size_t i = 0; i < self->n; i++)
		self->n_chosen += self->choices[i].sign != 0;
}

static int count_values(struct view_chooser *self, struct diag *diag)
{
	struct reader *reader = self->view.reader;
	struct selection rest = {0};
	struct facet_count *counts;
	size_t n;
	query_without(&reader->query, self->facet, &self->rest);
	int error = store_select(reader->store, &self->rest, ORDER_NEWEST, &rest, diag);
	if (!error)
		error = store_facets(reader->store, self->facet, &rest, &self->arena, &counts, &n,
				     diag);
	if (!error)
		add_choices(self, counts, n);
	selection_done(&rest);
	return error;
}

struct view *view_chooser_new(struct reader *reader, enum facet facet)
{
	struct view_chooser *self = mem_new(1, sizeof *self);
	struct diag diag = DIAG_INIT;
	*self = (struct view_chooser){.view = {.ops = &ops, .reader = reader}, .facet = facet};
	editor_init(&self->editor, STR_EMPTY);
	reader_finish(reader);
	if (count_values(self, &diag)) {
		reader_fail(reader, "%s", diag.text);
		return close_view(&self->view);
	}
	self->articles = reader->selection.n;
	narrow(self);
	return &self->view;
}
