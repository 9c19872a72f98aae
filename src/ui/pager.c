/*
 * Holds text to be read and where the reader is in it. What the text means is the owner's affair;
 * how it looks in a row is in pager-draw.c.
 */
#include "pager.h"

#include <stdint.h>

#include "find.h"
#include "surkhi/text/wrap.h"

enum { PATTERN_MAXIMUM = 4096 };

void pager_init(struct pager *pager)
{
	*pager = (struct pager){.pattern = BUF_INIT(PATTERN_MAXIMUM), .hit = SIZE_MAX};
}

void pager_done(struct pager *pager)
{
	arena_done(&pager->arena);
	arena_done(&pager->rows_arena);
	mem_free(pager->blocks);
	mem_free(pager->spans.items);
	mem_free(pager->hits.items);
	mem_free(pager->rows);
	buf_done(&pager->pattern);
	pager_init(pager);
}

void pager_clear(struct pager *pager)
{
	arena_done(&pager->arena);
	pager->n_blocks = pager->spans.n = pager->hits.n = pager->n_rows = pager->n_shown = 0;
	pager->cols = 0;
	pager->top = 0;
	pager->hit = SIZE_MAX;
	pager->current = (struct pager_span){0};
}

void pager_home(struct pager *pager)
{
	pager_go(pager, 0, 0);
}

void pager_go(struct pager *pager, size_t block, size_t offset)
{
	pager->top_block = block;
	pager->top_offset = offset;
	pager->moved = true;
	pager->wanted = false;
}

size_t pager_add(struct pager *pager, const struct pager_block *block)
{
	pager->blocks = mem_grow(pager->blocks, &pager->blocks_capacity, pager->n_blocks + 1,
				 sizeof *pager->blocks);
	pager->blocks[pager->n_blocks] = *block;
	return pager->n_blocks++;
}

static void add_span(struct pager_spans *spans, const struct pager_span *span)
{
	spans->items = mem_grow(spans->items, &spans->capacity, spans->n + 1, sizeof *spans->items);
	spans->items[spans->n++] = *span;
}

void pager_mark(struct pager *pager, const struct pager_span *span)
{
	add_span(&pager->spans, span);
}

static void find_in_block(struct pager *pager, size_t block, struct arena *arena)
{
	struct find_range *ranges;
	size_t n = find_text(buf_str(&pager->pattern), pager->blocks[block].text, arena, &ranges);
	for (size_t i = 0; i < n; i++)
		add_span(&pager->hits,
			 &(struct pager_span){block, ranges[i].start, ranges[i].end, ROLE_HIT});
}

static void find_all(struct pager *pager)
{
	struct arena arena = {0};
	pager->hits.n = 0;
	pager->hit = SIZE_MAX;
	for (size_t block = 0; pager_searching(pager) && block < pager->n_blocks; block++)
		find_in_block(pager, block, &arena);
	arena_done(&arena);
}

void pager_ready(struct pager *pager)
{
	find_all(pager);
}

void pager_mark_hit(struct pager *pager, size_t block, size_t start, size_t end)
{
	if (!pager_searching(pager))
		add_span(&pager->hits, &(struct pager_span){block, start, end, ROLE_HIT});
}

bool pager_searching(const struct pager *pager)
{
	return pager->pattern.n > 0;
}

void pager_set_latin(struct pager *pager, bool latin)
{
	if (pager->latin != latin)
		pager->cols = 0;
	pager->latin = latin;
}

size_t pager_shown_at(const struct pager *pager, size_t block, size_t offset)
{
	return block < pager->n_shown ? roman_map_to(&pager->shown[block].map, offset) : offset;
}

size_t pager_text_at(const struct pager *pager, size_t block, size_t shown)
{
	return block < pager->n_shown ? roman_map_from(&pager->shown[block].map, shown) : shown;
}

size_t pager_row_of(const struct pager *pager, size_t block, size_t offset)
{
	size_t low = 0, high = pager->n_rows;
	offset = pager_shown_at(pager, block, offset);
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct pager_row *row = &pager->rows[middle];
		if (row->block < block || (row->block == block && row->start <= offset))
			low = middle + 1;
		else
			high = middle;
	}
	return low ? low - 1 : 0;
}

