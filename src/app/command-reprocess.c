/* surkhi reprocess: pulls articles one by one; tells of those that had to be left as they were. */
#include "app.h"
#include "interrupt.h"
#include "progress.h"
#include "reading.h"
#include "surkhi/import/reprocess.h"

/* 0 when all is done, a signal's number when asked to stop, or ERR_FATAL. */
static int pull(struct reprocess *reprocess, struct diag *diag)
{
	struct progress progress;
	struct reprocess_event event;
	struct reprocess_report report;
	size_t n = 0;
	int got = 1;
	progress_begin(&progress);
	while (!interrupt_seen() && (got = reprocess_next(reprocess, &event, diag)) > 0) {
		if (event.what == REPROCESS_KEPT) {
			progress_clear(&progress);
			print_diag(diag);
		}
		reprocess_report(reprocess, &report);
		n++;
		progress_step(&progress, n, report.total, (double)n / (double)report.total);
	}
	progress_clear(&progress);
	return got < 0 ? got : interrupt_seen();
}

static int print_report(struct app *app, const struct reprocess *reprocess)
{
	struct reprocess_report report;
	reprocess_report(reprocess, &report);
	size_t changed = report.counts[REPROCESS_CHANGED], same = report.counts[REPROCESS_SAME];
	size_t kept = report.counts[REPROCESS_KEPT];
	fprintf(app->out, "%zu changed, %zu unchanged, %zu could not be read\n", changed, same,
		kept);
	return kept && !changed && !same ? STATUS_ERROR : STATUS_DONE;
}

static int run(struct app *app, const struct found *found, const struct reading *reading)
{
	struct diag diag = DIAG_INIT;
	struct bits articles = {.n = 0};
	struct reprocess *reprocess;
	const struct import_options options = reading_options(reading, found->store);
	uint32_t *ids;
	if (found_ids(app, found, &ids))
		return STATUS_ERROR;
	for (size_t i = 0; i < found->n; i++)
		bits_put(&articles, ids[i]);
	int failed = reprocess_open(&options, &articles, &reprocess, &diag);
	bits_done(&articles);
	if (failed)
		return print_diag(&diag);
	int stopped = pull(reprocess, &diag);
	int status = stopped < 0 ? print_diag(&diag) : print_report(app, reprocess);
	reprocess_close(reprocess);
	return stopped > 0 ? STATUS_SIGNAL + stopped : status;
}

int command_reprocess(struct app *app)
{
	struct diag diag = DIAG_INIT;
	CLEANUP(found_done) struct found found = {.n = 0};
	CLEANUP(reading_done) struct reading reading = {.catalog = NULL};
	if (found_open(app, STORE_WRITE, app_query(app), &found))
		return STATUS_ERROR;
	if (!store_writable(found.store))
		return print_error("writing store '%s': it can only be read", app->paths.store);
	if (found.n == 0)
		return STATUS_NOTHING;
	if (reading_open(app->paths.gazetteer, &reading, &diag))
		return print_diag(&diag);
	interrupt_watch();
	return run(app, &found, &reading);
}
