/*
 * surkhi list and surkhi search: rows of articles in four forms. Search adds to each row the
 * sentence that answers the query.
 */
#include "app.h"
#include "json.h"
#include "table.h"

enum { ROWS_AT_ONCE = 256, OUTLET_CELLS = 14, PARTIES_CELLS = 12, DATE_CELLS = 10 };

struct row {
	const struct headline *headline;
	const struct snippet *snippet; /* NULL in a list */
	bool first;
};

struct listing {
	struct app *app;
	struct found *found;
	void (*print)(const struct listing *listing, const struct row *row);
	const char *begin, *end, *none; /* around all rows; instead of them */
	bool snippets;
	size_t columns;
	size_t id_cells;
};

/* A state's id without the "IN-" that all of them have. */
static struct str short_state(struct str id)
{
	return str_starts(id, STR("IN-")) ? str_slice(id, 3, id.n) : id;
}

static struct str day(const struct moment *moment, char text[static MOMENT_SIZE])
{
	moment_format(moment, text);
	return str_slice(str_from(text), 0, DATE_CELLS);
}

/* Bold on a terminal, **…** where there is no bold. */
static void print_marked(FILE *out, bool terminal, const struct snippet *snippet)
{
	size_t done = 0;
	for (size_t i = 0; i < snippet->n_hits; i++) {
		const struct hit *hit = &snippet->hits[i];
		print_text(out, str_slice(snippet->text, done, hit->start));
		fputs(terminal ? "\033[1m" : "**", out);
		print_text(out, str_slice(snippet->text, hit->start, hit->end));
		fputs(terminal ? "\033[0m" : "**", out);
		done = hit->end;
	}
	print_text(out, str_slice(snippet->text, done, snippet->text.n));
}

static void print_table(const struct listing *listing, const struct row *row)
{
	const struct headline *headline = row->headline;
	FILE *out = listing->app->out;
	char date[MOMENT_SIZE];
	bool outlets = listing->columns >= 100;
	size_t used = listing->id_cells + DATE_CELLS + 2 + PARTIES_CELLS + 8 +
		      (outlets ? OUTLET_CELLS + 2 : 0);
	fprintf(out, "%*lld  ", (int)listing->id_cells, (long long)headline->id);
	table_column(out, day(&headline->published, date), DATE_CELLS);
	fputs("  ", out);
	if (outlets) {
		table_column(out, headline->outlet, OUTLET_CELLS);
		fputs("  ", out);
	}
	table_column(out, short_state(headline->state), 2);
	fputs("  ", out);
	table_column(out, headline->parties, PARTIES_CELLS);
	fputs("  ", out);
	table_last(out, headline->headline, listing->columns > used ? listing->columns - used : 1);
	putc('\n', out);
	if (!row->snippet)
		return;
	fprintf(out, "%*s", (int)listing->id_cells + 2, "");
	print_marked(out, listing->app->terminal, row->snippet);
	putc('\n', out);
}

static void print_tsv(const struct listing *listing, const struct row *row)
{
	const struct headline *headline = row->headline;
	FILE *out = listing->app->out;
	char date[MOMENT_SIZE];
	moment_format(&headline->published, date);
	fprintf(out, "%lld\t", (long long)headline->id);
	tsv_field(out, str_from(date), false);
	tsv_field(out, headline->outlet, false);
	tsv_field(out, headline->state, false);
	tsv_field(out, headline->parties, false);
	tsv_field(out, headline->tags, false);
	tsv_field(out, headline->headline, !row->snippet);
	if (!row->snippet)
		return;
	print_marked(out, false, row->snippet);
	putc('\n', out);
}

static json_t *row_object(const struct row *row)
{
	json_t *object = json_headline(row->headline);
	if (row->snippet) {
		json_object_set_new(object, "snippet", json_text(row->snippet->text));
		json_object_set_new(object, "hits", json_hits(row->snippet));
	}
	return object;
}

static void print_jsonl(const struct listing *listing, const struct row *row)
{
	json_print(listing->app->out, row_object(row));
}

static void print_json(const struct listing *listing, const struct row *row)
{
	fputs(row->first ? "" : ",\n", listing->app->out);
	json_write(listing->app->out, row_object(row));
}

