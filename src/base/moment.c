#include "surkhi/base/moment.h"

#include <stdio.h>
#include <string.h>

enum { DAY_SECONDS = 86400 };

int64_t moment_days(int year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t of_era = y - era * 400;
	int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void moment_civil(int64_t days, int *ret_year, int *ret_month, int *ret_day)
{
	days += 719468;
	int64_t era = (days >= 0 ? days : days - 146096) / 146097;
	int64_t of_era = days - era * 146097;
	int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int64_t month = (5 * of_year + 2) / 153;
	*ret_day = (int)(of_year - (153 * month + 2) / 5 + 1);
	*ret_month = (int)(month < 10 ? month + 3 : month - 9);
	*ret_year = (int)(year + era * 400 + (*ret_month <= 2));
}

bool moment_valid(const struct moment *moment)
{
	if (moment->year < 1 || moment->year > 9999 || moment->month < 1 || moment->month > 12 ||
	    moment->day < 1 || moment->day > 31)
		return false;
	int year, month, day;
	moment_civil(moment_days(moment->year, moment->month, moment->day), &year, &month, &day);
	if (month != moment->month)
		return false;
	if (!moment->has_time)
		return true;
	return moment->hour >= 0 && moment->hour < 24 && moment->minute >= 0 &&
	       moment->minute < 60 && moment->second >= 0 && moment->second < 61 &&
	       moment->offset > -24 * 60 && moment->offset < 24 * 60;
}

void moment_format(const struct moment *moment, char ret_text[static MOMENT_SIZE])
{
	ret_text[0] = '\0';
	if (moment->year == 0)
		return;
	snprintf(ret_text, MOMENT_SIZE, "%04d-%02d-%02d", moment->year, moment->month, moment->day);
	if (!moment->has_time)
		return;
	int offset = moment->offset < 0 ? -moment->offset : moment->offset;
	snprintf(ret_text, MOMENT_SIZE, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", moment->year,
		 moment->month, moment->day, moment->hour, moment->minute, moment->second,
		 moment->offset < 0 ? '-' : '+', offset / 60 % 100, offset % 60);
}

/* Reads exactly n digits at *at; -1 if they are not there. */
static int digits(const char **at, int n)
{
	int value = 0;
	for (int i = 0; i < n; i++, (*at)++) {
		if (**at < '0' || **at > '9')
			return -1;
		value = value * 10 + (**at - '0');
	}
	return value;
}

static bool expect(const char **at, char c)
{
	if (**at != c)
		return false;
	(*at)++;
	return true;
}

static bool parse_offset(const char **at, int16_t *ret_offset)
{
	if (expect(at, 'Z')) {
		*ret_offset = 0;
		return true;
	}
	bool west = **at == '-';
	if (!west && **at != '+')
		return false;
	(*at)++;
	int hours = digits(at, 2);
	if (hours < 0 || !expect(at, ':'))
		return false;
	int minutes = digits(at, 2);
	if (minutes < 0)
		return false;
	*ret_offset = (int16_t)((hours * 60 + minutes) * (west ? -1 : 1));
	return true;
}

static bool parse_time(const char **at, struct moment *moment)
{
	int hour = digits(at, 2);
	if (hour < 0 || !expect(at, ':'))
		return false;
	int minute = digits(at, 2);
	if (minute < 0 || !expect(at, ':'))
		return false;
	int second = digits(at, 2);
	moment->has_time = true;
	moment->hour = (int8_t)hour;
	moment->minute = (int8_t)minute;
	moment->second = (int8_t)second;
	return parse_offset(at, &moment->offset);
}

bool moment_parse(struct str text, struct moment *ret_moment)
{
	char z[MOMENT_SIZE];
	if (text.n == 0 || text.n >= sizeof z)
		return false;
	memcpy(z, text.s, text.n);
	z[text.n] = '\0';
	const char *at = z;
	int year = digits(&at, 4);
	if (year < 0 || !expect(&at, '-'))
		return false;
	int month = digits(&at, 2);
	if (month < 0 || !expect(&at, '-'))
		return false;
	struct moment moment = {
		.year = (int16_t)year, .month = (int8_t)month, .day = (int8_t)digits(&at, 2)};
	if (expect(&at, 'T') && !parse_time(&at, &moment))
		return false;
	if (*at != '\0' || !moment_valid(&moment))
		return false;
	*ret_moment = moment;
	return true;
}

int64_t moment_seconds(const struct moment *moment)
{
	int64_t days = moment_days(moment->year, moment->month, moment->day);
	if (!moment->has_time)
		return days * DAY_SECONDS - MOMENT_INDIA * 60;
	return days * DAY_SECONDS + moment->hour * 3600 + moment->minute * 60 + moment->second -
	       moment->offset * 60;
}

struct moment moment_from_seconds(int64_t seconds, int16_t offset)
{
	int64_t local = seconds + offset * 60;
	int64_t days = local / DAY_SECONDS - (local % DAY_SECONDS < 0);
	int64_t rest = local - days * DAY_SECONDS;
	int year, month, day;
	moment_civil(days, &year, &month, &day);
	return (struct moment){.year = (int16_t)year,
			       .month = (int8_t)month,
			       .day = (int8_t)day,
			       .has_time = true,
			       .hour = (int8_t)(rest / 3600),
			       .minute = (int8_t)(rest / 60 % 60),
			       .second = (int8_t)(rest % 60),
			       .offset = offset};
}

struct moment moment_in_india(struct moment moment)
{
	bool utc = moment.year && moment.has_time && moment.offset == 0;
	return utc ? moment_from_seconds(moment_seconds(&moment), MOMENT_INDIA) : moment;
}
