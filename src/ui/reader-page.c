/*
 * The rows of the list that are in memory: those that show, and after each key, while nobody types,
 * a page before and behind them, so that a page down finds its rows read.
 */
#include "reader.h"

enum {
	AROUND = 40, /* rows before and behind, if no more show */
	AHEAD = 8    /* rows at a time: two pages of the file each, which may not be in memory */
};

struct span {
	size_t first, end;
};

void reader_forget_page(struct reader *reader)
{
	arena_done(&reader->page_arena);
	reader->page = NULL;
	reader->page_first = reader->page_n = 0;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t most(size_t a, size_t b)
{
	return a > b ? a : b;
}

static struct span shown(const struct reader *reader)
{
	const struct list *list = &reader->list;
	return (struct span){list->top, least(list->top + list->height, list->n)};
}

static struct span held(const struct reader *reader)
{
	size_t n = reader->page ? reader->page_n : 0;
	return (struct span){reader->page_first, reader->page_first + n};
}

/* What is worth holding: what shows, and what a page up or down would show. */
static struct span wanted(const struct reader *reader)
{
	struct span span = shown(reader);
	size_t around = most(reader->list.height, AROUND);
	span.first = span.first > around ? span.first - around : 0;
	span.end = least(span.end + around, reader->list.n);
	return span;
}

static bool holds(struct span outer, struct span inner)
{
	return inner.first >= outer.first && inner.end <= outer.end;
}

static int read_rows(struct reader *reader, struct span span, struct arena *arena,
		     struct headline *rows, struct diag *diag)
{
	struct headline *found;
	size_t n;
	if (span.first >= span.end)
		return 0;
	int error = store_page(reader->store, &reader->selection, span.first, span.end - span.first,
			       arena, &found, &n, diag);
	for (size_t i = 0; i < n && !error; i++)
		rows[i] = found[i];
	return error;
}

static struct headline copy_row(const struct headline *row, struct arena *arena)
{
	struct headline copy = *row;
	copy.headline = str_copy(arena, row->headline);
	copy.outlet = str_copy(arena, row->outlet);
	copy.dateline = str_copy(arena, row->dateline);
	copy.state = str_copy(arena, row->state);
	copy.parties = str_copy(arena, row->parties);
	copy.tags = str_copy(arena, row->tags);
	return copy;
}

void reader_show_opened(struct reader *reader)
{
	size_t n = reader->page ? reader->page_n : 0;
	for (size_t i = 0; i < n && reader->opened; i++)
		if (reader->page[i].id == reader->opened)
			reader->page[i].read = true;
}

/* Holds these rows and no others; those that it held are not read again. */
static int hold(struct reader *reader, struct span span, struct diag *diag)
{
	struct arena arena = {0};
	struct span old = held(reader);
	struct span both = {most(span.first, old.first), least(span.end, old.end)};
	if (both.first >= both.end)
		both.first = both.end = span.end;
	struct headline *rows = arena_new(&arena, span.end - span.first, sizeof *rows);
	int error = read_rows(reader, (struct span){span.first, both.first}, &arena, rows, diag);
	if (!error)
		error = read_rows(reader, (struct span){both.end, span.end}, &arena,
				  rows + (both.end - span.first), diag);
	if (error) {
		arena_done(&arena);
		return error;
	}
	for (size_t i = both.first; i < both.end; i++)
		rows[i - span.first] = copy_row(&reader->page[i - old.first], &arena);
	arena_done(&reader->page_arena);
	reader->page_arena = arena;
	reader->page = rows;
	reader->page_first = span.first;
	reader->page_n = span.end - span.first;
	reader_show_opened(reader);
	return 0;
}

void reader_load_page(struct reader *reader)
{
	struct span show = shown(reader), old = held(reader), want = wanted(reader);
	struct diag diag = DIAG_INIT;
	if (show.first >= show.end || holds(old, show))
		return;
	if (old.first <= show.end && old.end >= show.first && old.first < old.end) {
		show.first = least(show.first, most(old.first, want.first));
		show.end = most(show.end, least(old.end, want.end));
	}
	if (hold(reader, show, &diag))
		reader_fail(reader, "%s", diag.text);
}

bool reader_load_ahead(struct reader *reader)
{
	struct span show = shown(reader), next = held(reader), want = wanted(reader);
	struct diag diag = DIAG_INIT; /* what cannot be read now is told when it is to show */
	if (show.first >= show.end || !holds(next, show) || holds(next, want))
		return false;
	if (next.end < want.end)
		next.end = least(next.end + AHEAD, want.end);
	else
		next.first = next.first > AHEAD ? next.first - AHEAD : 0;
	next.first = most(next.first, want.first);
	next.end = least(next.end, want.end);
	return hold(reader, next, &diag) == 0;
}

const struct headline *reader_headline(const struct reader *reader, size_t index)
{
	if (index < reader->page_first || index - reader->page_first >= reader->page_n)
		return NULL;
	return &reader->page[index - reader->page_first];
}
