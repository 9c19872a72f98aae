/* The reader: all that ui wants to be handed, and the terminal given back whatever happens. */
#include "reader.h"

#include <unistd.h>

#include "around.h"
#include "teach.h"

static int open_terminal(struct app *app, struct term **ret_term)
{
	struct diag diag = DIAG_INIT;
	if (app_settings(app))
		return STATUS_ERROR;
	const struct term_options options = {
		.widths = app->settings.widths,
		.theme = app->settings.theme,
		.mouse = app->settings.mouse,
	};
	return term_curses_open(&options, ret_term, &diag) ? print_diag(&diag) : STATUS_DONE;
}

static int check_query(const struct catalog *catalog, struct str text)
{
	struct query query = {.root = NULL};
	int status = app_parse(text, catalog, &query);
	query_done(&query);
	return status;
}

bool reader_possible(void)
{
	if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
		return true;
	print_error("the reader needs a terminal; surkhi list prints headlines without one");
	return false;
}

static int run(struct teaching *teaching, const struct ui_options *options, struct diag *diag)
{
	struct ui *ui;
	enum ui_request request = UI_QUIT;
	int error = ui_open(options, &ui, diag);
	if (error)
		return error;
	while ((error = ui_run(ui, &request, diag)) == 0 && request == UI_TEACH)
		teaching_answer(teaching, ui);
	ui_close(ui);
	return error;
}

int reader_run(struct app *app, struct store *store, const struct reader *reader)
{
	struct diag diag = DIAG_INIT;
	CLEANUP(teaching_done) struct teaching teaching = {.n = 0};
	struct catalog *catalog = NULL;
	struct term *term = NULL;
	char around[AROUND_SIZE];
	if (app_catalog(app, &catalog))
		return STATUS_ERROR;
	teaching_init(&teaching, app, store, catalog);
	if (check_query(catalog, reader->query) || open_terminal(app, &term))
		return STATUS_ERROR;
	const struct ui_options options = {
		.store = store,
		.catalog = catalog,
		.term = term,
		.query = reader->query,
		.title = reader->title,
		.empty_hint = STR("surkhi import FOLDER"),
		.bindings = app->settings.bindings,
		.layout = app->settings.layout,
		.script = app->settings.script,
		.border = app->settings.border,
		.teaches = reader->teaches && app->paths.gazetteer,
		.doubtful = around_differs(around),
	};
	int error = run(&teaching, &options, &diag);
	term->ops->close(term);
	return error ? print_diag(&diag) : STATUS_DONE;
}

int command_read(struct app *app)
{
	CLEANUP(store_closep) struct store *store = NULL;
	const struct reader reader = {
		.query = app_query(app), .title = STR("surkhi"), .teaches = true};
	if (!reader_possible() || app_store(app, STORE_CREATE, &store))
		return STATUS_ERROR;
	return reader_run(app, store, &reader);
}
