/*
 * The state that the panes share, and the only code of the reader that asks the store for articles.
 * Whatever the store answers, the reader goes on with what it had.
 */
#include "reader.h"

enum {
	FILTER_MAXIMUM = 16384,
	STATUS_MAXIMUM = 1024,
};

static void vsay(struct reader *reader, bool is_error, const char *format, va_list arguments)
	PRINTF(3, 0);

static void vsay(struct reader *reader, bool is_error, const char *format, va_list arguments)
{
	struct buf status = BUF_INIT(STATUS_MAXIMUM);
	buf_vprintf(&status, format, arguments);
	buf_done(&reader->status);
	reader->status = status;
	reader->status_is_error = is_error;
}

void reader_say(struct reader *reader, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	vsay(reader, false, format, arguments);
	va_end(arguments);
}

void reader_fail(struct reader *reader, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	vsay(reader, true, format, arguments);
	va_end(arguments);
}

void reader_quiet(struct reader *reader)
{
	buf_clear(&reader->status);
	reader->said_counting = false;
}

struct str reader_key(const struct reader *reader, enum action action, struct arena *arena)
{
	struct buf label = BUF_INIT(64);
	key_bindings_label(reader->bindings, action, &label);
	struct str key = str_copy(arena, buf_str(&label));
	buf_done(&label);
	return key;
}

static void write_filter(struct reader *reader)
{
	buf_clear(&reader->filter);
	query_format(&reader->query, &reader->filter);
}

int reader_set_filter(struct reader *reader, struct str text, struct diag *diag)
{
	struct query query = {0};
	int error = query_parse(text, reader->catalog, &query, diag);
	if (error)
		return error;
	query_done(&reader->query);
	reader->query = query;
	write_filter(reader);
	return 0;
}

static bool asks_for(const struct query_node *node, enum facet facet, struct str value)
{
	return node->kind == QUERY_FACET && node->facet == facet && str_equal(node->text, value);
}

bool reader_add_filter(struct reader *reader, enum facet facet, struct str value)
{
	struct query *query = &reader->query;
	struct query_node *root = query->root, *last = NULL;
	if (root && root->kind == QUERY_AND) {
		for (struct query_node *child = root->child; child; child = child->next) {
			if (asks_for(child, facet, value))
				return false;
			last = child;
		}
	} else if (root && asks_for(root, facet, value)) {
		return false;
	}
	struct query_node *node = arena_new(&query->arena, 1, sizeof *node);
	*node = (struct query_node){
		.kind = QUERY_FACET, .facet = facet, .text = str_copy(&query->arena, value)};
	if (last) {
		last->next = node;
	} else if (!root || root->kind == QUERY_ALL) {
		query->root = node;
	} else {
		query->root = arena_new(&query->arena, 1, sizeof *root);
		*query->root =
			(struct query_node){.kind = QUERY_AND, .text = STR_EMPTY, .child = root};
		root->next = node;
	}
	write_filter(reader);
	return true;
}

void reader_choose(struct reader *reader, enum facet facet, const struct str *values,
		   const int *choices, size_t n)
{
	query_choose(&reader->query, facet, values, choices, n);
	write_filter(reader);
}

static int find_everything(struct reader *reader, struct diag *diag)
{
	struct query everything = {0};
	struct selection selection = {0};
	int error = query_parse(STR_EMPTY, reader->catalog, &everything, diag);
	if (!error)
		error = store_select(reader->store, &everything, ORDER_NEWEST, &selection, diag);
	if (!error) {
		selection_done(&reader->everything);
		reader->everything = selection;
	}
	query_done(&everything);
	return error;
}

/* The cursor stays on its article; if that is gone, on its row or, with a new filter, at the top.
 */
static void show_found(struct reader *reader, int64_t id, bool new_filter)
{
	reader_forget_page(reader);
	buf_clear(&reader->suggestion);
	/* without one an empty list is as good as before: what went wrong is not worth a message */
	if (!reader_counting(reader) &&
	    store_suggest(reader->store, &reader->query, &reader->selection, &reader->suggestion,
			  NULL))
		buf_clear(&reader->suggestion);
	size_t index = reader->list.cursor;
	if (!reader_locate(reader, id, &index) && new_filter)
		index = 0;
	list_arrange(&reader->list, reader->selection.n, reader->list.height);
	list_go(&reader->list, index);
}