static size_t last_top(const struct pager *pager)
{
	return pager->n_rows > pager->height ? pager->n_rows - pager->height : 0;
}

static void go_to_row(struct pager *pager, size_t row)
{
	pager->top = row > last_top(pager) ? last_top(pager) : row;
	pager->top_block = pager->top_offset = 0;
	if (pager->top < pager->n_rows) {
		const struct pager_row *top = &pager->rows[pager->top];
		pager->top_block = top->block;
		pager->top_offset = pager_text_at(pager, top->block, top->start);
	}
}

int pager_indent(const struct pager *pager, size_t block)
{
	int indent = pager->blocks[block].indent, most = pager->cols / 3;
	return indent < most ? indent : most;
}

static void show_block(struct pager *pager, size_t block)
{
	struct str text = pager->blocks[block].text;
	struct pager_shown *shown = &pager->shown[block];
	*shown = (struct pager_shown){.text = text};
	if (!pager->latin || !roman_changes(text))
		return;
	struct buf roman = BUF_INIT(text.n * 2 + 8); /* no letter grows to more */
	struct roman_map map = {.n = 0};
	roman_text(text, &roman, &map);
	shown->text = str_copy(&pager->rows_arena, buf_str(&roman));
	shown->map.n = map.n;
	shown->map.steps =
		arena_new(&pager->rows_arena, map.n ? map.n : 1, sizeof *shown->map.steps);
	for (size_t i = 0; i < map.n; i++)
		shown->map.steps[i] = map.steps[i];
	roman_map_done(&map);
	buf_done(&roman);
}

static void wrap_block(struct pager *pager, size_t block, int cols)
{
	struct wrap_row *rows;
	int room = cols - 1 - pager_indent(pager, block); /* a segment's last cell stays free */
	if (room > PAGER_MEASURE)
		room = PAGER_MEASURE;
	show_block(pager, block);
	size_t n = wrap_text(pager->widths, pager->shown[block].text, room > 0 ? (size_t)room : 1,
			     &pager->rows_arena, &rows);
	pager->rows = mem_grow(pager->rows, &pager->rows_capacity, pager->n_rows + n,
			       sizeof *pager->rows);
	for (size_t i = 0; i < n; i++)
		pager->rows[pager->n_rows++] =
			(struct pager_row){block, rows[i].start, rows[i].end};
}

static void wrap_all(struct pager *pager, const struct width_model *widths, int cols)
{
	pager->cols = cols;
	pager->widths = widths;
	pager->n_rows = 0;
	arena_done(&pager->rows_arena);
	pager->n_shown = pager->n_blocks;
	pager->shown = arena_new(&pager->rows_arena, pager->n_blocks + 1, sizeof *pager->shown);
	for (size_t block = 0; block < pager->n_blocks; block++)
		wrap_block(pager, block, cols);
}

/* The place at the top stays the person's, also when the end of the text shifts it. */
static void keep_place(struct pager *pager)
{
	size_t block = pager->top_block, offset = pager->top_offset;
	go_to_row(pager, pager_row_of(pager, block, offset));
	pager->top_block = block;
	pager->top_offset = offset;
	pager->moved = false;
}

static void show_wanted(struct pager *pager)
{
	size_t row = pager_row_of(pager, pager->wanted_block, pager->wanted_offset);
	size_t context = pager->height / 3;
	if (row < pager->top || row >= pager->top + pager->height)
		go_to_row(pager, row > context ? row - context : 0);
	pager->wanted = false;
}

void pager_arrange(struct pager *pager, const struct width_model *widths, struct rect rect)
{
	size_t height = rect.rows > 0 ? (size_t)rect.rows : 0;
	bool anew = pager->cols != rect.cols || pager->widths != widths;
	if (anew)
		wrap_all(pager, widths, rect.cols);
	if (anew || pager->moved || pager->height != height) {
		pager->height = height;
		keep_place(pager);
	}
	if (pager->wanted)
		show_wanted(pager);
}

