/*
 * The list of headlines: the rows of the selection around the cursor. `/` asks the index for the
 * headlines that match, within the filter, so that it is as quick in a million as in ten; what is
 * loaded is also compared by eye, which finds what the index cannot (a part of a word).
 */
#include "find.h"
#include "surkhi/text/token.h"
#include "view.h"

enum {
	DATE = 11,             /* 2021-08-03 and a blank */
	HEADLINE_MINIMUM = 24, /* cells that a date must leave */
	STATE = 5,             /* IN-HP */
	FACETS = 26,           /* tags, parties, state: kept for them */
	FACETS_FROM = 84,      /* in a pane of so many cells */
	PARTIES = 10,          /* cells for them before a headline … */
	HEADLINE_LEAST = 40,   /* … that keeps so many */
	PATTERN_MAXIMUM = 4096
};

struct view_headlines {
	struct view view;
	struct buf pattern;  /* empty: no search */
	struct bits matches; /* ids */
	size_t n_matches;
	size_t origin; /* the cursor when the search began */
};

static const enum action hints[] = {
	ACTION_OPEN,      ACTION_PARTIES, ACTION_STATES, ACTION_FILTER,
	ACTION_SEARCH,    ACTION_TAG_ADD, ACTION_CLEAR,  ACTION_UNDO,
	ACTION_NEXT_PANE, ACTION_STAR,    ACTION_MARK,   ACTION_NONE,
};

static void title(const struct view *view, struct buf *ret_title)
{
	const struct list *list = &view->reader->list;
	buf_add(ret_title, STR("Headlines"));
	if (list->n && reader_counting(view->reader))
		buf_printf(ret_title, " %zu/…", list->cursor + 1);
	else if (list->n)
		buf_printf(ret_title, " %zu/%zu", list->cursor + 1, list->n);
}

/* The words typed, each as the start of a word of the headline, ANDed to the filter. */
static struct query_node *pattern_query(struct str typed, const struct query *filter,
					struct arena *arena)
{
	struct query_node *and = arena_new(arena, 1, sizeof *and);
	struct query_node **end = &and->child;
	*and = (struct query_node){.kind = QUERY_AND, .text = STR_EMPTY};
	struct token token;
	if (filter->root && filter->root->kind != QUERY_ALL) {
		*end = arena_new(arena, 1, sizeof **end);
		**end = *filter->root;
		end = &(*end)->next;
		*end = NULL;
	}
	for (size_t offset = 0; token_next(typed, &offset, &token);) {
		if (token.kind == TOKEN_MARK)
			continue;
		*end = arena_new(arena, 1, sizeof **end);
		**end = (struct query_node){.kind = QUERY_WORD,
					    .text = str_slice(typed, token.start, token.end),
					    .headline_only = true,
					    .prefix = true};
		end = &(*end)->next;
	}
	return and;
}

static void search_index(struct view_headlines *self)
{
	struct reader *reader = self->view.reader;
	struct query query = {0};
	struct selection found = {0};
	struct diag diag = DIAG_INIT;
	query.root = pattern_query(buf_str(&self->pattern), &reader->query, &query.arena);
	if (store_select(reader->store, &query, ORDER_NEWEST, &found, &diag) == 0)
		bits_copy(&self->matches, &found.articles);
	else
		reader_fail(reader, "%s", diag.text);
	selection_done(&found);
	query_done(&query);
}

static bool has_word(struct str text)
{
	struct token token;
	for (size_t offset = 0; token_next(text, &offset, &token);)
		if (token.kind != TOKEN_MARK)
			return true;
	return false;
}

static void search(struct view_headlines *self, struct str typed)
{
	const struct reader *reader = self->view.reader;
	buf_clear(&self->pattern);
	buf_add(&self->pattern, str_trim(typed));
	bits_clear(&self->matches);
	if (has_word(typed))
		search_index(self);
	while (self->pattern.n && reader_load_ahead(self->view.reader))
		; /* as many as if nobody had typed so fast */
	for (size_t i = 0; self->pattern.n && i < reader->page_n; i++)
		if (find_in(buf_str(&self->pattern), reader->page[i].headline))
			bits_put(&self->matches, (size_t)reader->page[i].id);
	self->n_matches = bits_count(&self->matches);
}