static int find_articles(struct reader *reader, bool new_filter, struct diag *diag)
{
	struct selection selection = {0};
	int64_t id = reader_id(reader, reader->list.cursor);
	int error =
		store_select_begin(reader->store, &reader->query, reader->effort, &selection, diag);
	if (error)
		return error;
	selection_done(&reader->coming);
	if (selection.rest && !new_filter) {
		reader->coming = selection;
		return 0;
	}
	selection_done(&reader->selection);
	reader->selection = selection;
	show_found(reader, id, new_filter);
	return 0;
}

bool reader_busy(const struct reader *reader)
{
	return reader->selection.rest || reader->coming.rest;
}

bool reader_counting(const struct reader *reader)
{
	return reader->selection.rest != NULL;
}

/* What was found anew takes the place of what is shown. */
static void take_coming(struct reader *reader)
{
	selection_done(&reader->selection);
	reader->selection = reader->coming;
	reader->coming = (struct selection){0};
}

void reader_more(struct reader *reader)
{
	struct diag diag = DIAG_INIT;
	int64_t id = reader_id(reader, reader->list.cursor);
	bool coming = reader->coming.rest != NULL, said = reader->said_counting;
	struct selection *selection = coming ? &reader->coming : &reader->selection;
	int error = store_select_more(reader->store, selection, &diag);
	if (error)
		reader_fail(reader, "%s", diag.text);
	if (selection->rest)
		return;
	if (coming && !error)
		take_coming(reader);
	show_found(reader, id, false);
	if (said && !error)
		reader_say_count(reader);
}

void reader_finish(struct reader *reader)
{
	while (reader_busy(reader))
		reader_more(reader);
}

bool reader_warm(struct reader *reader)
{
	bool more; /* what lists of facets need is loaded when one is opened */
	return store_warm_order(reader->store, &more, NULL) == 0 && more;
}

void reader_say_count(struct reader *reader)
{
	struct arena arena = {0};
	struct str key = reader_key(reader, ACTION_CLEAR, &arena);
	size_t n = reader->selection.n;
	if (reader_counting(reader))
		reader_say(reader, "counting…");
	else if (n == 0 && reader->filter.n)
		reader_say(reader, "no article; %.*s clears the filter", STR_ARG(key));
	else
		reader_say(reader, "%zu article%s", n, n == 1 ? "" : "s");
	reader->said_counting = reader_counting(reader);
	arena_done(&arena);
}

bool reader_reload(struct reader *reader)
{
	struct diag diag = DIAG_INIT;
	if (find_articles(reader, true, &diag) == 0)
		return true;
	reader_fail(reader, "%s", diag.text);
	return false;
}

bool reader_take_suggestion(struct reader *reader)
{
	struct diag diag = DIAG_INIT;
	return reader->suggestion.n > 0 &&
	       reader_set_filter(reader, buf_str(&reader->suggestion), &diag) == 0;
}

void reader_watch(struct reader *reader)
{
	int64_t version = store_version(reader->store);
	struct diag diag = DIAG_INIT;
	if (version == reader->version)
		return;
	if (find_articles(reader, false, &diag) || find_everything(reader, &diag)) {
		reader_fail(reader, "%s", diag.text);
		return;
	}
	reader->version = version;
	reader->has_article = false;
}

void reader_set_catalog(struct reader *reader, const struct catalog *catalog)
{
	struct diag diag = DIAG_INIT;
	struct buf filter = BUF_INIT(FILTER_MAXIMUM);
	buf_add(&filter, buf_str(&reader->filter));
	reader->catalog = catalog;
	if (reader_set_filter(reader, buf_str(&filter), &diag))
		reader_fail(reader, "%s", diag.text);
	buf_done(&filter);
	reader->version = -1; /* of no store: the next look finds anew */
}

