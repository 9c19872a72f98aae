/* One row of CSV below its header: the columns' names say what the cells are. */
#include "csv-table.h"
#include "fields.h"

/* Takes the row at the start of *rest; as strictly as it bears. */
static void take_row(struct csv_table *strict, struct csv_table *loose, struct str *rest,
		     const struct csv_table **ret_row)
{
	struct str whole = *rest;
	size_t used = 0;
	enum csv_fed fed = CSV_MORE;
	while (fed == CSV_MORE && used < whole.n) {
		size_t end = str_find(whole, STR("\n"), used);
		struct str line = str_slice(whole, used, end < whole.n ? end + 1 : whole.n);
		used += line.n;
		fed = csv_feed(strict, line);
	}
	*ret_row = strict;
	if (fed != CSV_ROW) {
		size_t end = str_find(whole, STR("\n"), 0);
		used = end < whole.n ? end + 1 : whole.n;
		csv_line(loose, str_slice(whole, 0, used));
		*ret_row = loose;
	}
	*rest = str_slice(whole, used, whole.n);
}

struct columns {
	enum part parts[CSV_CELLS];
	unsigned ranks[CSV_CELLS];
	size_t n;
};

static void read_header(struct str *rest, char delimiter, struct columns *columns)
{
	struct csv_table strict, loose;
	const struct csv_table *row;
	csv_table_init(&strict, delimiter, true);
	csv_table_init(&loose, delimiter, false);
	take_row(&strict, &loose, rest, &row);
	columns->n = row->n < CSV_CELLS ? row->n : CSV_CELLS;
	for (size_t i = 0; i < columns->n; i++)
		columns->parts[i] = part_find(csv_cell(row, i), &columns->ranks[i]);
	csv_table_done(&strict);
	csv_table_done(&loose);
}

static int read_row(struct str rest, char delimiter, const struct columns *columns,
		    struct draft *draft, struct diag *diag)
{
	struct csv_table strict, loose;
	const struct csv_table *row;
	struct parts parts = {.ranks = {0}};
	csv_table_init(&strict, delimiter, true);
	csv_table_init(&loose, delimiter, false);
	take_row(&strict, &loose, &rest, &row);
	for (size_t i = 0; i < columns->n; i++)
		if (columns->parts[i] < N_PARTS)
			parts_put(&parts, columns->parts[i], columns->ranks[i], csv_cell(row, i));
	int error = parts_draft(&parts, draft, diag);
	csv_table_done(&strict);
	csv_table_done(&loose);
	return error;
}

int draft_read_csv(struct str bytes, struct draft *draft, struct diag *diag)
{
	struct columns columns = {.n = 0};
	if (str_starts(bytes, STR("\xef\xbb\xbf")))
		bytes = str_slice(bytes, 3, bytes.n);
	char delimiter = csv_delimiter(str_slice(bytes, 0, str_find(bytes, STR("\n"), 0)));
	read_header(&bytes, delimiter, &columns);
	return read_row(bytes, delimiter, &columns, draft, diag);
}
