/*
 * slow: the reader of an archive in which finding takes long, however small it is.
 *
 *   slow STORE
 */
#include <locale.h>
#include <stdio.h>

#include "surkhi/store/store.h"
#include "surkhi/ui/term.h"
#include "surkhi/ui/ui.h"

static int complain(const struct diag *diag)
{
	fprintf(stderr, "slow: %s\n", diag->text);
	return 2;
}

static int read_store(struct store *store, const struct catalog *catalog, struct diag *diag)
{
	const struct term_options as_surkhi = {.widths = NULL};
	struct ui_options options = {
		.store = store, .catalog = catalog, .title = STR("slow"), .effort = 1};
	enum ui_request request;
	struct ui *ui;
	int error = term_curses_open(&as_surkhi, &options.term, diag);
	if (error)
		return error;
	error = ui_open(&options, &ui, diag);
	if (!error) {
		error = ui_run(ui, &request, diag);
		ui_close(ui);
	}
	options.term->ops->close(options.term);
	return error;
}

int main(int argc, char **argv)
{
	struct diag diag = DIAG_INIT;
	struct store *store = NULL;
	struct catalog *catalog = NULL;
	setlocale(LC_ALL, "");
	int error = argc == 2 ? store_open(argv[1], STORE_WRITE, &store, &diag)
			      : err_origin(&diag, "usage: slow STORE");
	if (!error)
		error = catalog_open(NULL, &catalog, &diag);
	if (!error)
		error = read_store(store, catalog, &diag);
	catalog_close(catalog);
	store_close(store);
	return error ? complain(&diag) : 0;
}