bool reader_load_article(struct reader *reader)
{
	int64_t id = reader_id(reader, reader->list.cursor);
	if (reader->has_article && reader->article.id == id)
		return true;
	struct arena arena = {0};
	struct article article = {0};
	struct diag diag = DIAG_INIT;
	int error = id ? store_article(reader->store, id, &arena, &article, &diag) : 0;
	if (error)
		reader_fail(reader, "%s", diag.text);
	if (!id && !reader->article.id)
		return false;
	arena_done(&reader->article_arena);
	reader->has_article = id && !error;
	reader->article_arena = arena;
	reader->article = reader->has_article ? article : (struct article){0};
	reader->article_serial++;
	return reader->has_article;
}

int64_t reader_id(const struct reader *reader, size_t index)
{
	uint32_t id = 0;
	if (index >= reader->selection.n ||
	    selection_ids(reader->store, &reader->selection, index, 1, &id, NULL))
		return 0;
	return id;
}

bool reader_locate(const struct reader *reader, int64_t id, size_t *ret_index)
{
	size_t index;
	if (selection_find(reader->store, &reader->selection, id, &index, NULL) ||
	    index == reader->selection.n)
		return false;
	*ret_index = index;
	return true;
}

size_t reader_marked(const struct reader *reader)
{
	return bits_count(&reader->marks);
}

void reader_mark(struct reader *reader, unsigned count)
{
	size_t cursor = reader->list.cursor;
	bool on = !bits_have(&reader->marks, (size_t)reader_id(reader, cursor));
	for (unsigned i = 0; i < (count ? count : 1) && reader_id(reader, cursor + i); i++) {
		size_t id = (size_t)reader_id(reader, cursor + i);
		if (on)
			bits_put(&reader->marks, id);
		else
			bits_remove(&reader->marks, id);
		reader->last_marked = on ? (int64_t)id : 0;
	}
}

void reader_mark_range(struct reader *reader)
{
	size_t from, to = reader->list.cursor;
	if (!reader_locate(reader, reader->last_marked, &from))
		from = to;
	reader->last_marked = reader_id(reader, to);
	if (from > to) {
		size_t swap = from;
		from = to;
		to = swap;
	}
	for (size_t i = from; i <= to && reader_id(reader, i); i++)
		bits_put(&reader->marks, (size_t)reader_id(reader, i));
	reader_say(reader, "%zu marked", reader_marked(reader));
}

void reader_unmark(struct reader *reader)
{
	bits_clear(&reader->marks);
	reader->last_marked = 0;
	reader_say(reader, "nothing is marked");
}

int reader_open(struct reader *reader, const struct ui_options *options, struct diag *diag)
{
	*reader = (struct reader){
		.store = options->store,
		.catalog = options->catalog,
		.bindings = options->bindings,
		.widths = options->term->widths,
		.title = options->title,
		.empty_hint = options->empty_hint,
		.teaches = options->teaches,
		.latin = options->script == UI_SCRIPT_LATIN,
		.effort = options->effort ? options->effort : SELECT_EFFORT,
		.filter = BUF_INIT(FILTER_MAXIMUM),
		.suggestion = BUF_INIT(FILTER_MAXIMUM),
		.status = BUF_INIT(STATUS_MAXIMUM),
	};
	struct diag query_diag = DIAG_INIT;
	/* A bad query of the command line is app's to refuse; should one come, show everything. */
	if (reader_set_filter(reader, options->query, &query_diag)) {
		reader_fail(reader, "%s", query_diag.text);
		int error = reader_set_filter(reader, STR_EMPTY, diag);
		if (error)
			return error;
	}
	int error = find_everything(reader, diag);
	if (!error)
		error = find_articles(reader, true, diag);
	reader->version = store_version(reader->store);
	return error;
}

void reader_close(struct reader *reader)
{
	query_done(&reader->query);
	buf_done(&reader->filter);
	buf_done(&reader->suggestion);
	selection_done(&reader->selection);
	selection_done(&reader->coming);
	selection_done(&reader->everything);
	arena_done(&reader->page_arena);
	bits_done(&reader->marks);
	arena_done(&reader->article_arena);
	undo_done(&reader->undo);
	arena_done(&reader->lesson_arena);
	buf_done(&reader->status);
}
