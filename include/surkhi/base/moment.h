#ifndef SURKHI_BASE_MOMENT_H
#define SURKHI_BASE_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "surkhi/base/str.h"

/*
 * A point in time as a page states it: a day, perhaps with a time of day and an offset from UTC.
 * Proleptic Gregorian calendar, years 1 to 9999. year == 0: no moment.
 */
struct moment {
	int16_t year;
	int8_t month; /* 1…12 */
	int8_t day;   /* 1…31 */
	bool has_time;
	int8_t hour, minute, second;
	int16_t offset; /* minutes east of UTC; India is 330 */
};

enum { MOMENT_INDIA = 330, MOMENT_SIZE = 48 };

bool moment_valid(const struct moment *moment); /* a day that exists, a time that exists */

/* "2021-08-03T19:04:00+05:30", or "2021-08-03" without a time, or "" if there is no moment. */
void moment_format(const struct moment *moment, char ret_text[static MOMENT_SIZE]);

/* The reverse, of exactly these forms ('Z' is taken too). False and untouched otherwise. */
bool moment_parse(struct str text, struct moment *ret_moment);

/* Seconds since 1970 UTC; a day without a time counts as its first second in India. */
int64_t moment_seconds(const struct moment *moment);
struct moment moment_from_seconds(int64_t seconds, int16_t offset);

/* The same moment as clocks in India show it, if it was told in UTC. */
struct moment moment_in_india(struct moment moment);

/* Days since 1970-01-01 of a date, and back. Howard Hinnant's "days from civil". */
int64_t moment_days(int year, int month, int day);
void moment_civil(int64_t days, int *ret_year, int *ret_month, int *ret_day);

#endif
