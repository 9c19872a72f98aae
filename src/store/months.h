#ifndef STORE_MONTHS_H
#define STORE_MONTHS_H

#include <stdint.h>

#include "surkhi/base/bits.h"

/*
 * In which month each article of an ordering by date is, two bytes an article, so that the months
 * of any selection are counted in one pass over it.
 */
enum { MONTH_NONE /* no article */, MONTH_UNDATED, MONTH_FIRST };

struct ordering;

struct months {
	struct month {
		int32_t number; /* of months since year 0 */
		char name[16];  /* "2021-08" */
	} * months;             /* the newest first */
	size_t n, capacity;
	unsigned asked;  /* how often they were to be counted */
	uint16_t *codes; /* MONTH_FIRST + place in months, by id; NULL: not made */
};

/*
 * To be called before each counting: makes the months of an ordering whose articles and runs are
 * known, and the second time, if they are not too many, the codes, which take as long as counting
 * without them some times.
 */
void months_prepare(struct ordering *ordering);
void months_done(struct months *months);

/* How many of n articles have each code; counts has room for MONTH_FIRST + months.n. */
void months_count(const struct ordering *ordering, const struct bits *articles, size_t n,
		  size_t *counts);

#endif
