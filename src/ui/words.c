/* Moving from word to word and from row to row in a text as it is wrapped at the time. */
#include "words.h"

#include <stdint.h>

#include "surkhi/text/token.h"

static bool is_story(const struct pager *pager, size_t block)
{
	return pager->blocks[block].story && pager->blocks[block].text.n;
}

/* The mark over a place, or the place itself. */
static struct pager_span stop_at(const struct pager *pager, struct pager_span word)
{
	for (size_t i = 0; i < pager->spans.n; i++) {
		const struct pager_span *span = &pager->spans.items[i];
		if (span->block == word.block && span->start <= word.start &&
		    span->end > word.start)
			return *span;
	}
	return word;
}

/* The first stop that begins at or behind an offset of a block. */
static bool next_in(const struct pager *pager, size_t block, size_t offset,
		    struct pager_span *ret_stop)
{
	struct token token;
	while (token_next(pager->blocks[block].text, &offset, &token)) {
		if (token.kind == TOKEN_MARK)
			continue;
		*ret_stop = stop_at(pager,
				    (struct pager_span){block, token.start, token.end, ROLE_TEXT});
		return true;
	}
	return false;
}

/* The last stop that begins before an offset of a block. */
static bool previous_in(const struct pager *pager, size_t block, size_t offset,
			struct pager_span *ret_stop)
{
	struct pager_span stop;
	bool found = false;
	for (size_t at = 0; next_in(pager, block, at, &stop) && stop.start < offset;
	     at = stop.end) {
		*ret_stop = stop;
		found = true;
	}
	return found;
}

static bool step_right(const struct pager *pager, struct pager_span *at)
{
	size_t offset = at->end;
	for (size_t block = at->block; block < pager->n_blocks; block++, offset = 0)
		if (is_story(pager, block) && next_in(pager, block, offset, at))
			return true;
	return false;
}

static bool step_left(const struct pager *pager, struct pager_span *at)
{
	size_t offset = at->start;
	for (size_t block = at->block; block < pager->n_blocks; block--, offset = SIZE_MAX)
		if (is_story(pager, block) && previous_in(pager, block, offset, at))
			return true;
	return false;
}

/* Cells from the left of a row to a place in it. */
static size_t cell_of(const struct pager *pager, const struct pager_row *row, size_t offset)
{
	struct str text = pager->shown[row->block].text;
	size_t shown = pager_shown_at(pager, row->block, offset);
	return shown > row->start ? width_text(pager->widths, str_slice(text, row->start, shown))
				  : 0;
}

/* The stop of a row that is nearest to a cell; false if none begins there. */
static bool nearest(const struct pager *pager, const struct pager_row *row, size_t cell,
		    struct pager_span *ret_stop)
{
	size_t offset = pager_text_at(pager, row->block, row->start), least = SIZE_MAX;
	size_t end = pager_text_at(pager, row->block, row->end);
	struct pager_span stop;
	while (next_in(pager, row->block, offset, &stop) && stop.start < end) {
		size_t at = cell_of(pager, row, stop.start);
		size_t far = at > cell ? at - cell : cell - at;
		if (far < least)
			*ret_stop = stop;
		least = far < least ? far : least;
		offset = stop.end > offset ? stop.end : end;
	}
	return least != SIZE_MAX;
}

static bool step_rows(const struct pager *pager, bool down, struct pager_span *at)
{
	size_t row = pager_row_of(pager, at->block, at->start);
	if (row >= pager->n_rows)
		return false;
	size_t cell = cell_of(pager, &pager->rows[row], at->start);
	size_t step = down ? 1 : SIZE_MAX; /* before the first row comes SIZE_MAX, no row */
	for (row += step; row < pager->n_rows; row += step)
		if (is_story(pager, pager->rows[row].block) &&
		    nearest(pager, &pager->rows[row], cell, at))
			return true;
	return false;
}

void words_begin(struct words *words, const struct pager *pager)
{
	struct pager_span at = {.block = pager->top_block, .end = pager->top_offset};
	*words = (struct words){.on = step_right(pager, &at)};
	words->at = words->from = at;
}

void words_move(struct words *words, const struct pager *pager, enum words_step step)
{
	struct pager_span at = words->at;
	bool moved = step == WORDS_LEFT    ? step_left(pager, &at)
		     : step == WORDS_RIGHT ? step_right(pager, &at)
					   : step_rows(pager, step == WORDS_DOWN, &at);
	if (moved && (!words->extending || at.block == words->from.block))
		words->at = at;
}

void words_extend(struct words *words)
{
	words->extending = !words->extending;
	words->from = words->at;
}

struct pager_span words_picked(const struct words *words)
{
	struct pager_span picked = words->at;
	if (!words->extending)
		return picked;
	if (words->from.start < picked.start)
		picked.start = words->from.start;
	if (words->from.end > picked.end)
		picked.end = words->from.end;
	return picked;
}
