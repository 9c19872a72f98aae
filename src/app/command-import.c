/* surkhi import: pulls records one by one; tells of the refused ones and sums up at the end. */
#include "app.h"
#include "interrupt.h"
#include "progress.h"
#include "reading.h"
#include "surkhi/store/story.h"

enum {
	STORIES_AT_ONCE = 500,
	LOOK_MS = 100 /* between two looks at signals and at the bar */
};

static void step(const struct import *import, struct progress *progress)
{
	struct import_report report;
	import_report(import, &report);
	double share =
		report.bytes_total ? (double)report.bytes_done / (double)report.bytes_total : 0;
	progress_step(progress, report.files_done, report.files_total, share);
}

/* 0 when all is done, a signal's number when asked to stop, or ERR_FATAL. */
static int pull(struct import *import, struct diag *diag)
{
	struct progress progress;
	struct import_event event;
	int got = 1;
	progress_begin(&progress);
	while (!interrupt_seen() && (got = import_next(import, &event, diag)) > 0) {
		if (event.what == IMPORT_REFUSED) {
			progress_clear(&progress);
			print_diag(diag);
		}
		step(import, &progress);
	}
	progress_clear(&progress);
	return got < 0 ? got : interrupt_seen();
}

/* Of articles that an earlier surkhi took in. 0, a signal's number, or <0. */
static int find_stories(struct store *store, struct diag *diag)
{
	struct progress progress;
	size_t left, total = 0;
	int error = store_story_catch_up(store, 0, &total, diag);
	progress_begin(&progress);
	for (left = total; left && !error && !interrupt_seen();) {
		error = store_story_catch_up(store, STORIES_AT_ONCE, &left, diag);
		progress_step(&progress, total - left, total, 1 - (double)left / (double)total);
	}
	progress_clear(&progress);
	return error ? ERR_FATAL : interrupt_seen();
}

static int print_report(struct app *app, const struct import *import)
{
	struct import_report report;
	import_report(import, &report);
	fprintf(app->out, "%zu added, %zu already there, %zu refused, %zu passed over\n",
		report.added, report.known, report.refused, report.passed_over);
	if (report.added || report.known)
		return STATUS_DONE;
	return report.refused ? STATUS_ERROR : STATUS_NOTHING;
}

static int run(struct app *app, struct store *store, const struct reading *reading)
{
	struct diag diag = DIAG_INIT;
	struct import *import;
	struct import_options options = reading_options(reading, store);
	options.patience = LOOK_MS;
	if (import_open(&options, app->options.operands, app->options.n_operands, &import, &diag))
		return print_diag(&diag);
	int stopped = pull(import, &diag);
	if (!stopped)
		stopped = find_stories(store, &diag);
	int status = stopped < 0 ? print_diag(&diag) : print_report(app, import);
	import_close(import);
	return stopped > 0 ? STATUS_SIGNAL + stopped : status;
}

int command_import(struct app *app)
{
	struct diag diag = DIAG_INIT;
	CLEANUP(store_closep) struct store *store = NULL;
	CLEANUP(reading_done) struct reading reading = {.catalog = NULL};
	if (!app->options.n_operands)
		return print_error("import: no file or folder given (see surkhi help import)");
	if (reading_open(app->paths.gazetteer, &reading, &diag))
		return print_diag(&diag);
	if (app_store(app, STORE_CREATE, &store))
		return STATUS_ERROR;
	interrupt_watch();
	return run(app, store, &reading);
}
