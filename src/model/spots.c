/*
 * Knows which mentions overlap a place without a look at all of them: a page of a hundred thousand
 * mentions of one party must not take the square of that to correct. Spots are kept in reading
 * order, each with how far the text is covered up to it; the few added last are looked at one by
 * one until there are enough of them to sort anew.
 */
#include <stdlib.h>

#include "order.h"
#include "overlay.h"

enum { TAIL_MAXIMUM = 1024 };

struct reach {
	uint64_t position;
	uint64_t covered; /* where the last of the mentions up to this one ends */
	uint32_t spot;
};

static uint64_t end_of(const struct mention *mention)
{
	return position_of(mention->field, mention->paragraph, mention->end);
}

static uint64_t start_of(const struct mention *mention)
{
	return position_of(mention->field, mention->paragraph, mention->start);
}

static int compare_reaches(const void *a, const void *b)
{
	const struct reach *x = a, *y = b;
	if (x->position != y->position)
		return x->position < y->position ? -1 : 1;
	return x->spot < y->spot ? -1 : x->spot > y->spot;
}

static void sort_reaches(struct overlay *overlay)
{
	size_t n = overlay->n_spots;
	overlay->reaches =
		mem_grow(overlay->reaches, &overlay->reaches_capacity, n, sizeof *overlay->reaches);
	for (size_t i = 0; i < n; i++)
		overlay->reaches[i] =
			(struct reach){.position = start_of(&overlay->spots[i].mention),
				       .covered = end_of(&overlay->spots[i].mention),
				       .spot = (uint32_t)i};
	qsort(overlay->reaches, n, sizeof *overlay->reaches, compare_reaches);
	for (size_t i = 1; i < n; i++)
		if (overlay->reaches[i].covered < overlay->reaches[i - 1].covered)
			overlay->reaches[i].covered = overlay->reaches[i - 1].covered;
	overlay->n_reaches = n;
}

void overlay_add(struct overlay *overlay, const struct mention *mention)
{
	overlay->spots = mem_grow(overlay->spots, &overlay->spots_capacity, overlay->n_spots + 1,
				  sizeof *overlay->spots);
	overlay->spots[overlay->n_spots++] = (struct spot){.mention = *mention};
}

/* How many spots begin before a position. */
static size_t begin_before(const struct overlay *overlay, uint64_t position)
{
	size_t low = 0, high = overlay->n_reaches;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (overlay->reaches[middle].position < position)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct hits {
	uint32_t *spots;
	size_t n, capacity;
};

static void hit(struct hits *hits, const struct overlay *overlay, size_t spot,
		const struct mention *place)
{
	const struct mention *mention = &overlay->spots[spot].mention;
	if (overlay->spots[spot].gone || start_of(mention) >= end_of(place) ||
	    start_of(place) >= end_of(mention))
		return;
	hits->spots = mem_grow(hits->spots, &hits->capacity, hits->n + 1, sizeof *hits->spots);
	hits->spots[hits->n++] = (uint32_t)spot;
}

uint32_t *overlay_overlaps(struct overlay *overlay, const struct mention *place, size_t *ret_n)
{
	struct hits hits = {.spots = NULL};
	if (overlay->n_spots - overlay->n_reaches > TAIL_MAXIMUM)
		sort_reaches(overlay);
	for (size_t i = overlay->n_reaches; i < overlay->n_spots; i++)
		hit(&hits, overlay, i, place);
	for (size_t i = begin_before(overlay, end_of(place));
	     i > 0 && overlay->reaches[i - 1].covered > start_of(place); i--)
		hit(&hits, overlay, overlay->reaches[i - 1].spot, place);
	*ret_n = hits.n;
	return hits.spots;
}
