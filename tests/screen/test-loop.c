/*
 * The loop of the reader on a terminal that looks over its shoulder: one screen an event, other
 * processes noticed, nothing lost at the end, no crash whatever is typed at whatever size.
 */
#include "../unit/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "canvas.h"
#include "fixture.h"
#include "surkhi/store/edit.h"
#include "surkhi/store/select.h"
#include "surkhi/text/utf8.h"
#include "surkhi/ui/ui.h"

enum { SCREEN_MAXIMUM = 1 << 20 };

struct desk; /* a store, a catalog, a terminal */

struct step {
	struct event event;
	void (*before)(struct desk *desk); /* done before the event comes */
	bool waits;                        /* nobody types for a while before it */
};

struct desk {
	struct term term; /* first */
	char folder[64], path[96];
	struct store *store;
	struct catalog *catalog;
	const struct step *steps;
	size_t n_steps, at;
	unsigned seed; /* not 0: random events instead of steps */
	int rows, cols;
	size_t presents, asked;
	bool broken; /* present() fails */
	size_t lessons;
	char taught[256]; /* "INC: alias" of the last one */
	size_t told;      /* as in struct ui_options */
	size_t effort;    /* as there */
	size_t telling;   /* screens that say how far a long change is */
	size_t patience;  /* so many of them, then Esc; 0: never */
	struct buf screen;
	struct str query;
};

static struct desk *of(struct term *term)
{
	return (struct desk *)(void *)term;
}

static unsigned draw(struct desk *desk, unsigned n)
{
	desk->seed = desk->seed * 1103515245u + 12345u;
	return (desk->seed >> 16) % n;
}

/* Text of both scripts, most of it keys that do much, and keys that are no text. */
static const char32_t random_letters[] =
	U"jkgGJKpsfc/nNtTaexmvVMrRiyuzL=?hl50 !,:\"(\u0915\u093f\u094d\u0937\u200d\u0930\U0010ffff";
static const char32_t random_keys[] = {
	KEY_RETURN,       KEY_RETURN,       KEY_RETURN,       KEY_ESCAPE,       KEY_ESCAPE,
	KEY_TAB,          KEY_TAB,          KEY_BACKTAB,      KEY_ERASE,        KEY_DELETE_FORWARD,
	KEY_CURSOR_UP,    KEY_CURSOR_DOWN,  KEY_CURSOR_LEFT,  KEY_PAGE_DOWN,    KEY_LINE_END,
	KEY_CONTROL('d'), KEY_CONTROL('u'), KEY_CONTROL('r'), KEY_CONTROL('l'), KEY_CONTROL('x'),
	KEY_CONTROL('w')};

/* Sizes go down to nothing. */
static struct event random_event(struct desk *desk)
{
	unsigned n_letters = sizeof random_letters / sizeof *random_letters - 1;
	unsigned n = n_letters + sizeof random_keys / sizeof *random_keys, at = draw(desk, n);
	struct event event = {.kind = EVENT_KEY,
			      .key = at < n_letters ? random_letters[at]
						    : random_keys[at - n_letters]};
	unsigned pick = draw(desk, 40);
	if (pick == 0) {
		event.kind = EVENT_RESIZE;
		desk->rows = (int)draw(desk, draw(desk, 4) ? 40 : 200) + 1;
		desk->cols = (int)draw(desk, draw(desk, 4) ? 180 : 500) + 1;
	} else if (pick == 1) {
		event = (struct event){.kind = EVENT_PASTE, .text = STR("is:unread\nकांग्रेस\x01")};
	} else if (pick <= 3) {
		event = (struct event){.kind = EVENT_MOUSE,
				       .button = (enum mouse_button)draw(desk, 3),
				       .row = (int)draw(desk, 60) - 2,
				       .col = (int)draw(desk, 200) - 2};
	}
	return event;
}

