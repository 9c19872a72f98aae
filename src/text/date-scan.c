/* The words of dates, in the spellings of Hindi and English news sites, and the reader of items. */
#include "date-scan.h"

#include <stdint.h>

#include "character.h"
#include "deva.h"
#include "surkhi/text/fold.h"
#include "surkhi/text/utf8.h"

/* Folded: सितम्बर, फ़रवरी and September are found as सितंबर, फरवरी and september. */
static const struct {
	const char *word;
	enum item item;
	int value;
} words[] = {
	{"jan", ITEM_MONTH, 1},         {"january", ITEM_MONTH, 1},
	{"जनवरी", ITEM_MONTH, 1},       {"feb", ITEM_MONTH, 2},
	{"february", ITEM_MONTH, 2},    {"फरवरी", ITEM_MONTH, 2},
	{"फर", ITEM_MONTH, 2},          {"mar", ITEM_MONTH, 3},
	{"march", ITEM_MONTH, 3},       {"मार्च", ITEM_MONTH, 3},
	{"apr", ITEM_MONTH, 4},         {"april", ITEM_MONTH, 4},
	{"अप्रैल", ITEM_MONTH, 4},        {"अप्रेल", ITEM_MONTH, 4},
	{"अप्रै", ITEM_MONTH, 4},         {"may", ITEM_MONTH, 5},
	{"मई", ITEM_MONTH, 5},          {"jun", ITEM_MONTH, 6},
	{"june", ITEM_MONTH, 6},        {"जून", ITEM_MONTH, 6},
	{"jul", ITEM_MONTH, 7},         {"july", ITEM_MONTH, 7},
	{"जुलाई", ITEM_MONTH, 7},        {"जुलाइ", ITEM_MONTH, 7},
	{"aug", ITEM_MONTH, 8},         {"august", ITEM_MONTH, 8},
	{"अगस्त", ITEM_MONTH, 8},        {"sep", ITEM_MONTH, 9},
	{"sept", ITEM_MONTH, 9},        {"september", ITEM_MONTH, 9},
	{"सितंबर", ITEM_MONTH, 9},       {"सितं", ITEM_MONTH, 9},
	{"oct", ITEM_MONTH, 10},        {"october", ITEM_MONTH, 10},
	{"अक्टूबर", ITEM_MONTH, 10},      {"अक्तूबर", ITEM_MONTH, 10},
	{"अक्टू", ITEM_MONTH, 10},        {"nov", ITEM_MONTH, 11},
	{"november", ITEM_MONTH, 11},   {"नवंबर", ITEM_MONTH, 11},
	{"नवं", ITEM_MONTH, 11},         {"dec", ITEM_MONTH, 12},
	{"december", ITEM_MONTH, 12},   {"दिसंबर", ITEM_MONTH, 12},
	{"दिसं", ITEM_MONTH, 12},        {"sun", ITEM_WEEKDAY, 0},
	{"sunday", ITEM_WEEKDAY, 0},    {"रविवार", ITEM_WEEKDAY, 0},
	{"mon", ITEM_WEEKDAY, 0},       {"monday", ITEM_WEEKDAY, 0},
	{"सोमवार", ITEM_WEEKDAY, 0},    {"tue", ITEM_WEEKDAY, 0},
	{"tues", ITEM_WEEKDAY, 0},      {"tuesday", ITEM_WEEKDAY, 0},
	{"मंगलवार", ITEM_WEEKDAY, 0},    {"wed", ITEM_WEEKDAY, 0},
	{"wednesday", ITEM_WEEKDAY, 0}, {"बुधवार", ITEM_WEEKDAY, 0},
	{"thu", ITEM_WEEKDAY, 0},       {"thur", ITEM_WEEKDAY, 0},
	{"thurs", ITEM_WEEKDAY, 0},     {"thursday", ITEM_WEEKDAY, 0},
	{"गुरुवार", ITEM_WEEKDAY, 0},     {"गुरूवार", ITEM_WEEKDAY, 0},
	{"बृहस्पतिवार", ITEM_WEEKDAY, 0}, {"वीरवार", ITEM_WEEKDAY, 0},
	{"fri", ITEM_WEEKDAY, 0},       {"friday", ITEM_WEEKDAY, 0},
	{"शुक्रवार", ITEM_WEEKDAY, 0},    {"sat", ITEM_WEEKDAY, 0},
	{"saturday", ITEM_WEEKDAY, 0},  {"शनिवार", ITEM_WEEKDAY, 0},
	{"am", ITEM_HALF, HALF_AM},     {"पूर्वाह्न", ITEM_HALF, HALF_AM},
	{"सुबह", ITEM_HALF, HALF_AM},    {"pm", ITEM_HALF, HALF_PM},
	{"अपराह्न", ITEM_HALF, HALF_PM}, {"दोपहर", ITEM_HALF, HALF_PM},
	{"शाम", ITEM_HALF, HALF_PM},    {"रात", ITEM_HALF, HALF_NIGHT},
	{"ist", ITEM_ZONE, 330},        {"gmt", ITEM_ZONE, 0},
	{"utc", ITEM_ZONE, 0},          {"z", ITEM_ZONE, 0},
	{"st", ITEM_ORDINAL, 0},        {"nd", ITEM_ORDINAL, 0},
	{"rd", ITEM_ORDINAL, 0},        {"th", ITEM_ORDINAL, 0},
	{"बजे", ITEM_HOUR, 0},           {"बजकर", ITEM_HOUR, 0},
	{"at", ITEM_FILLER, 0},         {"on", ITEM_FILLER, 0},
	{"of", ITEM_ORDINAL, 0},        {"को", ITEM_FILLER, 0},
	{"t", ITEM_FILLER, 0},          {"जन", ITEM_MONTH, 1},
	{"जुल", ITEM_MONTH, 7},          {"अग", ITEM_MONTH, 8},
	{"सित", ITEM_MONTH, 9},         {"नव", ITEM_MONTH, 11},
	{"दिस", ITEM_MONTH, 12},
};

