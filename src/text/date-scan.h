#ifndef TEXT_DATE_SCAN_H
#define TEXT_DATE_SCAN_H

#include <stdbool.h>
#include <uchar.h>

#include "surkhi/base/str.h"

/* A text as numbers, the words that dates are made of, and signs. */
enum item {
	ITEM_END, /* of the line */
	ITEM_NUMBER,
	ITEM_SIGN,
	ITEM_WORD,    /* any other word */
	ITEM_MONTH,   /* value: 1…12 */
	ITEM_WEEKDAY, /* value: nothing */
	ITEM_HALF,    /* of the day; value: enum half */
	ITEM_ZONE,    /* value: minutes east of UTC */
	ITEM_ORDINAL, /* st nd rd th, of */
	ITEM_HOUR,    /* बजे */
	ITEM_FILLER,  /* at, on, को, the T of ISO 8601: between date and time */
};

enum half { HALF_AM, HALF_PM, HALF_NIGHT };

struct scan {
	struct str text;
	enum item item; /* the item in hand, … */
	size_t start, end;
	bool glued;    /* … without a blank before it */
	int value;     /* of a number: -1 if it has more than four digits */
	size_t digits; /* of a number */
	char32_t sign;
};

void date_scan_start(struct scan *scan, struct str text, size_t offset);
void scan_next(struct scan *scan);

/* Start of the first group of four digits from 1900 to 2100 at or after offset; SIZE_MAX if none.
 */
size_t scan_find_year(struct str text, size_t offset);

/* The value of a digit of either script, or -1. */
int scan_digit(char32_t c);

#endif