static int find_snippet(const struct listing *listing, int64_t id, struct arena *arena,
			struct snippet *ret_snippet, struct diag *diag)
{
	struct article article;
	int error = store_article(listing->found->store, id, arena, &article, diag);
	if (error)
		return error;
	selection_snippet(&listing->found->selection, &article, arena, ret_snippet);
	return 0;
}

static int print_row(const struct listing *listing, const struct headline *headline, bool first)
{
	struct arena arena = {.blocks = NULL};
	struct diag diag = DIAG_INIT;
	struct snippet snippet = {.n_hits = 0};
	struct row row = {.headline = headline, .first = first};
	int error = 0;
	if (listing->snippets) {
		error = find_snippet(listing, headline->id, &arena, &snippet, &diag);
		row.snippet = &snippet;
	}
	if (!error)
		listing->print(listing, &row);
	arena_done(&arena);
	return error && error != STORE_E_MISSING ? print_diag(&diag) : STATUS_DONE;
}

/* Prints up to n rows from *first on, which moves. */
static int print_page(const struct listing *listing, size_t *first, size_t n)
{
	struct arena arena = {.blocks = NULL};
	struct diag diag = DIAG_INIT;
	struct headline *rows;
	size_t n_rows = 0;
	const struct found *found = listing->found;
	int status = STATUS_DONE;
	if (store_page(found->store, &found->selection, *first, n, &arena, &rows, &n_rows, &diag))
		status = print_diag(&diag);
	for (size_t i = 0; i < n_rows && !status && !ferror(listing->app->out); i++)
		status = print_row(listing, &rows[i], *first + i == 0);
	arena_done(&arena);
	*first += n;
	return status;
}

static int print_all(const struct listing *listing)
{
	FILE *out = listing->app->out;
	size_t n = listing->found->n;
	fputs(n ? listing->begin : listing->none, out);
	for (size_t first = 0; first < n && !ferror(out);)
		if (print_page(listing, &first,
			       n - first < ROWS_AT_ONCE ? n - first : ROWS_AT_ONCE))
			return STATUS_ERROR;
	fputs(n ? listing->end : "", out);
	return n ? STATUS_DONE : STATUS_NOTHING;
}

static int largest_id(struct app *app, const struct found *found, uint32_t *ret_largest)
{
	uint32_t *ids;
	if (found_ids(app, found, &ids))
		return STATUS_ERROR;
	*ret_largest = 0;
	for (size_t i = 0; i < found->n; i++)
		*ret_largest = ids[i] > *ret_largest ? ids[i] : *ret_largest;
	return STATUS_DONE;
}

static const struct {
	void (*print)(const struct listing *listing, const struct row *row);
	const char *begin, *end, *none;
} forms[N_FORMATS] = {
	[FORMAT_TABLE] = {print_table, "", "", ""},
	[FORMAT_TSV] = {print_tsv, "", "", ""},
	[FORMAT_JSON] = {print_json, "[\n", "\n]\n", "[]\n"},
	[FORMAT_JSONL] = {print_jsonl, "", "", ""},
};

static int run(struct app *app, bool snippets)
{
	enum format format;
	uint32_t largest;
	CLEANUP(found_done) struct found found = {.n = 0};
	if (app_format(app, FORMAT(TABLE) | FORMAT(TSV) | FORMAT(JSON) | FORMAT(JSONL),
		       FORMAT_TABLE, &format) ||
	    found_open(app, STORE_READ, app_query(app), &found) ||
	    largest_id(app, &found, &largest))
		return STATUS_ERROR;
	const struct listing listing = {
		.app = app,
		.found = &found,
		.print = forms[format].print,
		.begin = forms[format].begin,
		.end = forms[format].end,
		.none = forms[format].none,
		.snippets = snippets,
		.columns = app_columns(app),
		.id_cells = decimal_digits(largest),
	};
	found_suggest(&found);
	return print_all(&listing);
}

int command_list(struct app *app)
{
	return run(app, false);
}

int command_search(struct app *app)
{
	if (!app->options.n_operands)
		return print_error("search: no query (see surkhi help search)");
	return run(app, true);
}