static int next_event(struct term *term, struct event *ret_event, struct diag *diag)
{
	struct desk *desk = of(term);
	desk->asked++;
	/* exactly one for each event, one before app is asked, and more while a change is long */
	if (desk->told || desk->effort)
		assert_true(desk->presents >= desk->asked + desk->lessons);
	else
		assert_int_equal(desk->presents, desk->asked + desk->lessons);
	if (desk->at == desk->n_steps) {
		*ret_event = (struct event){.kind = EVENT_END};
		return 0;
	}
	if (desk->seed) {
		desk->at++;
		*ret_event = random_event(desk);
		return 0;
	}
	const struct step *step = &desk->steps[desk->at++];
	if (step->before)
		step->before(desk);
	*ret_event = step->event;
	return 0;
}

static bool idle(struct term *term)
{
	const struct desk *desk = of(term);
	return desk->steps && desk->at < desk->n_steps && desk->steps[desk->at].waits;
}

static bool stopped(struct term *term)
{
	const struct desk *desk = of(term);
	return desk->patience && desk->telling >= desk->patience;
}

static void size(const struct term *term, int *ret_rows, int *ret_cols)
{
	const struct desk *desk = (const struct desk *)(const void *)term;
	*ret_rows = desk->rows;
	*ret_cols = desk->cols;
}

/* No row is wider than the screen, and what is drawn has no control characters. */
static int present(struct term *term, const struct canvas *canvas, struct diag *diag)
{
	struct desk *desk = of(term);
	desk->presents++;
	buf_clear(&desk->screen);
	canvas_dump(canvas, &desk->screen);
	desk->telling += str_find(buf_str(&desk->screen), STR(" articles …"), 0) != SIZE_MAX;
	struct str rest = buf_str(&desk->screen), line;
	while (str_line(&rest, &line)) {
		assert_true(width_text(desk->term.widths, line) <= (size_t)desk->cols);
		for (size_t i = 0; i < line.n; i++)
			assert_true((unsigned char)line.s[i] >= ' ');
	}
	return desk->broken ? diag_set(diag, ERR_FATAL, "the terminal is gone") : 0;
}

static void nothing(struct term *term)
{
}

static void copy(struct term *term, struct str text)
{
}

static const struct term_ops ops = {
	.next_event = next_event,
	.idle = idle,
	.stopped = stopped,
	.size = size,
	.present = present,
	.redraw = nothing,
	.suspend = nothing,
	.copy = copy,
};

static struct store *open_store(struct desk *desk)
{
	struct diag diag = DIAG_INIT;
	struct store *store;
	if (store_open(desk->path, STORE_CREATE, &store, &diag))
		fail_msg("%s", diag.text);
	return store;
}

static void set_up(struct desk *desk)
{
	const char *temporary = getenv("TMPDIR");
	struct diag diag = DIAG_INIT;
	*desk = (struct desk){.term = {&ops, &width_models[0]}, .rows = 24, .cols = 120};
	desk->screen = (struct buf)BUF_INIT(SCREEN_MAXIMUM);
	snprintf(desk->folder, sizeof desk->folder, "%.40s/surkhi-XXXXXX",
		 temporary ? temporary : "/tmp");
	assert_non_null(mkdtemp(desk->folder));
	snprintf(desk->path, sizeof desk->path, "%s/archive.db", desk->folder);
	desk->store = open_store(desk);
	if (fixture_fill(desk->store, &diag) || catalog_open(NULL, &desk->catalog, &diag))
		fail_msg("%s", diag.text);
}

static void tear_down(struct desk *desk)
{
	static const char *const suffixes[] = {"", "-wal", "-shm"};
	char path[128];
	store_close(desk->store);
	catalog_close(desk->catalog);
	buf_done(&desk->screen);
	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
		snprintf(path, sizeof path, "%s%s", desk->path, suffixes[i]);
		unlink(path);
	}
	rmdir(desk->folder);
}

/* What app would do. */
static void teach(struct desk *desk, struct ui *ui)
{
	const struct ui_lesson *lesson = ui_lesson(ui);
	snprintf(desk->taught, sizeof desk->taught, "%.*s: %.*s", STR_ARG(lesson->entity.id),
		 STR_ARG(lesson->alias));
	desk->lessons++;
	ui_catalog(ui, desk->catalog);
	ui_answer(ui, desk->lessons > 1, STR("so it is"));
}

