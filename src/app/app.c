/* What commands share: opening things, answering the query, reading common options. */
#include "app.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

int app_store(struct app *app, enum store_mode mode, struct store **ret_store)
{
	struct diag diag = DIAG_INIT;
	const char *path = app->paths.store;
	if (!path)
		return print_error("archive: HOME is not set, so use --store FILE");
	int error = store_open(path, mode, ret_store, &diag);
	if (error == STORE_E_MISSING)
		return print_error("no archive at %s; surkhi import FOLDER makes one", path);
	return error ? print_diag(&diag) : STATUS_DONE;
}

int app_catalog(struct app *app, struct catalog **ret_catalog)
{
	struct diag diag = DIAG_INIT;
	if (catalog_open(app->paths.gazetteer, ret_catalog, &diag))
		return print_diag(&diag);
	return STATUS_DONE;
}

static void complain(void *context, const struct diag *diag)
{
	(void)context;
	print_diag(diag);
}

int app_settings(struct app *app)
{
	struct diag diag = DIAG_INIT;
	const struct settings_reader reader = {.complain = complain};
	const char *no_colour = getenv("NO_COLOR");
	if (app->settings.bindings)
		return STATUS_DONE;
	if (settings_read(&app->settings, app->paths.config,
			  app->options.value[OPTION_CONFIG] != NULL, &reader, &diag))
		return print_diag(&diag);
	if (no_colour && *no_colour)
		app->settings.theme = THEME_MONO;
	const char *widths = app->options.value[OPTION_WIDTH_MODEL];
	if (widths && settings_set(&app->settings, "reader", "width-model", widths, &diag))
		return print_diag(&diag);
	return STATUS_DONE;
}

struct str app_query(struct app *app)
{
	struct buf query = BUF_INIT(4 * QUERY_SIZE);
	for (size_t i = 0; i < app->options.n_operands; i++) {
		if (i)
			buf_add_char(&query, ' ');
		buf_add(&query, str_from(app->options.operands[i]));
	}
	struct str copy = str_copy(&app->arena, buf_str(&query));
	buf_done(&query);
	return copy;
}

bool app_id(const char *operand, int64_t *ret_id)
{
	char *end;
	errno = 0;
	long long id = strtoll(operand, &end, 10);
	if (operand[0] < '0' || operand[0] > '9' || *end || errno || id < 1) {
		print_error("'%s' is no article's number", operand);
		return false;
	}
	*ret_id = id;
	return true;
}

static int read_order(struct app *app, enum select_order *ret_order)
{
	const char *name = app->options.value[OPTION_SORT];
	*ret_order = ORDER_NEWEST;
	if (name && !select_order_find(str_from(name), ret_order))
		return print_error("unknown order '%s': newest, oldest, imported or headline",
				   name);
	return STATUS_DONE;
}

static int read_limit(struct app *app, size_t *ret_limit)
{
	const char *text = app->options.value[OPTION_LIMIT];
	*ret_limit = SIZE_MAX;
	if (!text)
		return STATUS_DONE;
	char *end;
	errno = 0;
	unsigned long limit = strtoul(text, &end, 10);
	if (text[0] < '0' || text[0] > '9' || *end || errno)
		return print_error("--limit: '%s' is no number", text);
	*ret_limit = limit;
	return STATUS_DONE;
}

int app_parse(struct str text, const struct catalog *catalog, struct query *ret_query)
{
	struct diag diag = DIAG_INIT;
	if (!query_parse(text, catalog, ret_query, &diag))
		return STATUS_DONE;
	if (!diag.column)
		return print_error("query: %s", diag.text);
	return print_error("query, character %lu: %s", diag.column, diag.text);
}

int found_open(struct app *app, enum store_mode mode, struct str query, struct found *ret_found)
{
	struct diag diag = DIAG_INIT;
	enum select_order order;
	size_t limit;
	*ret_found = (struct found){.n = 0};
	if (read_order(app, &order) || read_limit(app, &limit) ||
	    app_catalog(app, &ret_found->catalog) ||
	    app_parse(query, ret_found->catalog, &ret_found->query) ||
	    app_store(app, mode, &ret_found->store))
		return STATUS_ERROR;
	if (store_select(ret_found->store, &ret_found->query, order, &ret_found->selection, &diag))
		return print_diag(&diag);
	ret_found->n = ret_found->selection.n < limit ? ret_found->selection.n : limit;
	return STATUS_DONE;
}

void found_suggest(const struct found *found)
{
	struct buf text = BUF_INIT((size_t)QUERY_SIZE * 2),
		   shown = BUF_INIT((size_t)QUERY_SIZE * 8);
	int error = store_suggest(found->store, &found->query, &found->selection, &text, NULL);
	if (!error && text.n) {
		escape(buf_str(&text), &shown);
		print_error("nothing found; did you mean: %s", buf_z(&shown));
	}
	buf_done(&text);
	buf_done(&shown);
}

int found_ids(struct app *app, const struct found *found, uint32_t **ret_ids)
{
	struct diag diag = DIAG_INIT;
	*ret_ids = arena_new(&app->arena, found->n, sizeof **ret_ids);
	if (selection_ids(found->store, &found->selection, 0, found->n, *ret_ids, &diag))
		return print_diag(&diag);
	return STATUS_DONE;
}

void found_done(struct found *found)
{
	selection_done(&found->selection);
	query_done(&found->query);
	store_close(found->store);
	catalog_close(found->catalog);
}

static const char *const format_names[] = {
	[FORMAT_TABLE] = "table", [FORMAT_TSV] = "tsv",   [FORMAT_JSON] = "json",
	[FORMAT_JSONL] = "jsonl", [FORMAT_TEXT] = "text", [FORMAT_ORIGINAL] = "original",
};
_Static_assert(sizeof format_names / sizeof *format_names == N_FORMATS, "a format has no name");

int app_format(struct app *app, unsigned known, enum format otherwise, enum format *ret_format)
{
	const char *name = app->options.value[OPTION_FORMAT];
	struct buf names = BUF_INIT(256);
	*ret_format = otherwise;
	if (!name)
		return STATUS_DONE;
	for (int i = 0; i < N_FORMATS; i++) {
		if (!(known & 1u << i))
			continue;
		if (str_equal(str_from(name), str_from(format_names[i]))) {
			*ret_format = (enum format)i;
			buf_done(&names);
			return STATUS_DONE;
		}
		buf_printf(&names, "%s%s", names.n ? ", " : "", format_names[i]);
	}
	print_error("unknown format '%s': there is %s", name, buf_z(&names));
	buf_done(&names);
	return STATUS_ERROR;
}

bool terminal_size(int descriptor, int *ret_rows, int *ret_columns)
{
	struct winsize size;
	if (ioctl(descriptor, TIOCGWINSZ, &size) || size.ws_col == 0)
		return false;
	*ret_rows = size.ws_row;
	*ret_columns = size.ws_col;
	return true;
}

size_t app_columns(const struct app *app)
{
	int rows, columns;
	if (!app->terminal)
		return SIZE_MAX;
	const char *text = getenv("COLUMNS");
	long stated = text ? strtol(text, NULL, 10) : 0;
	if (stated > 0 && stated < 10000)
		return (size_t)stated;
	return terminal_size(fileno(app->out), &rows, &columns) ? (size_t)columns : 80;
}
