/*
 * The loop of the reader: one screen an event, other processes noticed, nothing lost at the end, no
 * crash whatever is typed at whatever size.
 */
#include "desk.h"

#include <signal.h>
#include <sys/resource.h>

#include "surkhi/store/edit.h"
#include "surkhi/text/utf8.h"

static void quitting_is_quitting(void **state)
{
	struct desk desk;
	desk_make(&desk);
	static const struct step steps[] = {KEY('j'), KEY(KEY_RETURN), KEY('q'), KEY('q'),
					    KEY('j')};
	assert_int_equal(RUN(&desk, steps), UI_QUIT);
	assert_int_equal(desk.at, 4); /* the last key is not asked for */
	desk_remove(&desk);
}

static void escape_does_not_quit(void **state)
{
	struct desk desk;
	desk_make(&desk);
	static const struct step steps[] = {KEY(KEY_ESCAPE), KEY(KEY_ESCAPE), KEY('j')};
	assert_int_equal(RUN(&desk, steps), UI_ENDED);
	desk_remove(&desk);
}

/* What was typed before the terminal went is in the store. */
static void the_end_loses_nothing(void **state)
{
	struct desk desk;
	desk_make(&desk);
	static const struct step steps[] = {KEY('t'), KEY('x'), KEY(KEY_RETURN), KEY('m')};
	assert_int_equal(RUN(&desk, steps), UI_ENDED);
	desk.store = (store_close(desk.store), desk_store(&desk));
	assert_int_equal(desk_count(&desk, "tag:x is:starred"), 1);
	desk_remove(&desk);
}

static void put_newer(struct desk *desk)
{
	struct store *other = desk_store(desk);
	struct paragraph paragraph = {.text = STR("एक और खबर यहां है.")};
	struct article article = {
		.source = STR("other.txt"),
		.url = STR("https://example.org/other"),
		.language = STR("hi"),
		.headline = STR("एकदम नई खबर"),
		.published = {.year = 2023, .month = 5, .day = 1},
		.imported = {.year = 2023, .month = 5, .day = 2},
		.paragraphs = &paragraph,
		.n_paragraphs = 1,
	};
	enum store_put put;
	int64_t id;
	struct diag diag = DIAG_INIT;
	if (store_put(other, &article, STR("एक और खबर"), &put, &id, &diag))
		fail_msg("%s", diag.text);
	store_close(other);
}

/* The article that another process brought is listed; the cursor stays where it was. */
static void another_process_is_noticed(void **state)
{
	struct desk desk;
	desk_make(&desk);
	static const struct step steps[] = {
		KEY('j'), KEY('j'), {{.kind = EVENT_KEY, .key = KEY_CONTROL('l')}, put_newer}};
	RUN(&desk, steps);
	assert_true(desk_shows(&desk, "16/16"));
	assert_true(desk_shows(&desk, "Headlines 4/16"));
	assert_true(desk_shows(&desk, "> o   2022-08-27"));
	assert_true(desk_shows(&desk, "एकदम नई खबर"));
	desk_remove(&desk);
}

static void is_counting(struct desk *desk)
{
	assert_true(desk_shows(desk, "counting…/15") && desk_shows(desk, "/…"));
}

static void has_counted(struct desk *desk)
{
	assert_true(desk_shows(desk, "15 articles") && desk_shows(desk, " 2/15"));
}

/* First rows are there at once, the count comes when nobody types, and moves nothing then. */
static void what_takes_long_is_counted_between_keys(void **state)
{
	struct desk desk;
	desk_make(&desk);
	desk.effort = 1;
	desk.query = STR("क*");
	static const struct step steps[] = {
		{{.kind = EVENT_KEY, .key = 'j'}, is_counting},
		{{.kind = EVENT_KEY, .key = 'c'}, is_counting},
		KEY('f'),
		KEY(U'क'),
		KEY('*'),
		KEY(KEY_RETURN),
		{{.kind = EVENT_KEY, .key = 'c'}, has_counted, .waits = true},
		KEY('f'),
		KEY(U'न'), /* not what is known by now */
		KEY('*'),
		KEY(KEY_RETURN),
		{{.kind = EVENT_KEY, .key = 'G'}, is_counting},
		{{.kind = EVENT_KEY, .key = KEY_CONTROL('l')}, put_newer},
		{{.kind = EVENT_KEY, .key = KEY_CONTROL('l')}, .waits = true}};
	RUN(&desk, steps);
	assert_true(desk_shows(&desk, "Headlines 15/15") || desk_shows(&desk, "Headlines 16/16"));
	desk_remove(&desk);
}

