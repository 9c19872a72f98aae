/*
 * The rows of headlines that are in memory: however one moves, and however much was read ahead in
 * between, each row is the article that stands there, and a page up or down has its rows.
 */
#include "desk.h"
#include "reader.h"

enum { ARTICLES = 300, HEIGHT = 7, STEPS = 3000, AROUND_LEAST = 40, DAYS = 28 };

static void put_articles(struct desk *desk)
{
	struct diag diag = DIAG_INIT;
	struct paragraph paragraph = {.text = STR("एक खबर यहां है.")};
	assert_int_equal(store_begin(desk->store, &diag), 0);
	for (int i = 0; i < ARTICLES; i++) {
		struct arena arena = {0};
		struct article article = {
			.source = str_printf(&arena, "%d.txt", i),
			.url = str_printf(&arena, "https://example.org/more/%d", i),
			.language = STR("hi"),
			.headline = str_printf(&arena, "खबर %d", i),
			.published = {.year = 2000,
				      .month = (int8_t)(i / DAYS + 1),
				      .day = (int8_t)(i % DAYS + 1)},
			.imported = {.year = 2023, .month = 5, .day = 2},
			.paragraphs = &paragraph,
			.n_paragraphs = 1,
		};
		enum store_put put;
		int64_t id;
		if (store_put(desk->store, &article, article.url, &put, &id, &diag))
			fail_msg("%s", diag.text);
		arena_done(&arena);
	}
	assert_int_equal(store_commit(desk->store, &diag), 0);
}

/* A row as the store tells it when asked for it alone. */
static void check_row(struct reader *reader, size_t index)
{
	struct arena arena = {0};
	struct diag diag = DIAG_INIT;
	struct headline *alone;
	size_t n;
	const struct headline *row = reader_headline(reader, index);
	assert_non_null(row);
	assert_int_equal(
		store_page(reader->store, &reader->selection, index, 1, &arena, &alone, &n, &diag),
		0);
	assert_int_equal(n, 1);
	assert_int_equal(row->id, alone->id);
	assert_true(str_equal(row->headline, alone->headline));
	assert_true(str_equal(row->parties, alone->parties));
	assert_true(str_equal(row->state, alone->state));
	assert_true(str_equal(row->tags, alone->tags));
	assert_int_equal(row->published.day, alone->published.day);
	arena_done(&arena);
}

static void check_rows(struct reader *reader, size_t first, size_t end)
{
	for (size_t i = first; i < end && i < reader->list.n; i++)
		check_row(reader, i);
}

static size_t back(size_t from, size_t by)
{
	return from > by ? from - by : 0;
}

static void open_reader(struct desk *desk, struct reader *reader)
{
	struct diag diag = DIAG_INIT;
	struct ui_options options = {
		.store = desk->store, .catalog = desk->catalog, .term = &desk->term};
	if (reader_open(reader, &options, &diag))
		fail_msg("%s", diag.text);
}

static void rows_are_those_of_the_store(void **state)
{
	static const enum action moves[] = {ACTION_DOWN,      ACTION_UP,      ACTION_PAGE_DOWN,
					    ACTION_PAGE_UP,   ACTION_LAST,    ACTION_FIRST,
					    ACTION_HALF_DOWN, ACTION_HALF_UP, ACTION_PAGE_DOWN};
	struct desk desk;
	struct reader reader;
	desk_make(&desk);
	put_articles(&desk);
	open_reader(&desk, &reader);
	unsigned seed = 1;
	for (int i = 0; i < STEPS; i++) {
		seed = seed * 1103515245u + 12345u;
		unsigned pick = seed >> 16;
		list_arrange(&reader.list, reader.selection.n, HEIGHT + (pick >> 8) % 2 * HEIGHT);
		list_act(&reader.list, moves[pick % (sizeof moves / sizeof *moves)], pick >> 4 & 3);
		reader_load_page(&reader);
		const struct list *list = &reader.list;
		check_rows(&reader, list->top, list->top + list->height);
		for (unsigned ahead = (pick >> 6) % 4; ahead && reader_load_ahead(&reader); ahead--)
			;
		check_rows(&reader, list->top, list->top + list->height);
	}
	assert_int_equal(reader.status.n, 0);
	reader_close(&reader);
	desk_remove(&desk);
}

/* Of nothing more than what a page up or down can show: memory does not grow with the way. */
static void a_page_before_and_behind_is_read_ahead(void **state)
{
	struct desk desk;
	struct reader reader;
	desk_make(&desk);
	put_articles(&desk);
	open_reader(&desk, &reader);
	size_t height = HEIGHT, n = reader.selection.n;
	assert_true(n > 2 * AROUND_LEAST + ARTICLES / 2);
	for (size_t at = 0; at < n; at += ARTICLES / 8) {
		list_arrange(&reader.list, n, height);
		list_go(&reader.list, at);
		reader_load_page(&reader);
		size_t top = reader.list.top;
		assert_null(reader_headline(&reader, top + 2 * height + 2 * AROUND_LEAST));
		while (reader_load_ahead(&reader))
			;
		check_rows(&reader, back(top, AROUND_LEAST), top + height + AROUND_LEAST);
		assert_null(reader_headline(&reader, top + height + AROUND_LEAST));
		if (top > AROUND_LEAST)
			assert_null(reader_headline(&reader, top - AROUND_LEAST - 1));
	}
	reader_close(&reader);
	desk_remove(&desk);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_those_of_the_store),
		cmocka_unit_test(a_page_before_and_behind_is_read_ahead),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