static enum ui_request run(struct desk *desk, const struct step *steps, size_t n)
{
	enum ui_request request = UI_QUIT;
	struct diag diag = DIAG_INIT;
	desk->steps = steps;
	desk->n_steps = n;
	struct ui *ui;
	if (ui_open(&(struct ui_options){.store = desk->store,
					 .catalog = desk->catalog,
					 .term = &desk->term,
					 .query = desk->query,
					 .title = STR("surkhi"),
					 .empty_hint = STR("surkhi import FOLDER"),
					 .teaches = true,
					 .told = desk->told,
					 .effort = desk->effort},
		    &ui, &diag))
		fail_msg("%s", diag.text);
	do {
		if (ui_run(ui, &request, &diag))
			fail_msg("%s", diag.text);
		if (request == UI_TEACH)
			teach(desk, ui);
	} while (request == UI_TEACH);
	ui_close(ui);
	return request;
}

#define RUN(desk, steps) run((desk), (steps), sizeof(steps) / sizeof *(steps))
#define KEY(code)                                                                                  \
	{                                                                                          \
		.event = {.kind = EVENT_KEY, .key = (code) }                                       \
	}

static bool shows(const struct desk *desk, const char *text)
{
	return str_find(buf_str(&desk->screen), str_from(text), 0) != SIZE_MAX;
}

static size_t count(struct desk *desk, const char *query)
{
	struct query parsed = {0};
	struct selection selection = {0};
	struct diag diag = DIAG_INIT;
	if (query_parse(str_from(query), desk->catalog, &parsed, &diag) ||
	    store_select(desk->store, &parsed, ORDER_NEWEST, &selection, &diag))
		fail_msg("%s", diag.text);
	size_t n = selection.n;
	selection_done(&selection);
	query_done(&parsed);
	return n;
}

static void quitting_is_quitting(void **state)
{
	struct desk desk;
	set_up(&desk);
	static const struct step steps[] = {KEY('j'), KEY(KEY_RETURN), KEY('q'), KEY('q'),
					    KEY('j')};
	assert_int_equal(RUN(&desk, steps), UI_QUIT);
	assert_int_equal(desk.at, 4); /* the last key is not asked for */
	tear_down(&desk);
}

static void escape_does_not_quit(void **state)
{
	struct desk desk;
	set_up(&desk);
	static const struct step steps[] = {KEY(KEY_ESCAPE), KEY(KEY_ESCAPE), KEY('j')};
	assert_int_equal(RUN(&desk, steps), UI_ENDED);
	tear_down(&desk);
}

/* What was typed before the terminal went is in the store. */
static void the_end_loses_nothing(void **state)
{
	struct desk desk;
	set_up(&desk);
	static const struct step steps[] = {KEY('t'), KEY('x'), KEY(KEY_RETURN), KEY('m')};
	assert_int_equal(RUN(&desk, steps), UI_ENDED);
	desk.store = (store_close(desk.store), open_store(&desk));
	assert_int_equal(count(&desk, "tag:x is:starred"), 1);
	tear_down(&desk);
}

static void put_newer(struct desk *desk)
{
	struct store *other = open_store(desk);
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
	set_up(&desk);
	static const struct step steps[] = {
		KEY('j'), KEY('j'), {{.kind = EVENT_KEY, .key = KEY_CONTROL('l')}, put_newer}};
	RUN(&desk, steps);
	assert_true(shows(&desk, "16/16"));
	assert_true(shows(&desk, "Headlines 4/16"));
	assert_true(shows(&desk, "> o   2022-08-27"));
	assert_true(shows(&desk, "एकदम नई खबर"));
	tear_down(&desk);
}

static void is_counting(struct desk *desk)
{
	assert_true(shows(desk, "counting…/15") && shows(desk, "/…"));
}

static void has_counted(struct desk *desk)
{
	assert_true(shows(desk, "15 articles") && shows(desk, " 2/15"));
}