static void tag_elsewhere(struct desk *desk)
{
	struct store *other = desk_store(desk);
	struct edit edit = {.kind = EDIT_TAG, .article = 14, .text = STR("और"), .on = true};
	struct arena arena = {0};
	struct edit *changed;
	size_t n;
	struct diag diag = DIAG_INIT;
	if (edit_apply(other, &edit, 1, &arena, &changed, &n, &diag))
		fail_msg("%s", diag.text);
	arena_done(&arena);
	store_close(other);
}

static void a_tag_of_another_process_shows(void **state)
{
	struct desk desk;
	desk_make(&desk);
	static const struct step steps[] = {
		{{.kind = EVENT_KEY, .key = KEY_CONTROL('l')}, tag_elsewhere}};
	RUN(&desk, steps);
	assert_true(desk_shows(&desk, "# और"));
	desk_remove(&desk);
}

static void let_go(struct desk *desk)
{
	struct diag diag = DIAG_INIT;
	if (desk->other && desk_shows(desk, "[Article"))
		desk->other = (store_commit(desk->other, &diag), store_close(desk->other));
}

static void hold_the_lock(struct desk *desk)
{
	struct diag diag = DIAG_INIT;
	desk->other = desk_store(desk);
	desk->painted = let_go;
	assert_int_equal(store_begin(desk->other, &diag), 0);
}

static void one_is_read(struct desk *desk)
{
	assert_null(desk->other);
	assert_int_equal(desk_count(desk, "is:read"), 1);
}

/* Whoever opens an article waits for no other writer to see it; it is read before the next key. */
static void an_opened_article_shows_at_once(void **state)
{
	struct desk desk;
	desk_make(&desk);
	static const struct step steps[] = {
		{{.kind = EVENT_KEY, .key = KEY_RETURN}, hold_the_lock},
		{{.kind = EVENT_KEY, .key = 'u'}, one_is_read},
	};
	RUN(&desk, steps);
	assert_true(desk_shows(&desk, "undone: opened 1 article"));
	assert_int_equal(desk_count(&desk, "is:read"), 0);
	desk_remove(&desk);
}

