/* Knows how a terminal is played, and how the archive that it shows is made and removed. */
#include "desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "canvas.h"
#include "fixture.h"
#include "surkhi/store/edit.h"

enum { SCREEN_MAXIMUM = 1 << 20 };

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
	if (desk->painted)
		desk->painted(desk);
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

struct store *desk_store(struct desk *desk)
{
	struct diag diag = DIAG_INIT;
	struct store *store;
	if (store_open(desk->path, STORE_CREATE, &store, &diag))
		fail_msg("%s", diag.text);
	return store;
}

void desk_make(struct desk *desk)
{
	const char *temporary = getenv("TMPDIR");
	struct diag diag = DIAG_INIT;
	*desk = (struct desk){.term = {&ops, &width_models[0]}, .rows = 24, .cols = 120};
	desk->screen = (struct buf)BUF_INIT(SCREEN_MAXIMUM);
	snprintf(desk->folder, sizeof desk->folder, "%.40s/surkhi-XXXXXX",
		 temporary ? temporary : "/tmp");
	assert_non_null(mkdtemp(desk->folder));
	snprintf(desk->path, sizeof desk->path, "%s/archive.db", desk->folder);
	desk->store = desk_store(desk);
	if (fixture_fill(desk->store, &diag) || catalog_open(NULL, &desk->catalog, &diag))
		fail_msg("%s", diag.text);
}

void desk_remove(struct desk *desk)
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
	snprintf(desk->taught, sizeof desk->taught, "%s%.*s: %.*s %zu",
		 lesson->forget ? "not " : "", STR_ARG(lesson->entity.id), STR_ARG(lesson->alias),
		 lesson->receipt);
	desk->lessons++;
	ui_catalog(ui, desk->catalog);
	ui_taught(ui, desk->lessons, STR("so it is"));
}

enum ui_request desk_run(struct desk *desk, const struct step *steps, size_t n)
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

bool desk_shows(const struct desk *desk, const char *text)
{
	return str_find(buf_str(&desk->screen), str_from(text), 0) != SIZE_MAX;
}

size_t desk_count(struct desk *desk, const char *query)
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
