/* Knows the form of gazetteer files, and nothing of what they say. */
#include "catalog-table.h"

static size_t split_cells(struct str line, struct str cells[static TABLE_COLUMNS])
{
	size_t n = 0;
	for (struct str cell; n < TABLE_COLUMNS && str_split(&line, '\t', &cell); n++)
		cells[n] = str_trim(cell);
	return n;
}

/* A comment is a header if its first cell is "id". */
static void read_header(struct table *table, struct str comment)
{
	struct str names[TABLE_COLUMNS];
	size_t n = split_cells(comment, names);
	if (n == 0 || !str_equal(names[0], STR("id")))
		return;
	for (size_t i = 0; i < n; i++)
		table->columns[i] = names[i];
	table->n_columns = n;
}

bool table_next(struct table *table)
{
	for (struct str line; str_line(&table->rest, &line);) {
		if (table->line++ == 0 && str_starts(line, STR("\xef\xbb\xbf")))
			line = str_slice(line, 3, line.n);
		if (str_starts(line, STR("#"))) {
			read_header(table, str_slice(line, 1, line.n));
			continue;
		}
		if (str_trim(line).n == 0)
			continue;
		table->n_cells = split_cells(line, table->cells);
		return true;
	}
	return false;
}

struct str table_cell(const struct table *table, const char *column)
{
	for (size_t i = 0; i < table->n_columns && i < table->n_cells; i++)
		if (str_equal(table->columns[i], str_from(column)))
			return table->cells[i];
	return STR_EMPTY;
}
