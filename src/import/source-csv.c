/*
 * Files of CSV with a header. A row with a quote too many would take all rows up to the next quote
 * along, so whatever does not fit costs its own first line alone, and reading goes on below that.
 */
#include "source.h"

#include "csv-table.h"
#include "fields.h"

struct source_csv {
	struct source source;
	struct stream *stream;
	struct str file;
	struct buf name, bytes; /* bytes: header and row */
	struct buf back;        /* lines to be read again before those of the stream, … */
	size_t back_at;         /* … from here */
	struct csv_table strict, loose;
	size_t header, columns; /* bytes of the header, its cells */
	size_t n;               /* rows so far */
	unsigned long line;     /* number of the next line, from 1, … */
	unsigned long row_line; /* … and of the row's first */
	bool begun, over, told;
};

static struct source *csv_open(struct stream *stream, struct str name)
{
	struct source_csv *csv = mem_new(1, sizeof *csv);
	*csv = (struct source_csv){.source.ops = &source_csv_ops,
				   .stream = stream,
				   .file = name,
				   .name = BUF_INIT(name.n + 32),
				   .bytes = BUF_INIT((size_t)2 * PAGE_MAXIMUM),
				   .back = BUF_INIT((size_t)4 * PAGE_MAXIMUM),
				   .line = 1};
	csv_table_init(&csv->strict, ',', true);
	csv_table_init(&csv->loose, ',', false);
	return &csv->source;
}

/* Adds the next line to bytes; false at the end. */
static bool take_line(struct source_csv *csv)
{
	struct str back = str_slice(buf_str(&csv->back), csv->back_at, csv->back.n);
	size_t end = str_find(back, STR("\n"), 0);
	bool any = back.n > 0;
	if (any) {
		struct str line = str_slice(back, 0, end < back.n ? end + 1 : back.n);
		buf_add(&csv->bytes, line);
		csv->back_at += line.n;
	} else {
		any = stream_line(csv->stream, &csv->bytes);
	}
	csv->line += any;
	return any;
}

/* Puts what stands behind the first line of the row back, to be read again. */
static void put_back(struct source_csv *csv, size_t row)
{
	struct str bytes = buf_str(&csv->bytes);
	size_t end = str_find(bytes, STR("\n"), row);
	csv->line = csv->row_line + 1;
	if (end == SIZE_MAX || end + 1 >= bytes.n)
		return;
	buf_remove(&csv->back, 0, csv->back_at);
	csv->back_at = 0;
	buf_insert(&csv->back, 0, str_slice(bytes, end + 1, bytes.n));
	buf_remove(&csv->bytes, end + 1, bytes.n);
}

/* The row at an offset of bytes, read line by line. Blank lines between rows are none. */
static enum csv_fed take_row(struct source_csv *csv, size_t row)
{
	enum csv_fed fed = CSV_MORE;
	for (size_t at = row; fed == CSV_MORE && take_line(csv); at = csv->bytes.n) {
		struct str line = str_slice(buf_str(&csv->bytes), at, csv->bytes.n);
		if (at == row && str_trim(line).n == 0 && !csv->bytes.full) {
			buf_remove(&csv->bytes, row, csv->bytes.n);
			continue;
		}
		if (at == row)
			csv->row_line = csv->line - 1;
		if (csv->bytes.n - row > PAGE_MAXIMUM)
			break;
		fed = csv_feed(&csv->strict, line);
	}
	/* the last line may have no end */
	if (fed == CSV_MORE && csv->bytes.n > row && !str_ends(buf_str(&csv->bytes), STR("\n")))
		fed = csv_feed(&csv->strict, STR("\n"));
	if (fed == CSV_MORE)
		csv_reset(&csv->strict);
	return fed;
}

static bool fits(const struct source_csv *csv, const struct csv_table *row)
{
	for (size_t i = csv->columns; i < row->n; i++)
		if (csv_cell(row, i).n)
			return false;
	return row->n >= csv->columns;
}

static bool has_text_column(const struct csv_table *row)
{
	unsigned rank;
	for (size_t i = 0; i < row->n; i++) {
		enum part part = part_find(csv_cell(row, i), &rank);
		if (part == PART_TEXT || part == PART_DESCRIPTION)
			return true;
	}
	return false;
}

