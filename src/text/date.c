/*
 * Dates of news sites. A date must have its year, so the search jumps from one year to the next,
 * and only the items just before it are tried as a start.
 */
#include "surkhi/text/date.h"

#include <stdint.h>

#include "character.h"
#include "date-scan.h"
#include "surkhi/text/utf8.h"

enum {
	REACH = 192,  /* bytes from the start of a date (with weekday and time) to its year */
	SIGNS = 3,    /* signs between the parts of a date */
	ZONE_MAX = 14 /* hours */
};

static bool take_number(struct scan *scan, size_t least, size_t most, int *ret_value)
{
	if (scan->item != ITEM_NUMBER || scan->digits < least || scan->digits > most)
		return false;
	*ret_value = scan->value;
	scan_next(scan);
	return true;
}

static bool take(struct scan *scan, enum item item)
{
	if (scan->item != item)
		return false;
	scan_next(scan);
	return true;
}

static bool is_sign(const struct scan *scan, char32_t sign)
{
	return scan->item == ITEM_SIGN && scan->sign == sign;
}

/* Signs that may stand between day, month and year, or between the date and its time. */
static bool is_separator(const struct scan *scan)
{
	if (scan->item != ITEM_SIGN)
		return false;
	switch (scan->sign) {
	case ',':
	case '.':
	case '-':
	case '/':
	case '|':
	case '@':
	case ';':
	case '(':
	case 0x970:  /* Hindi's dot of abbreviation: जुल॰ */
	case 0xB7:   /* middle dot */
	case 0x2013: /* dashes */
	case 0x2014:
	case 0x2022: /* bullet */
		return true;
	default:
		return false;
	}
}

static void skip_signs(struct scan *scan)
{
	for (int i = 0; i < SIGNS && is_separator(scan); i++)
		scan_next(scan);
}

/* What stands between a date and its time. */
static void skip_filler(struct scan *scan)
{
	for (int i = 0; i < SIGNS && (is_separator(scan) || scan->item == ITEM_FILLER); i++)
		scan_next(scan);
}

static bool set_day(struct moment *moment, int year, int month, int day)
{
	*moment =
		(struct moment){.year = (int16_t)year, .month = (int8_t)month, .day = (int8_t)day};
	return year >= 1900 && year <= 2100 && moment_valid(moment);
}

/* 03/08/2021 · 2021-08-03: three numbers with the same sign between, nothing blank. */
static bool take_figures(struct scan *scan, struct moment *ret_moment)
{
	int parts[3];
	bool year_first = scan->digits == 4;
	if (!take_number(scan, year_first ? 4 : 1, year_first ? 4 : 2, &parts[0]))
		return false;
	char32_t sign = scan->sign;
	for (int i = 1; i < 3; i++) {
		if (!is_sign(scan, sign) || (sign != '-' && sign != '/' && sign != '.') ||
		    !scan->glued)
			return false;
		scan_next(scan);
		bool year = i == 2 && !year_first;
		if (!scan->glued || !take_number(scan, year ? 4 : 1, year ? 4 : 2, &parts[i]))
			return false;
	}
	return year_first ? set_day(ret_moment, parts[0], parts[1], parts[2])
			  : set_day(ret_moment, parts[2], parts[1], parts[0]);
}

/* 15 अप्रैल 2020 · 26-MAR-2020 · 3rd of August, 2021 */
static bool take_day_month(struct scan *scan, struct moment *ret_moment)
{
	int day, year, month;
	if (!take_number(scan, 1, 2, &day))
		return false;
	while (take(scan, ITEM_ORDINAL))
		;
	skip_signs(scan);
	month = scan->value;
	if (!take(scan, ITEM_MONTH))
		return false;
	skip_signs(scan);
	return take_number(scan, 4, 4, &year) && set_day(ret_moment, year, month, day);
}

/* Aug 3, 2021 · अप्रैल 15, 2020 */
static bool take_month_day(struct scan *scan, struct moment *ret_moment)
{
	int day, year, month = scan->value;
	if (!take(scan, ITEM_MONTH))
		return false;
	skip_signs(scan);
	if (!take_number(scan, 1, 2, &day))
		return false;
	while (take(scan, ITEM_ORDINAL))
		;
	skip_signs(scan);
	return take_number(scan, 4, 4, &year) && set_day(ret_moment, year, month, day);
}