void pager_scroll(struct pager *pager, long rows)
{
	size_t by = rows < 0 ? (size_t)-rows : (size_t)rows;
	if (rows < 0)
		go_to_row(pager, pager->top > by ? pager->top - by : 0);
	else
		go_to_row(pager, by > pager->n_rows ? pager->n_rows : pager->top + by);
}

bool pager_act(struct pager *pager, enum action action, unsigned count)
{
	long times = count ? (long)count : 1;
	long page = pager->height > 2 ? (long)pager->height - 1 : 1; /* a row stays in sight */
	long half = pager->height > 1 ? (long)pager->height / 2 : 1;
	if (action == ACTION_DOWN || action == ACTION_UP)
		pager_scroll(pager, action == ACTION_DOWN ? times : -times);
	else if (action == ACTION_FIRST || (action == ACTION_LAST && count))
		go_to_row(pager, count ? count - 1 : 0);
	else if (action == ACTION_LAST)
		go_to_row(pager, pager->n_rows);
	else if (action == ACTION_HALF_DOWN || action == ACTION_HALF_UP)
		pager_scroll(pager, action == ACTION_HALF_DOWN ? half * times : -half * times);
	else if (action == ACTION_PAGE_DOWN || action == ACTION_PAGE_UP)
		pager_scroll(pager, action == ACTION_PAGE_DOWN ? page * times : -page * times);
	else
		return false;
	return true;
}

void pager_show(struct pager *pager, size_t block, size_t offset)
{
	pager->wanted = true;
	pager->wanted_block = block;
	pager->wanted_offset = offset;
}

static void go_to_hit(struct pager *pager, size_t hit)
{
	pager->hit = hit;
	pager->current = pager->hits.items[hit];
	pager_show(pager, pager->current.block, pager->current.start);
}

static bool before(size_t block, size_t offset, const struct pager_span *span)
{
	return span->block > block || (span->block == block && span->start >= offset);
}

size_t pager_find(struct pager *pager, struct str typed, bool from_top)
{
	buf_clear(&pager->pattern);
	buf_add(&pager->pattern, str_trim(typed));
	pager->current = (struct pager_span){0};
	find_all(pager);
	if (!from_top || pager->hits.n == 0)
		return pager->hits.n;
	size_t hit = 0;
	while (hit + 1 < pager->hits.n &&
	       !before(pager->top_block, pager->top_offset, &pager->hits.items[hit]))
		hit++;
	if (!before(pager->top_block, pager->top_offset, &pager->hits.items[hit]))
		hit = 0;
	go_to_hit(pager, hit);
	return pager->hits.n;
}

size_t pager_find_step(struct pager *pager, enum find_step step, struct str typed)
{
	if (step == FIND_BEGIN) {
		pager->origin_block = pager->top_block;
		pager->origin_offset = pager->top_offset;
		return pager->hits.n;
	}
	pager_go(pager, pager->origin_block, pager->origin_offset);
	return pager_find(pager, step == FIND_DROP ? STR_EMPTY : typed, true);
}

void pager_mouse(struct pager *pager, enum mouse_button button)
{
	if (button != MOUSE_LEFT)
		pager_scroll(pager, button == MOUSE_WHEEL_DOWN ? LIST_WHEEL : -LIST_WHEEL);
}

bool pager_hit(struct pager *pager, bool forward, unsigned count)
{
	size_t n = pager->hits.n;
	if (n == 0)
		return false;
	size_t by = (count ? count : 1) % n;
	size_t at = pager->hit < n ? pager->hit : forward ? n - 1 : 0;
	go_to_hit(pager, forward ? (at + by) % n : (at + n - by) % n);
	return true;
}

void pager_position(const struct pager *pager, struct buf *ret_text)
{
	if (pager->n_rows > pager->height)
		buf_printf(ret_text, " %zu-%zu/%zu", pager->top + 1, pager->top + pager->height,
			   pager->n_rows);
}
