/*
 * Reads every file of the gazetteer as rows with their places, taking what it can get: what a
 * person looks at and mends must not need to be right first.
 */
#include "survey.h"

#include <stdlib.h>
#include <string.h>

#include "kinds.h"

#include "surkhi/base/file.h"
#include "surkhi/text/latin.h"

enum { FINDING_MAXIMUM = 1024 };

static void note(struct surveyor *surveyor, const char *path, unsigned long line,
		 const char *format, va_list arguments) PRINTF(4, 0);

static void note(struct surveyor *surveyor, const char *path, unsigned long line,
		 const char *format, va_list arguments)
{
	CLEANUP(buf_done) struct buf text = BUF_INIT(FINDING_MAXIMUM);
	buf_vprintf(&text, format, arguments);
	surveyor->findings = mem_grow(surveyor->findings, &surveyor->findings_capacity,
				      surveyor->n_findings + 1, sizeof *surveyor->findings);
	surveyor->findings[surveyor->n_findings++] = (struct gazetteer_finding){
		.path = path,
		.line = line,
		.text = str_copy(surveyor->arena, buf_str(&text)),
	};
}

void survey_note(struct surveyor *surveyor, const char *path, unsigned long line,
		 const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	note(surveyor, path, line, format, arguments);
	va_end(arguments);
}

void survey_note_row(struct surveyor *surveyor, const struct gazetteer_row *row, const char *format,
		     ...)
{
	va_list arguments;
	va_start(arguments, format);
	note(surveyor, row->path, row->line, format, arguments);
	va_end(arguments);
}

static int by_place(const void *a, const void *b)
{
	const struct gazetteer_finding *left = a, *right = b;
	int order = strcmp(left->path, right->path);
	if (!order)
		order = (left->line > right->line) - (left->line < right->line);
	return order ? order : str_compare(left->text, right->text);
}

void survey_add_findings(struct surveyor *surveyor, struct gazetteer_survey *survey)
{
	size_t n = survey->n_findings + surveyor->n_findings, kept = 0;
	struct gazetteer_finding *all = arena_new(surveyor->arena, n + 1, sizeof *all);
	for (size_t i = 0; i < n; i++)
		all[i] = i < survey->n_findings ? survey->findings[i]
						: surveyor->findings[i - survey->n_findings];
	qsort(all, n, sizeof *all, by_place);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || by_place(&all[kept - 1], &all[i]) != 0)
			all[kept++] = all[i];
	survey->findings = all;
	survey->n_findings = kept;
	surveyor->findings = mem_free(surveyor->findings);
	surveyor->n_findings = surveyor->findings_capacity = 0;
}

/* A column that nobody reads is most likely a slip; "note" and "guard" are for people. */
static void check_columns(struct surveyor *surveyor, const struct sheet *sheet)
{
	enum gazetteer_cell cell;
	for (size_t i = 0; i < sheet->n_columns; i++)
		if (!kind_column(sheet->columns[i], &cell) &&
		    !str_equal(sheet->columns[i], STR("note")))
			survey_note(surveyor, sheet->path, 1, "unknown column '%.*s'",
				    STR_ARG(sheet->columns[i]));
}

static void read_row(struct surveyor *surveyor, const struct sheet *sheet,
		     struct gazetteer_row *row)
{
	enum gazetteer_cell cell;
	row->line = sheet->line;
	for (size_t i = 0; i < sheet->n_columns && i < sheet->n_cells; i++)
		if (kind_column(sheet->columns[i], &cell))
			row->cells[cell] = sheet->cells[i];
	if (sheet->n_cells > sheet->n_columns)
		survey_note_row(surveyor, row, "%zu cells, but the header names %zu columns",
				sheet->n_cells, sheet->n_columns);
}

static void read_rows(struct surveyor *surveyor, enum gazetteer_kind kind, bool user,
		      struct sheet *sheet)
{
	const struct gazetteer_row row = {.kind = kind, .user = user, .path = sheet->path};
	while (sheet_next(sheet)) {
		surveyor->rows = mem_grow(surveyor->rows, &surveyor->rows_capacity,
					  surveyor->n_rows + 1, sizeof *surveyor->rows);
		surveyor->rows[surveyor->n_rows] = row;
		read_row(surveyor, sheet, &surveyor->rows[surveyor->n_rows++]);
	}
	check_columns(surveyor, sheet);
}

/* False if there is a file that cannot be read. */
static bool read_user(struct surveyor *surveyor, enum gazetteer_kind kind, const char *directory,
		      const struct sheet *like)
{
	struct diag diag = DIAG_INIT;
	struct sheet sheet;
	CLEANUP(buf_done) struct buf bytes = BUF_INIT(USER_FILE_MAXIMUM);
	const char *path = str_printf(surveyor->arena, "%s/%s", directory, kind_table[kind].file).s;
	int error = file_read(path, &bytes, &diag);
	if (error == FILE_E_MISSING)
		return true;
	if (!error)
		error = sheet_start(path, str_copy(surveyor->arena, buf_str(&bytes)), like, &sheet,
				    &diag);
	if (error) {
		survey_note(surveyor, path, 0, "%s", diag.text);
		return false;
	}
	read_rows(surveyor, kind, true, &sheet);
	return true;
}

void gazetteer_survey(const char *directory, struct arena *arena,
		      struct gazetteer_survey *ret_survey)
{
	struct gazetteer_survey survey = {.n_rows = 0};
	struct surveyor surveyor = {.arena = arena};
	struct diag diag = DIAG_INIT;
	for (int i = 0; i < N_GAZETTEER_KINDS; i++) {
		enum gazetteer_kind kind = (enum gazetteer_kind)i;
		struct sheet sheet;
		if (kind_sheet(kind, arena, &sheet, &diag)) {
			survey_note(&surveyor, kind_table[kind].file, 0, "%s", diag.text);
			continue;
		}
		read_rows(&surveyor, kind, false, &sheet);
		if (directory && !read_user(&surveyor, kind, directory, &sheet))
			survey.unreadable = true;
	}
	survey.n_rows = surveyor.n_rows;
	survey.rows = arena_new(arena, surveyor.n_rows + 1, sizeof *survey.rows);
	if (surveyor.n_rows)
		memcpy(survey.rows, surveyor.rows, surveyor.n_rows * sizeof *survey.rows);
	mem_free(surveyor.rows);
	survey_add_findings(&surveyor, &survey);
	*ret_survey = survey;
}

bool gazetteer_row_matches(const struct gazetteer_row *row, struct str typed)
{
	for (int i = 0; i < N_GAZETTEER_CELLS; i++) {
		struct str rest = row->cells[i], text;
		while (i != CELL_EVIDENCE && str_split(&rest, '|', &text))
			if (latin_matches(typed, str_trim(text)))
				return true;
	}
	return typed.n == 0;
}