static bool matches_at(const struct view_headlines *self, size_t index)
{
	return bits_have(&self->matches, (size_t)reader_id(self->view.reader, index));
}

/* The count-th match behind (or before) from, round the ends; from itself comes last. */
static void go_to_match(struct view_headlines *self, size_t from, bool forward, unsigned count)
{
	struct list *list = &self->view.reader->list;
	unsigned left = count ? count : 1;
	for (size_t i = 1; i <= list->n; i++) {
		size_t index = (forward ? from + i : from + list->n - i) % list->n;
		if (matches_at(self, index) && --left == 0) {
			list_go(list, index);
			return;
		}
	}
}

static void find(struct view *view, enum find_step step, struct str typed)
{
	struct view_headlines *self = (struct view_headlines *)view;
	struct reader *reader = view->reader;
	if (step == FIND_BEGIN)
		self->origin = reader->list.cursor;
	if (step == FIND_TYPED || step == FIND_KEEP) {
		search(self, typed);
		list_go(&reader->list, self->origin);
		if (!matches_at(self, self->origin))
			go_to_match(self, self->origin, true, 1);
	}
	if (step == FIND_DROP) {
		search(self, STR_EMPTY);
		list_go(&reader->list, self->origin);
	}
	if (step != FIND_BEGIN && self->pattern.n)
		reader_say(reader, "%zu headline%s", self->n_matches,
			   self->n_matches == 1 ? "" : "s");
}

static unsigned next_match(struct view_headlines *self, bool forward, unsigned count)
{
	struct reader *reader = self->view.reader;
	if (self->n_matches)
		go_to_match(self, reader->list.cursor, forward, count);
	else
		reader_say(reader, "no headline matches '%s'", buf_z(&self->pattern));
	return VIEW_HANDLED;
}

/* True for what may reach rows that are not found yet. */
static bool reaches_far(enum action action, unsigned count)
{
	return count || action == ACTION_LAST || action == ACTION_PAGE_DOWN ||
	       action == ACTION_HALF_DOWN || action == ACTION_NEXT_HIT ||
	       action == ACTION_PREVIOUS_HIT || action == ACTION_MARK_RANGE;
}

static unsigned act(struct view *view, enum action action, unsigned count)
{
	struct view_headlines *self = (struct view_headlines *)view;
	if (reaches_far(action, count))
		reader_finish(view->reader);
	bool searching = self->pattern.n > 0;
	if (list_act(&view->reader->list, action, count))
		return VIEW_HANDLED;
	if (searching && (action == ACTION_NEXT_HIT || action == ACTION_PREVIOUS_HIT))
		return next_match(self, action == ACTION_NEXT_HIT, count);
	if (action == ACTION_OPEN && view->reader->list.n)
		return VIEW_HANDLED | VIEW_OPEN;
	if (action == ACTION_OPEN)
		return reader_take_suggestion(view->reader) ? VIEW_HANDLED | VIEW_RELOAD
							    : VIEW_HANDLED;
	return 0;
}

static unsigned key(struct view *view, const struct event *event)
{
	struct view_headlines *self = (struct view_headlines *)view;
	if (event->kind != EVENT_KEY || event->key != KEY_ESCAPE || self->pattern.n == 0)
		return 0;
	search(self, STR_EMPTY);
	return VIEW_HANDLED;
}

static unsigned mouse(struct view *view, enum mouse_button button, int row, int col)
{
	bool again = list_mouse(&view->reader->list, button, row);
	return again ? VIEW_HANDLED | VIEW_OPEN : VIEW_HANDLED;
}

static void arrange(struct view *view, struct rect rect)
{
	struct reader *reader = view->reader;
	list_arrange(&reader->list, reader->selection.n, rect.rows > 0 ? (size_t)rect.rows : 0);
	reader_load_page(reader);
}

