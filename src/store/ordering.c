/*
 * Knows how articles are brought into the order of their dates: all of them by a radix sort, some
 * that came or changed by merging them into the order of before.
 */
#include "ordering.h"

#include <stdlib.h>
#include <string.h>

#include "date-chunk.h"
#include "private.h"

enum {
	DIGIT_BITS = 11,
	DIGITS = 1 << DIGIT_BITS,
	PASSES = 3,
	MERGED_SHARE = 4, /* if more than a fourth changed, all are sorted */
};

struct ordering *ordering_hold(struct ordering *ordering)
{
	if (ordering)
		ordering->holders++;
	return ordering;
}

struct ordering *ordering_drop(struct ordering *ordering)
{
	if (!ordering || --ordering->holders)
		return NULL;
	mem_free(ordering->ids);
	mem_free(ordering->runs);
	months_done(&ordering->months);
	return mem_free(ordering);
}

struct ordering *ordering_new(size_t n)
{
	struct ordering *ordering = mem_new(1, sizeof *ordering);
	ordering->holders = 1;
	ordering->ids = mem_new(n, sizeof *ordering->ids);
	return ordering;
}

/* How long before the newest one an article is; less than 136 years. */
struct aged {
	uint32_t age, id;
};

/* Stable, lowest digits first, so that articles of one second stay in the order of their ids. */
static void sort_by_age(struct aged *items, size_t n)
{
	struct aged *from = items, *to = mem_new(n, sizeof *to), *room = to;
	size_t *starts = mem_new(DIGITS, sizeof *starts);
	for (unsigned shift = 0; shift < PASSES * DIGIT_BITS; shift += DIGIT_BITS) {
		size_t sum = 0;
		memset(starts, 0, DIGITS * sizeof *starts);
		for (size_t i = 0; i < n; i++)
			starts[from[i].age >> shift & (DIGITS - 1)]++;
		for (size_t i = 0; i < DIGITS; i++) {
			size_t count = starts[i];
			starts[i] = sum;
			sum += count;
		}
		for (size_t i = 0; i < n; i++)
			to[starts[from[i].age >> shift & (DIGITS - 1)]++] = from[i];
		struct aged *swap = from;
		from = to;
		to = swap;
	}
	if (n)
		memcpy(items, from, n * sizeof *items); /* after an odd number of passes */
	mem_free(starts);
	mem_free(room);
}

struct dated {
	int64_t second;
	uint32_t id;
};

static bool before(int64_t second, uint32_t id, int64_t other_second, uint32_t other_id)
{
	return second != other_second ? second > other_second : id < other_id;
}

static int newest_first(const void *a, const void *b)
{
	const struct dated *left = a, *right = b;
	return before(left->second, left->id, right->second, right->id) ? -1 : 1;
}

/* Puts the articles of a range of ids that are there into ids; the undated are not among them. */
static size_t collect_dated(const struct dates *dates, const struct bits *chunks,
			    struct dated *ret_items)
{
	size_t n = 0;
	for (size_t id = 1; id < dates->n; id++) {
		if (chunks && !bits_have(chunks, id / DATES_CHUNK)) {
			id += DATES_CHUNK - id % DATES_CHUNK - 1;
			continue;
		}
		if (dates->items[id] > DATE_UNDATED)
			ret_items[n++] =
				(struct dated){date_second(dates->items[id]), (uint32_t)id};
	}
	return n;
}

static void add_undated(const struct dates *dates, struct ordering *ordering)
{
	ordering->n = ordering->n_dated;
	for (size_t id = 1; id < dates->n; id++)
		if (dates->items[id] == DATE_UNDATED)
			ordering->ids[ordering->n++] = (uint32_t)id;
}