enum { WORD_MAX = 64 }; /* bytes of the longest word worth a look */

int scan_digit(char32_t c)
{
	if (c >= '0' && c <= '9')
		return (int)(c - '0');
	return deva_kind(c) == DEVA_DIGIT ? (int)(c - 0x0966) : -1;
}

static void read_number(struct scan *scan)
{
	char32_t c;
	scan->item = ITEM_NUMBER;
	scan->value = 0;
	scan->digits = 0;
	scan->end = scan->start;
	for (size_t next = scan->end; utf8_next(scan->text, &next, &c); scan->end = next) {
		int digit = scan_digit(c);
		if (digit < 0)
			break;
		scan->digits++;
		scan->value = scan->digits > 4 ? -1 : scan->value * 10 + digit;
	}
}

/*
 * Does a name start at the end of the word so far, as sites glue it on: "09:22 PMRatan Gupta",
 * "ISTRatan", "pmRatan"? The capital at the end, up to next, tells.
 */
static bool is_glued(const struct scan *scan, size_t next)
{
	struct str text = scan->text;
	if (scan->end == scan->start || text.s[scan->end] < 'A' || text.s[scan->end] > 'Z')
		return false;
	char before = text.s[scan->end - 1];
	bool small = next < text.n && text.s[next] >= 'a' && text.s[next] <= 'z';
	return (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z' && small);
}

static void read_word(struct scan *scan, enum character script)
{
	char32_t c;
	scan->item = ITEM_WORD;
	for (size_t next = scan->end; utf8_next(scan->text, &next, &c); scan->end = next)
		if ((character_of(c) != script && character_of(c) != CHARACTER_JOINER) ||
		    is_glued(scan, next))
			break;
	if (scan->end - scan->start > WORD_MAX)
		return;
	struct buf form = BUF_INIT(4 * WORD_MAX);
	fold(str_slice(scan->text, scan->start, scan->end), &form);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal(buf_str(&form), str_from(words[i].word))) {
			scan->item = words[i].item;
			scan->value = words[i].value;
			break;
		}
	buf_done(&form);
}

void scan_next(struct scan *scan)
{
	char32_t c;
	size_t behind = scan->end;
	enum character kind = CHARACTER_BLANK;
	do {
		scan->start = scan->end;
		if (!utf8_next(scan->text, &scan->end, &c) || c == '\n') {
			scan->item = ITEM_END;
			scan->end = scan->start;
			return;
		}
		kind = character_of(c);
	} while (kind <= CHARACTER_JOINER);
	scan->glued = scan->start == behind;
	if (scan_digit(c) >= 0) {
		read_number(scan);
	} else if (kind == CHARACTER_DEVA || kind == CHARACTER_LETTER) {
		read_word(scan, kind);
	} else {
		scan->item = ITEM_SIGN;
		scan->sign = c;
	}
}

void date_scan_start(struct scan *scan, struct str text, size_t offset)
{
	*scan = (struct scan){.text = text, .end = offset};
	scan_next(scan);
}

size_t scan_find_year(struct str text, size_t offset)
{
	size_t start = offset, digits = 0;
	int value = 0;
	for (char32_t c = 0; offset <= text.n; digits++) {
		size_t at = offset;
		int digit = utf8_next(text, &offset, &c) ? scan_digit(c) : -1;
		if (digit >= 0) {
			start = digits == 0 ? at : start;
			value = digits < 4 ? value * 10 + digit : value;
			continue;
		}
		if (digits == 4 && value >= 1900 && value <= 2100)
			return start;
		if (at >= text.n)
			break;
		value = 0;
		digits = SIZE_MAX; /* no digit yet: the loop makes it 0 */
	}
	return SIZE_MAX;
}