static void draw_signs(const struct reader *reader, struct canvas *canvas, struct segment *segment,
		       const struct headline *row, bool here)
{
	bool marked = bits_have(&reader->marks, (size_t)row->id);
	canvas_text(canvas, segment, here ? STR(">") : STR(" "), ROLE_KEY);
	canvas_text(canvas, segment, marked ? STR("+") : STR(" "), ROLE_MARK);
	canvas_text(canvas, segment, row->read ? STR(" ") : STR("o"), ROLE_UNREAD);
	canvas_text(canvas, segment, row->starred ? STR("*") : STR(" "), ROLE_STAR);
	canvas_text(canvas, segment,
		    row->noted    ? STR("n")
		    : row->tags.n ? STR("#")
				  : STR(" "),
		    ROLE_TAG);
	canvas_text(canvas, segment, STR(" "), ROLE_TEXT);
}

/* "×3 " before the facets of a story that three articles tell. */
static size_t told_cells(const struct headline *row)
{
	size_t cells = row->told ? 2 : 0; /* the sign and the blank */
	for (size_t told = row->told; told; told /= 10)
		cells++;
	return cells;
}

static void draw_told(struct canvas *canvas, struct segment *segment, const struct headline *row)
{
	if (row->told)
		canvas_printf(canvas, segment, ROLE_MARK, "×%zu ", row->told);
}

/* Cells that the tags of a headline may take when all takes no more than most. */
static size_t tags_cells(const struct canvas *canvas, const struct headline *row, size_t most)
{
	size_t rest = STATE + 1 + (row->parties.n ? canvas_cells(canvas, row->parties) + 1 : 0) +
		      told_cells(row);
	size_t cells = row->tags.n ? canvas_cells(canvas, row->tags) + 2 : 0;
	if (rest >= most)
		return 0;
	return cells < most - rest ? cells : most - rest;
}

/* How often it is told, tags, parties, state, up to the right edge, so that the states stand below
 * one another. */
static void draw_facets(struct canvas *canvas, struct segment *segment, const struct headline *row,
			size_t tags)
{
	size_t parties = row->parties.n ? canvas_cells(canvas, row->parties) + 1 : 0;
	size_t fixed = STATE + 1 + told_cells(row);
	size_t all = fixed + parties + tags, room = canvas_room(segment);
	if (all > room)
		parties = room > fixed ? room - fixed : 0;
	canvas_pad(canvas, segment, segment->cells + (room > all ? room - all : 0));
	draw_told(canvas, segment, row);
	if (tags > 2) {
		canvas_text(canvas, segment, STR("#"), ROLE_TAG);
		canvas_column(canvas, segment, row->tags, tags - 2, ROLE_TAG);
		canvas_text(canvas, segment, STR(" "), ROLE_TEXT);
	}
	canvas_column(canvas, segment, row->parties, parties, ROLE_PARTY);
	canvas_column(canvas, segment, row->state, STATE, ROLE_STATE);
}

/* Cells that tags, parties and state get behind a headline; 0: there is no room for them. */
static size_t facets_cells(const struct canvas *canvas, const struct segment *segment,
			   const struct headline *row)
{
	bool wide = segment->width >= FACETS_FROM;
	size_t parties = row->parties.n ? canvas_cells(canvas, row->parties) + 1 : 0;
	size_t most = wide ? FACETS : STATE + 1 + parties + told_cells(row);
	size_t all = STATE + 1 + parties + told_cells(row) + tags_cells(canvas, row, FACETS);
	size_t headline = canvas_cells(canvas, row->headline), room = canvas_room(segment);
	if (headline + all + 1 <= room)
		return all;
	if (!wide && headline + most + 1 > room)
		return 0;
	return all < most ? all : most;
}

static void draw_date(struct canvas *canvas, struct segment *segment, const struct headline *row)
{
	char date[MOMENT_SIZE];
	struct moment day = row->published;
	if (canvas_room(segment) < DATE + HEADLINE_MINIMUM)
		return;
	day.has_time = false;
	moment_format(&day, date);
	canvas_column(canvas, segment, str_from(date), DATE, ROLE_META);
}