static void fill_the_disk(struct desk *desk)
{
	struct rlimit limit;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = 1;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void empty_the_disk(struct desk *desk)
{
	struct rlimit limit;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = limit.rlim_max;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	assert_true(desk_shows(desk, "writing store"));
	assert_int_equal(desk_count(desk, "is:read"), 0);
}

/* That an article could not be marked as read is said, and it shows as unread again. */
static void what_could_not_be_written_is_said(void **state)
{
	struct desk desk;
	desk_make(&desk);
	desk.told = 1; /* it shows twice */
	desk.cols = 160;
	static const struct step steps[] = {
		{{.kind = EVENT_KEY, .key = KEY_RETURN}, fill_the_disk},
		{{.kind = EVENT_KEY, .key = KEY_ESCAPE}, empty_the_disk},
	};
	RUN(&desk, steps);
	assert_true(desk_shows(&desk, "> o   2022"));
	desk_remove(&desk);
}

static void a_broken_terminal_ends_it(void **state)
{
	struct desk desk;
	enum ui_request request = UI_QUIT;
	struct diag diag = DIAG_INIT;
	desk_make(&desk);
	desk.broken = true;
	struct ui *ui;
	assert_int_equal(ui_open(&(struct ui_options){.store = desk.store,
						      .catalog = desk.catalog,
						      .term = &desk.term,
						      .query = STR_EMPTY},
				 &ui, &diag),
			 0);
	assert_int_equal(ui_run(ui, &request, &diag), ERR_FATAL);
	ui_close(ui);
	assert_string_equal(diag.text, "the terminal is gone");
	desk_remove(&desk);
}

/* A query that app should have refused: everything shows, and why. */
static void a_bad_query_at_the_start(void **state)
{
	struct desk desk;
	desk_make(&desk);
	desk.query = STR("party:nosuch");
	desk_run(&desk, NULL, 0);
	assert_true(desk_shows(&desk, "15/15"));
	assert_true(desk_shows(&desk, "nosuch"));
	desk_remove(&desk);
}

static void type(struct step *steps, size_t *n, const char *text)
{
	size_t at = 0;
	char32_t code;
	while (utf8_next(str_from(text), &at, &code))
		steps[(*n)++] = (struct step){.event = {.kind = EVENT_KEY, .key = code}};
	steps[(*n)++] = (struct step){.event = {.kind = EVENT_KEY, .key = KEY_RETURN}};
}

/* The loop returns, is answered, and goes on where it was. */
static void an_alias_is_asked_of_app(void **state)
{
	struct desk desk;
	struct step steps[64];
	size_t n = 0;
	desk_make(&desk);
	type(steps, &n, "G");
	type(steps, &n, "Kletहाथ दल");
	assert_int_equal(desk_run(&desk, steps, n), UI_ENDED);
	assert_string_equal(desk.taught, "INC: हाथ दल 0");
	assert_int_equal(desk.lessons, 1);
	assert_true(desk_shows(&desk, "so it is"));
	assert_true(desk_shows(&desk, "[Entities 11]"));
	desk_remove(&desk);
}

/* What was taught is an act as any other, and is forgotten by the receipt that app gave last. */
static void an_alias_is_undone(void **state)
{
	static const struct {
		const char *keys, *asked;
		size_t lessons;
	} cases[] = {{"u", "not INC: हाथ दल 1", 2},
		     {"u\x12", "INC: हाथ दल 1", 3},
		     {"u\x12u", "not INC: हाथ दल 3", 4},
		     {"u\x12uu", "not INC: हाथ दल 3", 4}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct desk desk;
		struct step steps[64];
		size_t n = 0;
		desk_make(&desk);
		type(steps, &n, "G");
		type(steps, &n, "Kletहाथ दल");
		for (const char *key = cases[i].keys; *key; key++)
			steps[n++] = (struct step){
				.event = {.kind = EVENT_KEY, .key = (unsigned char)*key}};
		assert_int_equal(desk_run(&desk, steps, n), UI_ENDED);
		assert_string_equal(desk.taught, cases[i].asked);
		assert_int_equal(desk.lessons, cases[i].lessons);
		desk_remove(&desk);
	}
}

/* It is drawn in the middle of a key, over what asked for the change. */
static void a_long_change_says_how_far_it_is(void **state)
{
	struct desk desk;
	struct step steps[] = {KEY('G'),     KEY(KEY_RETURN), KEY('K'), KEY('l'), KEY('e'),
			       KEY(KEY_TAB), KEY('x'),        KEY('u'), KEY('c')};
	desk_make(&desk);
	desk.told = 2;
	assert_int_equal(RUN(&desk, steps), UI_ENDED);
	assert_true(desk.telling >= 4); /* both ways */
	assert_false(desk_shows(&desk, " articles …"));
	desk_remove(&desk);
}

static void a_long_change_can_be_stopped(void **state)
{
	struct desk desk;
	struct step steps[] = {KEY('G'), KEY(KEY_RETURN), KEY('K'), KEY('l'),
			       KEY('e'), KEY(KEY_TAB),    KEY('x')};
	desk_make(&desk);
	desk.told = 2;
	desk.patience = 2;
	assert_int_equal(RUN(&desk, steps), UI_ENDED);
	assert_int_equal(desk.telling, 2);
	assert_true(desk_shows(&desk, "stopped at 2 of "));
	assert_true(desk_shows(&desk, ": nothing was changed"));
	desk_remove(&desk);
}

static void anything_typed_at_any_size(void **state)
{
	for (unsigned seed = 1; seed <= 4; seed++) {
		struct desk desk;
		desk_make(&desk);
		desk.seed = seed;
		desk.told = seed % 2;
		desk.term.widths = &width_models[seed % n_width_models];
		desk_run(&desk, NULL, 1000);
		desk_remove(&desk);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quitting_is_quitting),
		cmocka_unit_test(escape_does_not_quit),
		cmocka_unit_test(the_end_loses_nothing),
		cmocka_unit_test(another_process_is_noticed),
		cmocka_unit_test(what_takes_long_is_counted_between_keys),
		cmocka_unit_test(a_tag_of_another_process_shows),
		cmocka_unit_test(an_opened_article_shows_at_once),
		cmocka_unit_test(what_could_not_be_written_is_said),
		cmocka_unit_test(a_broken_terminal_ends_it),
		cmocka_unit_test(a_bad_query_at_the_start),
		cmocka_unit_test(an_alias_is_asked_of_app),
		cmocka_unit_test(an_alias_is_undone),
		cmocka_unit_test(a_long_change_says_how_far_it_is),
		cmocka_unit_test(a_long_change_can_be_stopped),
		cmocka_unit_test(anything_typed_at_any_size),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
