/*
 * Natural widths: the advances of letters in Noto Sans Devanagari, in hundredths of a cell that is
 * 0.602 em wide (DejaVu Sans Mono and its kind), and what conjuncts do to them. Of 15,794 words of
 * news 0.4 % get less than 95 % of what HarfBuzz would give them.
 */
#include "natural.h"

#include <uniwidth.h>

#include "deva.h"
#include "surkhi/text/cluster.h"
#include "surkhi/text/utf8.h"
#include "surkhi/text/width.h"

enum {
	CELL = 100,
	ROUND_DOWN = 10, /* so much of a cell is squeezed rather than given a cell of its own */
	RA = 0x0930,
	MATRA_U = 0x0941,
	MATRA_UU = 0x0942,
	RA_BELOW = 5, /* what a ra adds that is written below a consonant */
	RA_U = 26,    /* what the forms रु and रू add to ra */
	RA_UU = 63,
	HALF = 62,       /* percent of a consonant that its half form takes */
	LOOK_BACK = 512, /* bytes: where a word starts is not looked for further back */
};

/* clang-format off */
static const unsigned char advances[128] = {
	0, 0, 0, 45, 127, 127, 170, 82, 82, 91, 127, 142, 116, 92, 92, 92,
	92, 170, 170, 170, 170, 127, 136, 94, 98, 107, 105, 116, 123, 126, 123, 84,
	97, 96, 94, 120, 95, 107, 86, 102, 92, 92, 94, 128, 95, 117, 99, 96,
	68, 68, 113, 126, 126, 92, 113, 96, 112, 88, 0, 43, 0, 78, 43, 43,
	43, 0, 0, 0, 0, 0, 0, 0, 0, 43, 43, 43, 43, 0, 45, 43,
	150, 0, 0, 0, 0, 0, 0, 0, 127, 136, 94, 123, 96, 94, 128, 96,
	142, 116, 0, 0, 63, 100, 92, 92, 92, 92, 92, 92, 92, 92, 92, 92,
	71, 53, 127, 127, 170, 170, 127, 127, 92, 123, 96, 94, 120, 78, 96, 95,
};
/* clang-format on */

static unsigned advance_of(char32_t c)
{
	if (deva_kind(c) != DEVA_NOT)
		return advances[c - 0x0900];
	int cells = c < 0x7F ? 1 : uc_width(c, "UTF-8");
	return cells > 0 ? (unsigned)cells * CELL : 0;
}

/* What was added for the letters of a cluster so far. */
struct sum {
	unsigned advance; /* of all */
	unsigned letter;  /* of the last consonant in it */
	char32_t last;    /* that consonant */
	bool first;       /* it is the first of the cluster */
	bool virama;      /* and a virama behind it waits for the next */
};

static void add_consonant(struct sum *sum, char32_t c)
{
	unsigned advance = advance_of(c);
	if (sum->virama && c == RA)
		advance = RA_BELOW;
	else if (sum->virama && sum->last == RA && sum->first)
		sum->advance -= sum->letter; /* the hook above */
	else if (sum->virama)
		sum->advance -= sum->letter - sum->letter * HALF / 100;
	sum->first = sum->last == 0;
	sum->advance += advance;
	sum->letter = advance;
	sum->last = c;
	sum->virama = false;
}

static void add_code_point(struct sum *sum, char32_t c)
{
	char kind = deva_kind(c);
	if (kind == DEVA_CONSONANT) {
		add_consonant(sum, c);
		return;
	}
	if (kind == DEVA_VIRAMA)
		sum->virama = sum->last != 0;
	sum->advance += advance_of(c);
	if (sum->last == RA && sum->letter != RA_BELOW)
		sum->advance += c == MATRA_U ? RA_U : c == MATRA_UU ? RA_UU : 0;
}

static unsigned advance_cluster(struct str text, size_t offset, size_t *ret_end)
{
	*ret_end = cluster_next(text, offset);
	struct sum sum = {.last = 0};
	char32_t c;
	for (size_t at = offset; at < *ret_end && utf8_next(text, &at, &c);)
		add_code_point(&sum, c);
	return sum.advance;
}

static size_t cells_of(unsigned advance)
{
	if (advance == 0)
		return 0;
	return advance <= CELL + ROUND_DOWN ? 1 : (advance - ROUND_DOWN + CELL - 1) / CELL;
}

static bool is_blank(struct str text, size_t offset)
{
	return text.s[offset] == ' ' || text.s[offset] == '\t';
}

/* The part of the chunk at offset that ends at limit at the latest. */
static size_t chunk_until(struct str text, size_t offset, size_t limit, size_t *ret_end)
{
	unsigned advance = 0;
	size_t at = offset;
	while (at < limit && (at == offset || !is_blank(text, at))) {
		size_t end;
		unsigned more = advance_cluster(text, at, &end);
		if (at > offset && cells_of(advance + more) > WIDTH_CHUNK)
			break;
		advance += more;
		at = end;
		if (is_blank(text, offset))
			break;
	}
	*ret_end = at;
	return cells_of(advance);
}

size_t width_chunk(struct str text, size_t offset, size_t *ret_end)
{
	return chunk_until(text, offset, text.n, ret_end);
}

size_t natural_text(struct str text)
{
	size_t cells = 0;
	for (size_t at = 0; at < text.n;)
		cells += width_chunk(text, at, &at);
	return cells;
}

/* The start of the chunk that offset is in. */
static size_t chunk_start(struct str text, size_t offset)
{
	size_t start = offset, end;
	while (start > 0 && !is_blank(text, start - 1) && offset - start < LOOK_BACK)
		start--;
	for (; start < offset; start = end) {
		width_chunk(text, start, &end);
		if (end > offset)
			return start;
	}
	return offset;
}

size_t natural_cluster(struct str text, size_t offset, size_t *ret_end)
{
	size_t start = chunk_start(text, offset), before;
	*ret_end = cluster_next(text, offset);
	size_t without = start < offset ? chunk_until(text, start, offset, &before) : 0;
	size_t with = chunk_until(text, start, *ret_end, &before);
	return with > without ? with - without : 0;
}

size_t natural_clip(struct str text, size_t cells, size_t *ret_cells)
{
	size_t at = 0, used = 0, end;
	while (at < text.n) {
		size_t width = width_chunk(text, at, &end);
		if (width > cells - used)
			break;
		used += width;
		at = end;
	}
	for (size_t start = at, next; at < text.n; at = next) {
		next = cluster_next(text, at);
		size_t width = chunk_until(text, start, next, &end);
		if (end < next || width > cells - used) {
			used += start < at ? chunk_until(text, start, at, &end) : 0;
			break;
		}
	}
	if (ret_cells)
		*ret_cells = used;
	return at;
}