/* All that has no Hindi in it before the headline; tags show as a sign alone. */
static void draw_facets_before(struct canvas *canvas, struct segment *segment,
			       const struct headline *row)
{
	if (canvas_room(segment) >= STATE + 1 + HEADLINE_LEAST) {
		canvas_column(canvas, segment, row->state, STATE, ROLE_STATE);
		canvas_text(canvas, segment, STR(" "), ROLE_TEXT);
	}
	if (canvas_room(segment) >= PARTIES + 1 + HEADLINE_LEAST) {
		canvas_column(canvas, segment, row->parties, PARTIES, ROLE_PARTY);
		canvas_text(canvas, segment, STR(" "), ROLE_TEXT);
	}
	if (canvas_room(segment) >= told_cells(row) + HEADLINE_LEAST)
		draw_told(canvas, segment, row);
}

static void draw_headline(const struct reader *reader, struct canvas *canvas,
			  struct segment *segment, size_t index)
{
	const struct headline *row = reader_headline(reader, index);
	if (!row)
		return;
	draw_signs(reader, canvas, segment, row, index == reader->list.cursor);
	draw_date(canvas, segment, row);
	if (reader->hindi_last)
		draw_facets_before(canvas, segment, row);
	size_t facets = reader->hindi_last ? 0 : facets_cells(canvas, segment, row);
	size_t told = reader->hindi_last || facets ? 0 : told_cells(row);
	size_t room = canvas_room(segment), taken = facets ? facets + 1 : told;
	canvas_column(canvas, segment, row->headline, room > taken ? room - taken : 0,
		      row->read ? ROLE_TEXT : ROLE_UNREAD);
	if (told) {
		canvas_text(canvas, segment, STR(" "), ROLE_TEXT);
		draw_told(canvas, segment, row);
	}
	if (facets)
		draw_facets(canvas, segment, row, tags_cells(canvas, row, facets));
}

/* An empty list says what to do about it. */
static void draw_empty(const struct reader *reader, struct canvas *canvas, struct rect rect)
{
	struct arena arena = {0};
	struct str clear = reader_key(reader, ACTION_CLEAR, &arena);
	struct str edit = reader_key(reader, ACTION_FILTER, &arena);
	struct str open = reader_key(reader, ACTION_OPEN, &arena);
	struct str lines[4] = {STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY};
	if (reader_counting(reader)) {
		lines[0] = STR(" counting…");
	} else if (reader->everything.n == 0) {
		lines[0] = STR(" The archive is empty. To fill it:");
		lines[1] = str_printf(&arena, "   %.*s", STR_ARG(reader->empty_hint));
	} else {
		lines[0] = STR(" No article matches the filter.");
		lines[1] = str_printf(&arena, " %.*s  clears it", STR_ARG(clear));
		lines[2] = str_printf(&arena, " %.*s  edits it", STR_ARG(edit));
		if (reader->suggestion.n)
			lines[3] = str_printf(&arena, " %.*s  did you mean: %s", STR_ARG(open),
					      buf_z(&reader->suggestion));
	}
	for (int i = 0; i < rect.rows; i++) {
		struct segment *segment = canvas_segment(canvas, rect.row + i, rect.col, rect.cols);
		if (i < 4)
			canvas_text(canvas, segment, lines[i], i ? ROLE_KEY : ROLE_TEXT);
	}
	arena_done(&arena);
}

static void draw(const struct view *view, struct canvas *canvas, struct rect rect, bool focused)
{
	const struct reader *reader = view->reader;
	const struct list *list = &reader->list;
	if (list->n == 0) {
		draw_empty(reader, canvas, rect);
		return;
	}
	for (int i = 0; i < rect.rows; i++) {
		struct segment *segment = canvas_segment(canvas, rect.row + i, rect.col, rect.cols);
		size_t index;
		if (!segment || !list_at(list, i, &index))
			continue;
		segment->selected = focused && index == list->cursor;
		draw_headline(reader, canvas, segment, index);
	}
}

static struct view *close_view(struct view *view)
{
	struct view_headlines *self = (struct view_headlines *)view;
	buf_done(&self->pattern);
	bits_done(&self->matches);
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

struct view *view_headlines_new(struct reader *reader)
{
	struct view_headlines *self = mem_new(1, sizeof *self);
	*self = (struct view_headlines){.view = {.ops = &ops, .reader = reader},
					.pattern = BUF_INIT(PATTERN_MAXIMUM)};
	return &self->view;
}
