/* How libcsv is asked: whole lines in, so that a row ends where a line does. */
#include "csv-table.h"

#include <string.h>

#include "surkhi/extract/page.h"

enum { BLOCK = 64 << 10 };

static int is_space(unsigned char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static int is_end(unsigned char c)
{
	return c == '\n';
}

void csv_table_init(struct csv_table *table, char delimiter, bool strict)
{
	*table = (struct csv_table){.strict = strict, .text = BUF_INIT(PAGE_MAXIMUM)};
	csv_init(&table->parser, strict ? CSV_STRICT : 0);
	csv_set_delim(&table->parser, (unsigned char)delimiter);
	csv_set_space_func(&table->parser, is_space);
	csv_set_term_func(&table->parser, is_end);
	csv_set_blk_size(&table->parser, BLOCK);
}

void csv_table_done(struct csv_table *table)
{
	csv_free(&table->parser);
	buf_done(&table->text);
}

static void add_cell(void *bytes, size_t n, void *context)
{
	struct csv_table *table = context;
	if (n)
		buf_add(&table->text, (struct str){bytes, n});
	if (table->n < CSV_CELLS)
		table->ends[table->n] = table->text.n;
	table->n++;
}

static void end_row(int last, void *context)
{
	struct csv_table *table = context;
	table->whole = true;
}

static void begin_row(struct csv_table *table)
{
	buf_clear(&table->text);
	table->n = 0;
	table->whole = false;
}

void csv_reset(struct csv_table *table)
{
	char delimiter = (char)csv_get_delim(&table->parser);
	bool strict = table->strict;
	csv_table_done(table);
	csv_table_init(table, delimiter, strict);
}

enum csv_fed csv_feed(struct csv_table *table, struct str line)
{
	if (table->whole)
		begin_row(table);
	size_t n = csv_parse(&table->parser, line.s, line.n, add_cell, end_row, table);
	if (n < line.n || table->text.full) {
		csv_reset(table);
		return CSV_BROKEN;
	}
	return table->whole ? CSV_ROW : CSV_MORE;
}

void csv_line(struct csv_table *table, struct str line)
{
	csv_reset(table);
	csv_parse(&table->parser, line.s, line.n, add_cell, end_row, table);
	if (!table->whole)
		csv_fini(&table->parser, add_cell, end_row, table);
}

struct str csv_cell(const struct csv_table *table, size_t i)
{
	if (i >= table->n || i >= CSV_CELLS)
		return STR_EMPTY;
	return str_slice(buf_str(&table->text), i ? table->ends[i - 1] : 0, table->ends[i]);
}

char csv_delimiter(struct str header)
{
	static const char signs[] = ",;\t|";
	size_t counts[sizeof signs] = {0}, best = 0;
	bool quoted = false;
	for (size_t i = 0; i < header.n; i++) {
		const char *sign = header.s[i] ? strchr(signs, header.s[i]) : NULL;
		quoted ^= header.s[i] == '"';
		if (sign && !quoted)
			counts[sign - signs]++;
	}
	for (size_t i = 1; i < sizeof signs - 1; i++)
		best = counts[i] > counts[best] ? i : best;
	return signs[best];
}