static bool take_date(struct scan *scan, struct moment *ret_moment)
{
	static bool (*const forms[])(struct scan *, struct moment *) = {
		take_figures, take_day_month, take_month_day};
	if (take(scan, ITEM_WEEKDAY))
		skip_signs(scan);
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		struct scan again = *scan;
		if (forms[i](&again, ret_moment)) {
			*scan = again;
			return true;
		}
	}
	return false;
}

/* The hour of the clock in a half of the day; an hour past 12 says it by itself. */
static int hour_in(int hour, int half)
{
	if (hour > 12 || hour == 0)
		return hour;
	switch (half) {
	case HALF_AM:
		return hour == 12 ? 0 : hour;
	case HALF_PM:
		return hour == 12 ? 12 : hour + 12;
	default: /* रात: from seven in the evening to the small hours */
		return hour == 12 ? 0 : hour >= 7 ? hour + 12 : hour;
	}
}

/* +05:30 · +0530 · IST, perhaps in brackets */
static void take_zone(struct scan *scan, struct moment *moment)
{
	struct scan again = *scan;
	bool bracket = is_sign(&again, '(');
	if (bracket)
		scan_next(&again);
	int value = again.value, minutes = 0;
	if (take(&again, ITEM_ZONE)) {
		if (bracket && is_sign(&again, ')'))
			scan_next(&again);
		moment->offset = (int16_t)value;
		*scan = again;
		return;
	}
	bool west = is_sign(&again, '-');
	if ((!west && !is_sign(&again, '+')) || bracket)
		return;
	scan_next(&again);
	bool whole = again.digits == 4;
	if (!again.glued || !take_number(&again, 2, 4, &value))
		return;
	if (whole) {
		minutes = value % 100;
		value /= 100;
	} else {
		if (!is_sign(&again, ':'))
			return;
		scan_next(&again);
		if (!take_number(&again, 2, 2, &minutes))
			return;
	}
	if (value > ZONE_MAX || minutes > 59)
		return;
	moment->offset = (int16_t)((value * 60 + minutes) * (west ? -1 : 1));
	*scan = again;
}

static bool take_glued(struct scan *scan, char32_t sign, size_t most, int *ret_value)
{
	struct scan again = *scan;
	if (!is_sign(&again, sign) || !again.glued)
		return false;
	scan_next(&again);
	if (!again.glued || !take_number(&again, 1, most, ret_value))
		return false;
	*scan = again;
	return true;
}

/* A word for the half of the day, or a.m. and p.m. with their dots. */
static bool take_half(struct scan *scan, int *ret_half)
{
	static const char *const dotted[] = {"a.m.", "p.m."};
	if (scan->item == ITEM_HALF) {
		*ret_half = scan->value;
		scan_next(scan);
		return true;
	}
	for (int i = 0; i < 2 && scan->item == ITEM_WORD; i++) {
		struct str here = str_slice(scan->text, scan->start, scan->start + 4);
		if (!str_equal(here, str_from(dotted[i])))
			continue;
		date_scan_start(scan, scan->text, scan->start + 4);
		*ret_half = i == 0 ? HALF_AM : HALF_PM;
		return true;
	}
	return false;
}

/* The colon of "08:31:PM". */
static void skip_colon(struct scan *scan)
{
	struct scan again = *scan;
	if (!is_sign(&again, ':') || !again.glued)
		return;
	scan_next(&again);
	if (again.item == ITEM_HALF && again.glued)
		*scan = again;
}

/* 7:04 PM IST · 19:04:00.000+05:30 · शाम 7:04 बजे · 8 PM · रात 8 बजे */
static bool take_time(struct scan *scan, struct moment *moment)
{
	int hour = 0, minute = 0, second = 0, half = -1, fraction;
	bool said = take_half(scan, &half);
	if (!take_number(scan, 1, 2, &hour))
		return false;
	bool clock = take_glued(scan, ':', 2, &minute) || take_glued(scan, '.', 2, &minute);
	if (clock && take_glued(scan, ':', 2, &second))
		take_glued(scan, '.', 9, &fraction);
	if (clock)
		skip_colon(scan);
	bool behind = take_half(scan, &half) || said;
	if (!take(scan, ITEM_HOUR) && !clock && !behind)
		return false;
	struct moment timed = *moment;
	timed.has_time = true;
	timed.hour = (int8_t)(behind ? hour_in(hour, half) : hour);
	timed.minute = (int8_t)minute;
	timed.second = (int8_t)second;
	timed.offset = MOMENT_INDIA;
	if (!moment_valid(&timed))
		return false;
	take_zone(scan, &timed);
	*moment = timed;
	return true;
}

