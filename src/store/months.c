/*
 * Knows how articles are counted by month. Of a large selection what is not in it is counted, so
 * that half of the archive is the most that is looked at.
 */
#include "months.h"

#include <stdio.h>
#include <string.h>

#include "ordering.h"
#include "surkhi/base/mem.h"
#include "surkhi/base/moment.h"

static int32_t month_of(int32_t day)
{
	int year, month, of_month;
	moment_civil(day, &year, &month, &of_month);
	return year * 12 + month - 1;
}

/* The first place of a month that is not newer. */
static size_t place_of(const struct months *months, int32_t number)
{
	size_t low = 0, high = months->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (months->months[middle].number > number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Nearly always behind all others: only zones put months out of their order. */
static void meet(struct months *months, int32_t number)
{
	size_t place = place_of(months, number);
	if (place < months->n && months->months[place].number == number)
		return;
	months->months =
		mem_grow(months->months, &months->capacity, months->n + 1, sizeof *months->months);
	struct month *month = &months->months[place];
	memmove(month + 1, month, (months->n++ - place) * sizeof *month);
	month->number = number;
	snprintf(month->name, sizeof month->name, "%04d-%02d", number / 12, number % 12 + 1);
}

static uint16_t *new_codes(const struct ordering *ordering)
{
	uint16_t *codes = mem_new(ordering->last + (size_t)1, sizeof *codes);
	for (size_t i = 0; i < ordering->n_runs; i++)
		for (size_t at = ordering->runs[i].start, end = ordering_run_end(ordering, i);
		     at < end; at++)
			codes[ordering->ids[at]] =
				(uint16_t)(MONTH_FIRST + ordering->runs[i].month);
	for (size_t at = ordering->n_dated; at < ordering->n; at++)
		codes[ordering->ids[at]] = MONTH_UNDATED;
	return codes;
}

static void find(struct ordering *ordering)
{
	struct months *months = &ordering->months;
	for (size_t i = 0; i < ordering->n_runs; i++)
		meet(months, month_of(ordering->runs[i].day));
	for (size_t i = 0; i < ordering->n_runs; i++)
		ordering->runs[i].month =
			(uint32_t)place_of(months, month_of(ordering->runs[i].day));
}

void months_prepare(struct ordering *ordering)
{
	enum { WORTH_CODES = 2 };
	struct months *months = &ordering->months;
	months->asked++;
	if (months->asked == 1)
		find(ordering);
	if (months->asked == WORTH_CODES && MONTH_FIRST + months->n <= UINT16_MAX)
		months->codes = new_codes(ordering);
}

void months_done(struct months *months)
{
	mem_free(months->months);
	mem_free(months->codes);
}

static void count_all(const struct ordering *ordering, size_t *counts)
{
	for (size_t i = 0; i < ordering->n_runs; i++)
		counts[MONTH_FIRST + ordering->runs[i].month] +=
			ordering_run_end(ordering, i) - ordering->runs[i].start;
	counts[MONTH_UNDATED] = ordering->n - ordering->n_dated;
}

static void count_runs(const struct ordering *ordering, const struct bits *articles, size_t *counts)
{
	for (size_t i = 0; i < ordering->n_runs; i++)
		for (size_t at = ordering->runs[i].start, end = ordering_run_end(ordering, i);
		     at < end; at++)
			counts[MONTH_FIRST + ordering->runs[i].month] +=
				bits_have(articles, ordering->ids[at]);
	for (size_t at = ordering->n_dated; at < ordering->n; at++)
		counts[MONTH_UNDATED] += bits_have(articles, ordering->ids[at]);
}

static void tally(const struct ordering *ordering, const struct bits *articles, size_t *counts)
{
	bits_tally(articles, ordering->months.codes, ordering->last + (size_t)1, counts);
	counts[MONTH_NONE] = 0;
}

static void tally_others(const struct ordering *ordering, const struct bits *articles,
			 size_t *counts)
{
	size_t n = MONTH_FIRST + ordering->months.n;
	size_t *not_in = mem_new(n, sizeof *not_in);
	struct bits others CLEANUP(bits_done) = {0};
	bits_fill(&others, 0, ordering->last + (size_t)1);
	bits_and_not(&others, articles);
	tally(ordering, &others, not_in);
	count_all(ordering, counts);
	for (size_t i = 0; i < n; i++)
		counts[i] -= not_in[i];
	mem_free(not_in);
}

void months_count(const struct ordering *ordering, const struct bits *articles, size_t n,
		  size_t *counts)
{
	memset(counts, 0, (MONTH_FIRST + ordering->months.n) * sizeof *counts);
	if (!ordering->months.codes)
		count_runs(ordering, articles, counts);
	else if (n > ordering->n / 2)
		tally_others(ordering, articles, counts);
	else
		tally(ordering, articles, counts);
}
