/*
 * Rows of the tables that people keep (the gazetteer, line patterns). Knows the form of the files,
 * and nothing of what they say.
 */
#include "surkhi/base/sheet.h"

static size_t split_cells(struct str line, struct str cells[static SHEET_COLUMNS])
{
	size_t n = 0;
	struct str cell;
	while (n < SHEET_COLUMNS && str_split(&line, '\t', &cell))
		cells[n++] = str_trim(cell);
	return n;
}

static bool next_line(struct sheet *sheet, struct str *ret_line)
{
	static const struct str byte_order_mark = {"\xef\xbb\xbf", 3};
	if (!str_line(&sheet->rest, ret_line))
		return false;
	if (sheet->line++ == 0 && str_starts(*ret_line, byte_order_mark))
		*ret_line = str_slice(*ret_line, byte_order_mark.n, ret_line->n);
	return true;
}

static void copy_names(struct str to[static SHEET_COLUMNS], const struct str *from, size_t n)
{
	for (size_t i = 0; i < n; i++)
		to[i] = from[i];
}

static void read_header(struct sheet *sheet, struct str comment)
{
	struct str names[SHEET_COLUMNS];
	size_t n = split_cells(comment, names);
	for (size_t i = 0; i < sheet->n_known && n > 0; i++)
		if (str_equal(sheet->known[i], names[0])) {
			copy_names(sheet->columns, names, n);
			sheet->n_columns = n;
			return;
		}
}

int sheet_start(const char *path, struct str text, const struct sheet *like,
		struct sheet *ret_sheet, struct diag *diag)
{
	struct sheet sheet = {.path = path, .rest = text};
	struct str line;
	if (like) {
		copy_names(sheet.columns, like->columns, like->n_columns);
		copy_names(sheet.known, like->columns, like->n_columns);
		sheet.n_columns = sheet.n_known = like->n_columns;
	} else if (next_line(&sheet, &line) && str_starts(line, STR("#"))) {
		sheet.n_columns = split_cells(str_slice(line, 1, line.n), sheet.columns);
	} else {
		err_origin(diag, "first line does not name the columns");
		return diag_at(diag, ERR_FATAL, path, 1, 0);
	}
	*ret_sheet = sheet;
	return 0;
}

bool sheet_next(struct sheet *sheet)
{
	for (struct str line; next_line(sheet, &line);) {
		if (str_starts(line, STR("#"))) {
			read_header(sheet, str_slice(line, 1, line.n));
		} else if (str_trim(line).n) {
			sheet->n_cells = split_cells(line, sheet->cells);
			return true;
		}
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
