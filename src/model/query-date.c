/*
 * Knows how a query writes days. Years, months and days are periods of days; the shortest way to
 * write a range is the coarsest period that both of its ends are ends of.
 */
#include "query-date.h"

#include "surkhi/base/moment.h"
#include "surkhi/text/fold.h"

enum { PERIOD_SIZE = 32 };

enum precision { YEAR, MONTH, DAY };

struct civil {
	int year, month, day;
};

static struct civil civil_of(int64_t days)
{
	struct civil date;
	moment_civil(days, &date.year, &date.month, &date.day);
	return date;
}

static int64_t last_of_month(int year, int month)
{
	return (month == 12 ? moment_days(year + 1, 1, 1) : moment_days(year, month + 1, 1)) - 1;
}

/* Exactly n digits from offset on, or -1. */
static int number_at(struct str text, size_t offset, size_t n)
{
	if (text.n < offset + n)
		return -1;
	int value = 0;
	for (size_t i = offset; i < offset + n; i++) {
		if (text.s[i] < '0' || text.s[i] > '9')
			return -1;
		value = value * 10 + (text.s[i] - '0');
	}
	return value;
}

/* "-MM" or "-DD" from offset on. */
static int part_at(struct str text, size_t offset)
{
	return offset < text.n && text.s[offset] == '-' ? number_at(text, offset + 1, 2) : -1;
}

static int read_ascii(struct str text, int64_t *ret_first, int64_t *ret_last)
{
	int year = number_at(text, 0, 4), month = 1, day = 1;
	if (year < 0 || (text.n != 4 && text.n != 7 && text.n != 10))
		return QUERY_DATE_E_FORM;
	if (text.n > 4 && (month = part_at(text, 4)) < 0)
		return QUERY_DATE_E_FORM;
	if (text.n > 7 && (day = part_at(text, 7)) < 0)
		return QUERY_DATE_E_FORM;
	struct moment moment = {.year = (int16_t)year, .month = (int8_t)month, .day = (int8_t)day};
	if (!moment_valid(&moment))
		return QUERY_DATE_E_NONE;
	*ret_first = moment_days(year, month, day);
	*ret_last = text.n == 4   ? moment_days(year, 12, 31)
		    : text.n == 7 ? last_of_month(year, month)
				  : *ret_first;
	return 0;
}

int query_period_parse(struct str text, int64_t *ret_first, int64_t *ret_last)
{
	/* The folded form has ASCII digits. */
	struct buf ascii = BUF_INIT(PERIOD_SIZE);
	fold(text, &ascii);
	int code =
		ascii.full ? QUERY_DATE_E_FORM : read_ascii(buf_str(&ascii), ret_first, ret_last);
	buf_done(&ascii);
	return code;
}

static enum precision precision_of_first(int64_t days)
{
	struct civil date = civil_of(days);
	return date.day != 1 ? DAY : date.month != 1 ? MONTH : YEAR;
}

static enum precision precision_of_last(int64_t days)
{
	struct civil date = civil_of(days);
	if (days != last_of_month(date.year, date.month))
		return DAY;
	return date.month == 12 ? YEAR : MONTH;
}

static void write_period(int64_t days, enum precision precision, struct buf *text)
{
	struct civil date = civil_of(days);
	buf_printf(text, "%04d", date.year);
	if (precision >= MONTH)
		buf_printf(text, "-%02d", date.month);
	if (precision >= DAY)
		buf_printf(text, "-%02d", date.day);
}

static bool same_period(int64_t first, int64_t last, enum precision precision)
{
	struct civil a = civil_of(first), b = civil_of(last);
	return a.year == b.year && (precision < MONTH || a.month == b.month) &&
	       (precision < DAY || a.day == b.day);
}

void query_date_format(int64_t first, int64_t last, struct buf *ret_text)
{
	bool starts = first != INT64_MIN, ends = last != INT64_MAX;
	enum precision start = starts ? precision_of_first(first) : YEAR;
	enum precision end = ends ? precision_of_last(last) : YEAR;
	enum precision precision = start > end ? start : end;
	if (starts)
		write_period(first, precision, ret_text);
	if (starts && ends && same_period(first, last, precision))
		return;
	buf_add(ret_text, STR(".."));
	if (ends)
		write_period(last, precision, ret_text);
}