/* First rows are there at once, the count comes when nobody types, and moves nothing then. */
static void what_takes_long_is_counted_between_keys(void **state)
{
	struct desk desk;
	set_up(&desk);
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
		KEY(U'क'),
		KEY('*'),
		KEY(KEY_RETURN),
		{{.kind = EVENT_KEY, .key = 'G'}, is_counting},
		{{.kind = EVENT_KEY, .key = KEY_CONTROL('l')}, put_newer},
		{{.kind = EVENT_KEY, .key = KEY_CONTROL('l')}, .waits = true}};
	RUN(&desk, steps);
	assert_true(shows(&desk, "Headlines 15/15") || shows(&desk, "Headlines 16/16"));
	tear_down(&desk);
}

static void tag_elsewhere(struct desk *desk)
{
	struct store *other = open_store(desk);
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
	set_up(&desk);
	static const struct step steps[] = {
		{{.kind = EVENT_KEY, .key = KEY_CONTROL('l')}, tag_elsewhere}};
	RUN(&desk, steps);
	assert_true(shows(&desk, "# और"));
	tear_down(&desk);
}

static void a_broken_terminal_ends_it(void **state)
{
	struct desk desk;
	enum ui_request request = UI_QUIT;
	struct diag diag = DIAG_INIT;
	set_up(&desk);
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
	tear_down(&desk);
}

/* A query that app should have refused: everything shows, and why. */
static void a_bad_query_at_the_start(void **state)
{
	struct desk desk;
	set_up(&desk);
	desk.query = STR("party:nosuch");
	run(&desk, NULL, 0);
	assert_true(shows(&desk, "15/15"));
	assert_true(shows(&desk, "nosuch"));
	tear_down(&desk);
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
	set_up(&desk);
	type(steps, &n, "G");
	type(steps, &n, "Kletहाथ दल");
	assert_int_equal(run(&desk, steps, n), UI_ENDED);
	assert_string_equal(desk.taught, "INC: हाथ दल");
	assert_int_equal(desk.lessons, 1);
	assert_true(shows(&desk, "so it is"));
	assert_true(shows(&desk, "[Entities 11]"));
	tear_down(&desk);
}

/* It is drawn in the middle of a key, over what asked for the change. */
static void a_long_change_says_how_far_it_is(void **state)
{
	struct desk desk;
	struct step steps[] = {KEY('G'),     KEY(KEY_RETURN), KEY('K'), KEY('l'), KEY('e'),
			       KEY(KEY_TAB), KEY('x'),        KEY('u'), KEY('c')};
	set_up(&desk);
	desk.told = 2;
	assert_int_equal(RUN(&desk, steps), UI_ENDED);
	assert_true(desk.telling >= 4); /* both ways */
	assert_false(shows(&desk, " articles …"));
	tear_down(&desk);
}

static void a_long_change_can_be_stopped(void **state)
{
	struct desk desk;
	struct step steps[] = {KEY('G'), KEY(KEY_RETURN), KEY('K'), KEY('l'),
			       KEY('e'), KEY(KEY_TAB),    KEY('x')};
	set_up(&desk);
	desk.told = 2;
	desk.patience = 2;
	assert_int_equal(RUN(&desk, steps), UI_ENDED);
	assert_int_equal(desk.telling, 2);
	assert_true(shows(&desk, "stopped at 2 of "));
	assert_true(shows(&desk, ": nothing was changed"));
	tear_down(&desk);
}

static void anything_typed_at_any_size(void **state)
{
	for (unsigned seed = 1; seed <= 4; seed++) {
		struct desk desk;
		set_up(&desk);
		desk.seed = seed;
		desk.told = seed % 2;
		desk.term.widths = &width_models[seed % n_width_models];
		run(&desk, NULL, 1000);
		tear_down(&desk);
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
		cmocka_unit_test(a_broken_terminal_ends_it),
		cmocka_unit_test(a_bad_query_at_the_start),
		cmocka_unit_test(an_alias_is_asked_of_app),
		cmocka_unit_test(a_long_change_says_how_far_it_is),
		cmocka_unit_test(a_long_change_can_be_stopped),
		cmocka_unit_test(anything_typed_at_any_size),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
