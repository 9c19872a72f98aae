/*
 * Rows of the gazetteer's files, by the name of a column: files may gain columns, and a user's own
 * file may leave some out.
 */
#include "sheet.h"

static size_t split_cells(struct str line, struct str cells[static SHEET_COLUMNS])
{
	size_t n = 0;
	struct str cell;
	while (n < SHEET_COLUMNS && str_split(&line, '\t', &cell))
		cells[n++] = str_trim(cell);
	return n;
}

int sheet_start(const char *path, struct str text, struct sheet *ret_sheet, struct diag *diag)
{
	struct sheet sheet = {.path = path, .rest = text};
	struct str line;
	if (!str_line(&sheet.rest, &line) || line.n == 0 || line.s[0] != '#') {
		err_origin(diag, "first line does not name the columns");
		return diag_at(diag, ERR_FATAL, path, 1, 0);
	}
	sheet.line = 1;
	sheet.n_columns = split_cells(str_slice(line, 1, line.n), sheet.columns);
	*ret_sheet = sheet;
	return 0;
}

bool sheet_next(struct sheet *sheet)
{
	struct str line;
	while (str_line(&sheet->rest, &line)) {
		sheet->line++;
		if (line.n == 0 || line.s[0] == '#')
			continue;
		sheet->n_cells = split_cells(line, sheet->cells);
		return true;
	}
	return false;
}

struct str sheet_cell(const struct sheet *sheet, struct str column)
{
	for (size_t i = 0; i < sheet->n_columns && i < sheet->n_cells; i++)
		if (str_equal(sheet->columns[i], column))
			return sheet->cells[i];
	return STR_EMPTY;
}

int sheet_error(const struct sheet *sheet, struct diag *diag, const char *what, struct str subject)
{
	err_origin(diag, "%s '%.*s'", what, STR_ARG(subject));
	return diag_at(diag, ERR_FATAL, sheet->path, sheet->line, 0);
}
