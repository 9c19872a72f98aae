/* Rows of the gazetteer in four forms, each with the file and line where a person can change it. */
#include "gazetteer-list.h"

#include <string.h>

#include "json.h"
#include "table.h"

enum { KIND_CELLS = 12, ID_CELLS = 8, NAME_CELLS = 26, PLACE_CELLS = 24 };

struct listing {
	struct app *app;
	size_t n;       /* rows printed */
	size_t columns; /* of the terminal */
};

/* What a person would call the row by: its id, state or class. */
static struct str handle_of(const struct gazetteer_row *row)
{
	static const enum gazetteer_cell cells[] = {CELL_ID, CELL_STATES, CELL_CLASS};
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		if (row->cells[cells[i]].n)
			return row->cells[cells[i]];
	return STR_EMPTY;
}

static const char *file_of(const struct gazetteer_row *row)
{
	const char *slash = strrchr(row->path, '/');
	return slash ? slash + 1 : row->path;
}

static void print_table(struct listing *listing, const struct gazetteer_row *row)
{
	FILE *out = listing->app->out;
	size_t used = KIND_CELLS + ID_CELLS + NAME_CELLS + PLACE_CELLS + 8;
	struct str place = str_printf(&listing->app->arena, "%s %s:%lu",
				      row->user ? "yours" : "built-in", file_of(row), row->line);
	struct str rest = row->cells[row->kind == GAZETTEER_GUARD ? CELL_EVIDENCE : CELL_ALIASES];
	table_column(out, str_from(gazetteer_kind_name(row->kind)), KIND_CELLS);
	fputs("  ", out);
	table_column(out, handle_of(row), ID_CELLS);
	fputs("  ", out);
	table_column(out, row->cells[CELL_NAME], NAME_CELLS);
	fputs("  ", out);
	table_column(out, place, PLACE_CELLS);
	fputs("  ", out);
	table_last(out, rest, listing->columns > used ? listing->columns - used : 1);
	putc('\n', out);
}

static void print_tsv(struct listing *listing, const struct gazetteer_row *row)
{
	FILE *out = listing->app->out;
	const struct str *cells = row->cells;
	tsv_field(out, str_from(gazetteer_kind_name(row->kind)), false);
	tsv_field(out, cells[CELL_ID], false);
	tsv_field(out, cells[CELL_CLASS], false);
	tsv_field(out, cells[CELL_STATES], false);
	tsv_field(out, cells[CELL_NAME], false);
	tsv_field(out, cells[CELL_ALIASES], false);
	tsv_field(out, cells[CELL_EVIDENCE], false);
	fprintf(out, "%s\t", row->user ? "yours" : "built-in");
	tsv_field(out, str_from(row->path), false);
	fprintf(out, "%lu\n", row->line);
}

static json_t *texts(struct str cell)
{
	json_t *array = json_array();
	for (struct str text; str_split(&cell, '|', &text);)
		json_array_append_new(array, json_text(str_trim(text)));
	return array;
}

static json_t *row_object(const struct gazetteer_row *row)
{
	static const struct {
		const char *name;
		enum gazetteer_cell cell;
		bool several;
	} fields[] = {
		{"id", CELL_ID, false},
		{"class", CELL_CLASS, false},
		{"name", CELL_NAME, false},
		{"full", CELL_FULL, false},
		{"meaning", CELL_MEANING, false},
		{"aliases", CELL_ALIASES, true},
		{"capitals", CELL_CAPITALS, true},
		{"latin", CELL_LATIN, true},
		{"states", CELL_STATES, true},
		{"evidence", CELL_EVIDENCE, true},
	};
	json_t *object = json_object();
	json_object_set_new(object, "kind", json_string(gazetteer_kind_name(row->kind)));
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		struct str cell = row->cells[fields[i].cell];
		json_object_set_new(object, fields[i].name,
				    fields[i].several ? texts(cell) : json_text_or_null(cell));
	}
	json_object_set_new(object, "yours", json_boolean(row->user));
	json_object_set_new(object, "file", json_text(str_from(row->path)));
	json_object_set_new(object, "line", json_integer((json_int_t)row->line));
	return object;
}

static void print_json(struct listing *listing, const struct gazetteer_row *row)
{
	fputs(listing->n ? ",\n" : "[\n", listing->app->out);
	json_write(listing->app->out, row_object(row));
}

static void print_jsonl(struct listing *listing, const struct gazetteer_row *row)
{
	json_print(listing->app->out, row_object(row));
}

static void (*const forms[N_FORMATS])(struct listing *listing, const struct gazetteer_row *row) = {
	[FORMAT_TABLE] = print_table,
	[FORMAT_TSV] = print_tsv,
	[FORMAT_JSON] = print_json,
	[FORMAT_JSONL] = print_jsonl,
};

int gazetteer_unknown_kind(const char *name)
{
	CLEANUP(buf_done) struct buf names = BUF_INIT(512);
	for (int i = 0; i < N_GAZETTEER_KINDS; i++)
		buf_printf(&names, "%s%s", i ? ", " : "",
			   gazetteer_kind_name((enum gazetteer_kind)i));
	return print_error("gazetteer: unknown kind '%s': %s", name, buf_z(&names));
}

/* The operands behind the kind, as one text to narrow by. */
static struct str narrowing(struct app *app)
{
	char **operands = app->options.operands;
	size_t n = app->options.n_operands;
	enum gazetteer_kind kind;
	if (n && gazetteer_kind_find(str_from(operands[0]), &kind)) {
		app->options.operands++;
		app->options.n_operands--;
	}
	return app_query(app);
}

static void complain(const struct gazetteer_survey *survey)
{
	for (size_t i = 0; i < survey->n_findings && survey->unreadable; i++)
		if (survey->findings[i].line == 0)
			print_error("%s: %.*s", survey->findings[i].path,
				    STR_ARG(survey->findings[i].text));
}

int gazetteer_list(struct app *app)
{
	struct gazetteer_survey survey;
	struct listing listing = {.app = app, .columns = app_columns(app)};
	enum gazetteer_kind kind = N_GAZETTEER_KINDS;
	enum format format;
	if (app_format(app, FORMAT(TABLE) | FORMAT(TSV) | FORMAT(JSON) | FORMAT(JSONL),
		       FORMAT_TABLE, &format))
		return STATUS_ERROR;
	if (app->options.n_operands)
		gazetteer_kind_find(str_from(app->options.operands[0]), &kind);
	struct str typed = narrowing(app);
	gazetteer_survey(app->paths.gazetteer, &app->arena, &survey);
	for (size_t i = 0; i < survey.n_rows && !ferror(app->out); i++) {
		const struct gazetteer_row *row = &survey.rows[i];
		if ((kind != N_GAZETTEER_KINDS && row->kind != kind) ||
		    !gazetteer_row_matches(row, typed))
			continue;
		forms[format](&listing, row);
		listing.n++;
	}
	if (format == FORMAT_JSON)
		fputs(listing.n ? "\n]\n" : "[]\n", app->out);
	complain(&survey);
	return survey.unreadable ? STATUS_ERROR : listing.n ? STATUS_DONE : STATUS_NOTHING;
}
