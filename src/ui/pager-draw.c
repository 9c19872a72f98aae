/*
 * A row of wrapped text as runs: which role each stretch has. What was searched for is seen above
 * what an entity is, and the place gone to above both.
 */
#include <stdint.h>

#include "pager.h"

/* The span of a block that holds offset or comes next behind it; NULL if none. */
static const struct pager_span *span_at(const struct pager_spans *spans, size_t block,
					size_t offset)
{
	size_t low = 0, high = spans->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct pager_span *span = &spans->items[middle];
		if (span->block < block || (span->block == block && span->end <= offset))
			low = middle + 1;
		else
			high = middle;
	}
	if (low == spans->n || spans->items[low].block != block)
		return NULL;
	return &spans->items[low];
}

/* The part of a row, as it is shown, that has one role. */
struct stretch {
	size_t block, start, end;
	enum role role;
};

/* If span holds the start, its role is taken; the end moves back to where span begins or ends. */
static void overlay(const struct pager *pager, const struct pager_span *span,
		    struct stretch *stretch)
{
	if (!span)
		return;
	size_t start = pager_shown_at(pager, stretch->block, span->start);
	size_t end = pager_shown_at(pager, stretch->block, span->end);
	if (end <= stretch->start)
		return;
	bool holds = start <= stretch->start;
	size_t edge = holds ? end : start;
	if (edge < stretch->end)
		stretch->end = edge;
	if (holds)
		stretch->role = span->role;
}

static void draw_text(const struct pager *pager, struct canvas *canvas, struct segment *segment,
		      const struct pager_row *row)
{
	const struct pager_block *block = &pager->blocks[row->block];
	struct pager_span current = pager->current;
	current.role = ROLE_CURRENT;
	bool has_current = current.start < current.end && current.block == row->block;
	for (size_t start = row->start; start < row->end;) {
		struct stretch stretch = {row->block, start, row->end, block->role};
		size_t offset = pager_text_at(pager, row->block, start);
		overlay(pager, span_at(&pager->spans, row->block, offset), &stretch);
		overlay(pager, span_at(&pager->hits, row->block, offset), &stretch);
		if (has_current)
			overlay(pager, &current, &stretch);
		canvas_text(canvas, segment,
			    str_slice(pager->shown[row->block].text, start, stretch.end),
			    stretch.role);
		start = stretch.end;
	}
}

static void draw_row(const struct pager *pager, struct canvas *canvas, struct segment *segment,
		     size_t index)
{
	const struct pager_row *row = &pager->rows[index];
	const struct pager_block *block = &pager->blocks[row->block];
	size_t indent = (size_t)pager_indent(pager, row->block);
	if (row->start == 0 && block->label.n && indent)
		canvas_column(canvas, segment, block->label, indent - 1, block->label_role);
	canvas_pad(canvas, segment, indent);
	draw_text(pager, canvas, segment, row);
}

void pager_draw(const struct pager *pager, struct canvas *canvas, struct rect rect)
{
	for (int i = 0; i < rect.rows; i++) {
		struct segment *segment = canvas_segment(canvas, rect.row + i, rect.col, rect.cols);
		if (segment && pager->top + (size_t)i < pager->n_rows)
			draw_row(pager, canvas, segment, pager->top + (size_t)i);
	}
}