static int refuse_header(struct source_csv *csv, struct diag *diag)
{
	struct buf names = BUF_INIT(512);
	csv->over = true;
	if (stream_failed(csv->stream, NULL))
		return source_end(csv->stream, &csv->told, diag);
	part_describe(PART_TEXT, &names);
	diag_set(diag, SOURCE_E_FOREIGN,
		 "no column with the text in the header, expected one of %s", buf_z(&names));
	diag->line = 1;
	buf_done(&names);
	return SOURCE_E_FOREIGN;
}

/* The header; its first line tells how cells are parted. */
static bool begin(struct source_csv *csv)
{
	struct str ahead = stream_peek(csv->stream, STREAM_AHEAD);
	if (str_starts(ahead, STR("\xef\xbb\xbf"))) {
		stream_skip(csv->stream, 3);
		ahead = str_slice(ahead, 3, ahead.n);
	}
	char delimiter = csv_delimiter(str_slice(ahead, 0, str_find(ahead, STR("\n"), 0)));
	csv_set_delim(&csv->strict.parser, (unsigned char)delimiter);
	csv_set_delim(&csv->loose.parser, (unsigned char)delimiter);
	csv->begun = true;
	enum csv_fed fed = take_row(csv, 0);
	if (fed == CSV_ROW && !str_ends(buf_str(&csv->bytes), STR("\n")))
		buf_add_char(&csv->bytes, '\n');
	csv->header = csv->bytes.n;
	csv->columns = csv->strict.n;
	return fed == CSV_ROW && has_text_column(&csv->strict);
}

static int refuse_row(struct source_csv *csv, enum csv_fed fed, size_t cells, struct diag *diag)
{
	if (fed == CSV_ROW)
		diag_set(diag, SOURCE_E_RECORD, "%zu cells, expected %zu as in the header", cells,
			 csv->columns);
	else if (csv->bytes.n - csv->header > PAGE_MAXIMUM)
		diag_set(diag, SOURCE_E_RECORD, "larger than %d MiB", PAGE_MAXIMUM >> 20);
	else
		diag_set(diag, SOURCE_E_RECORD,
			 "a quote out of place, expected \"…\" around a cell and \"\" for a quote "
			 "in it");
	diag->line = csv->row_line;
	return SOURCE_E_RECORD;
}

static void clear_row(struct source_csv *csv)
{
	buf_remove(&csv->bytes, csv->header, csv->bytes.n);
	csv->bytes.full = false;
}

/* The row by its first line alone, when it does not fit as it should. */
static int next_loose(struct source_csv *csv, enum csv_fed fed, struct diag *diag)
{
	size_t cells = csv->strict.n;
	put_back(csv, csv->header);
	struct str line = str_slice(buf_str(&csv->bytes), csv->header, csv->bytes.n);
	if (line.n <= PAGE_MAXIMUM)
		csv_line(&csv->loose, line);
	if (line.n > PAGE_MAXIMUM || !fits(csv, &csv->loose))
		return refuse_row(csv, fed, cells, diag);
	return SOURCE_RECORD;
}

static int csv_next(struct source *source, struct record *ret_record, struct diag *diag)
{
	struct source_csv *csv = (struct source_csv *)source;
	if (!csv->begun && !begin(csv))
		return refuse_header(csv, diag);
	if (csv->over)
		return SOURCE_END;
	clear_row(csv);
	enum csv_fed fed = take_row(csv, csv->header);
	bool any = csv->bytes.n > csv->header;
	if (!any || (fed == CSV_MORE && stream_failed(csv->stream, NULL)))
		return source_end(csv->stream, &csv->told, diag);
	csv->n++;
	int got = SOURCE_RECORD;
	if (fed != CSV_ROW || !fits(csv, &csv->strict))
		got = next_loose(csv, fed, diag);
	*ret_record = (struct record){.source = source_record_name(&csv->name, csv->file, csv->n),
				      .bytes = buf_str(&csv->bytes),
				      .format = RECORD_CSV,
				      .file = csv->file,
				      .line = csv->row_line};
	return got;
}

static struct source *csv_close(struct source *source)
{
	struct source_csv *csv = (struct source_csv *)source;
	buf_done(&csv->name);
	buf_done(&csv->bytes);
	buf_done(&csv->back);
	csv_table_done(&csv->strict);
	csv_table_done(&csv->loose);
	return mem_free(csv);
}

const struct source_ops source_csv_ops = {csv_open, csv_next, csv_close};