/* The end of the last item that was taken: the item in hand is the first that was not. */
static size_t taken_end(const struct scan *scan, size_t start)
{
	char32_t c;
	size_t end = scan->start;
	for (size_t at = end; at > start && utf8_previous(scan->text, &at, &c);) {
		if (c != ' ' && c != '\t' && c != 0xA0 && c != '\r')
			break;
		end = at;
	}
	return end;
}

/* The date at the item in hand, with its time before or behind it. */
static bool take_moment(struct scan *scan, struct moment *ret_moment, size_t *ret_end)
{
	size_t start = scan->start;
	struct moment moment, before = {.year = 2000, .month = 1, .day = 1};
	struct scan again = *scan;
	bool timed = scan->item != ITEM_MONTH && take_time(&again, &before);
	if (timed) {
		skip_filler(&again);
		timed = take_date(&again, &moment);
	}
	if (!timed) {
		again = *scan;
		if (!take_date(&again, &moment))
			return false;
	}
	*scan = again;
	*ret_end = taken_end(scan, start);
	if (timed) {
		before.year = moment.year;
		before.month = moment.month;
		before.day = moment.day;
		*ret_moment = before;
		return true;
	}
	skip_filler(&again);
	*ret_moment = moment;
	if (take_time(&again, ret_moment))
		*ret_end = taken_end(&again, start);
	return true;
}

static bool is_figure_sign(char32_t c)
{
	return c == '-' || c == '/' || c == '.' || c == ':';
}

/* True if the text from start to end is cut out of a longer number, score or address. */
static bool is_part(struct str text, size_t start, size_t end)
{
	char32_t c, far;
	size_t at = start;
	if (utf8_previous(text, &at, &c)) {
		if (scan_digit(c) >= 0 || c == '/' || c == '=' ||
		    character_of(c) == CHARACTER_LETTER)
			return true;
		if (is_figure_sign(c) && utf8_previous(text, &at, &far) && scan_digit(far) >= 0)
			return true;
	}
	at = end;
	if (!utf8_next(text, &at, &c))
		return false;
	return scan_digit(c) >= 0 ||
	       (is_figure_sign(c) && utf8_next(text, &at, &far) && scan_digit(far) >= 0);
}

static bool may_start(const struct scan *scan)
{
	return scan->item == ITEM_NUMBER || scan->item == ITEM_MONTH ||
	       scan->item == ITEM_WEEKDAY || scan->item == ITEM_HALF;
}

/* A code point boundary at most REACH before the year, so that a text of any length is one pass. */
static size_t reach_back(struct str text, size_t from, size_t year)
{
	size_t at = year > REACH && year - REACH > from ? year - REACH : from;
	while (at < year && ((unsigned char)text.s[at] & 0xC0) == 0x80)
		at++;
	return at;
}

bool date_find(struct str text, size_t *offset, size_t *ret_start, struct moment *ret_moment)
{
	struct scan scan = {.text = text};
	struct moment moment;
	size_t end = 0, at = *offset;
	for (size_t year; (year = scan_find_year(text, at)) != SIZE_MAX;) {
		date_scan_start(&scan, text, reach_back(text, at, year));
		for (; scan.start <= year; scan_next(&scan)) {
			if (scan.item == ITEM_END)
				scan.end += scan.end < text.n; /* over the end of the line */
			struct scan again = scan;
			if (!may_start(&scan) || !take_moment(&again, &moment, &end) ||
			    is_part(text, scan.start, end))
				continue;
			*ret_start = scan.start;
			*offset = end;
			*ret_moment = moment;
			return true;
		}
		at = year + 4;
		while (at < text.n && ((unsigned char)text.s[at] & 0xC0) == 0x80)
			at++;
	}
	return false;
}
