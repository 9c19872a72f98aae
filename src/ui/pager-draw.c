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

/* If span holds *offset, its role is taken; *end moves back to where span begins or ends. */
static bool overlay(const struct pager_span *span, size_t offset, size_t *end, enum role *role)
{
	if (!span || span->end <= offset)
		return false;
	bool holds = span->start <= offset;
	size_t edge = holds ? span->end : span->start;
	if (edge < *end)
		*end = edge;
	if (holds)
		*role = span->role;
	return holds;
}

static void draw_text(const struct pager *pager, struct canvas *canvas, struct segment *segment,
		      const struct pager_row *row)
{
	const struct pager_block *block = &pager->blocks[row->block];
	struct pager_span current = pager->current;
	current.role = ROLE_CURRENT;
	bool has_current = current.start < current.end && current.block == row->block;
	for (size_t offset = row->start, end; offset < row->end; offset = end) {
		enum role role = block->role;
		end = row->end;
		overlay(span_at(&pager->spans, row->block, offset), offset, &end, &role);
		overlay(span_at(&pager->hits, row->block, offset), offset, &end, &role);
		if (has_current)
			overlay(&current, offset, &end, &role);
		canvas_text(canvas, segment, str_slice(block->text, offset, end), role);
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