static void sort_slowly(const struct dates *dates, struct ordering *ordering)
{
	struct dated *items = mem_new(dates->n, sizeof *items);
	size_t n = collect_dated(dates, NULL, items);
	if (n)
		qsort(items, n, sizeof *items, newest_first);
	for (size_t i = 0; i < n; i++)
		ordering->ids[i] = items[i].id;
	ordering->n_dated = n;
	mem_free(items);
}

static bool seconds_range(const struct dates *dates, int64_t *ret_newest)
{
	int64_t newest = INT64_MIN, oldest = INT64_MAX;
	for (size_t id = 1; id < dates->n; id++) {
		if (dates->items[id] <= DATE_UNDATED)
			continue;
		newest = dates->items[id] > newest ? dates->items[id] : newest;
		oldest = dates->items[id] < oldest ? dates->items[id] : oldest;
	}
	if (newest == INT64_MIN)
		return true;
	*ret_newest = date_second(newest);
	return date_second(newest) - date_second(oldest) <= UINT32_MAX;
}

static void sort_all(const struct dates *dates, struct ordering *ordering)
{
	int64_t newest = 0;
	size_t n = 0;
	if (!seconds_range(dates, &newest)) {
		sort_slowly(dates, ordering);
		return;
	}
	struct aged *items = mem_new(dates->n, sizeof *items);
	for (size_t id = 1; id < dates->n; id++)
		if (dates->items[id] > DATE_UNDATED)
			items[n++] = (struct aged){
				(uint32_t)(newest - date_second(dates->items[id])), (uint32_t)id};
	sort_by_age(items, n);
	for (size_t i = 0; i < n; i++)
		ordering->ids[i] = items[i].id;
	ordering->n_dated = n;
	mem_free(items);
}

/* What did not change is in order already. */
static void merge(const struct dates *dates, const struct ordering *old, const struct bits *changed,
		  const struct dated *items, size_t n_items, struct ordering *ordering)
{
	size_t n = 0, next = 0;
	for (size_t i = 0; i < old->n_dated; i++) {
		uint32_t id = old->ids[i];
		if (bits_have(changed, id / DATES_CHUNK) || id >= dates->n)
			continue;
		int64_t second = date_second(dates->items[id]);
		while (next < n_items && before(items[next].second, items[next].id, second, id))
			ordering->ids[n++] = items[next++].id;
		ordering->ids[n++] = id;
	}
	while (next < n_items)
		ordering->ids[n++] = items[next++].id;
	ordering->n_dated = n;
}

static void merge_changed(const struct dates *dates, const struct ordering *old,
			  const struct bits *changed, struct ordering *ordering)
{
	struct dated *items = mem_new(bits_count(changed) * DATES_CHUNK, sizeof *items);
	size_t n = collect_dated(dates, changed, items);
	if (n)
		qsort(items, n, sizeof *items, newest_first);
	merge(dates, old, changed, items, n, ordering);
	mem_free(items);
}

/* Zones may put neighbours into each other's days; then there are some runs more. */
static void find_runs(const struct dates *dates, struct ordering *ordering)
{
	int32_t day = 0;
	for (size_t i = 0; i < ordering->n_dated; i++) {
		int32_t of = (int32_t)date_day(dates->items[ordering->ids[i]]);
		if (i && of == day)
			continue;
		ordering->runs = mem_grow(ordering->runs, &ordering->runs_capacity,
					  ordering->n_runs + 1, sizeof *ordering->runs);
		ordering->runs[ordering->n_runs++] =
			(struct day_run){.day = of, .start = (uint32_t)i};
		day = of;
	}
}

struct ordering *ordering_sort(const struct dates *dates, const struct ordering *old,
			       const struct bits *changed)
{
	struct ordering *ordering = ordering_new(dates->n);
	if (old && bits_count(changed) * DATES_CHUNK < dates->n / MERGED_SHARE)
		merge_changed(dates, old, changed, ordering);
	else
		sort_all(dates, ordering);
	add_undated(dates, ordering);
	ordering->last = (uint32_t)dates->n;
	find_runs(dates, ordering);
	return ordering;
}
