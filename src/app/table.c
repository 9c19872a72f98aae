/* Aligned columns and tab-separated fields. */
#include "table.h"

#include <stdint.h>

#include "print.h"
#include "surkhi/text/width.h"

static size_t put(FILE *out, struct str text, size_t cells)
{
	const struct width_model *widths = &width_models[0];
	CLEANUP(buf_done) struct buf clean = BUF_INIT(SIZE_MAX / 2);
	escape(text, &clean);
	size_t width = width_text(widths, buf_str(&clean));
	if (width <= cells) {
		fwrite(buf_z(&clean), 1, clean.n, out);
		return width;
	}
	if (cells == 0)
		return 0;
	size_t n = width_clip(widths, buf_str(&clean), cells - 1, &width);
	fwrite(buf_z(&clean), 1, n, out);
	fputs("…", out);
	return width + 1;
}

void table_column(FILE *out, struct str text, size_t cells)
{
	for (size_t used = put(out, text, cells); used < cells; used++)
		putc(' ', out);
}

void table_last(FILE *out, struct str text, size_t cells)
{
	put(out, text, cells);
}

void tsv_field(FILE *out, struct str text, bool last)
{
	for (size_t i = 0; i < text.n; i++)
		putc((unsigned char)text.s[i] < ' ' ? ' ' : text.s[i], out);
	putc(last ? '\n' : '\t', out);
}

size_t decimal_digits(size_t number)
{
	size_t digits = 1;
	for (; number >= 10; number /= 10)
		digits++;
	return digits;
}
