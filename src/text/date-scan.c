/* The words of dates, in the spellings of Hindi and English news sites, and the reader of items. */
#include "date-scan.h"

#include <stdint.h>

#include "character.h"
#include "deva.h"
#include "surkhi/text/fold.h"
#include "surkhi/text/utf8.h"

/* Folded: सितम्बर, फ़रवरी and September are found as सितंबर, फरवरी and september. */
#define WORD(literal)                                                                              \
	{                                                                                          \
		literal, sizeof(literal) - 1                                                       \
	}
static const struct {
	struct str word;
	enum item item;
	int value;
} words[] = {
	{WORD("jan"), ITEM_MONTH, 1},         {WORD("january"), ITEM_MONTH, 1},
	{WORD("जनवरी"), ITEM_MONTH, 1},       {WORD("feb"), ITEM_MONTH, 2},
	{WORD("february"), ITEM_MONTH, 2},    {WORD("फरवरी"), ITEM_MONTH, 2},
	{WORD("फर"), ITEM_MONTH, 2},          {WORD("mar"), ITEM_MONTH, 3},
	{WORD("march"), ITEM_MONTH, 3},       {WORD("मार्च"), ITEM_MONTH, 3},
	{WORD("apr"), ITEM_MONTH, 4},         {WORD("april"), ITEM_MONTH, 4},
	{WORD("अप्रैल"), ITEM_MONTH, 4},        {WORD("अप्रेल"), ITEM_MONTH, 4},
	{WORD("अप्रै"), ITEM_MONTH, 4},         {WORD("may"), ITEM_MONTH, 5},
	{WORD("मई"), ITEM_MONTH, 5},          {WORD("jun"), ITEM_MONTH, 6},
	{WORD("june"), ITEM_MONTH, 6},        {WORD("जून"), ITEM_MONTH, 6},
	{WORD("jul"), ITEM_MONTH, 7},         {WORD("july"), ITEM_MONTH, 7},
	{WORD("जुलाई"), ITEM_MONTH, 7},        {WORD("जुलाइ"), ITEM_MONTH, 7},
	{WORD("aug"), ITEM_MONTH, 8},         {WORD("august"), ITEM_MONTH, 8},
	{WORD("अगस्त"), ITEM_MONTH, 8},        {WORD("sep"), ITEM_MONTH, 9},
	{WORD("sept"), ITEM_MONTH, 9},        {WORD("september"), ITEM_MONTH, 9},
	{WORD("सितंबर"), ITEM_MONTH, 9},       {WORD("सितं"), ITEM_MONTH, 9},
	{WORD("oct"), ITEM_MONTH, 10},        {WORD("october"), ITEM_MONTH, 10},
	{WORD("अक्टूबर"), ITEM_MONTH, 10},      {WORD("अक्तूबर"), ITEM_MONTH, 10},
	{WORD("अक्टू"), ITEM_MONTH, 10},        {WORD("nov"), ITEM_MONTH, 11},
	{WORD("november"), ITEM_MONTH, 11},   {WORD("नवंबर"), ITEM_MONTH, 11},
	{WORD("नवं"), ITEM_MONTH, 11},         {WORD("dec"), ITEM_MONTH, 12},
	{WORD("december"), ITEM_MONTH, 12},   {WORD("दिसंबर"), ITEM_MONTH, 12},
	{WORD("दिसं"), ITEM_MONTH, 12},        {WORD("sun"), ITEM_WEEKDAY, 0},
	{WORD("sunday"), ITEM_WEEKDAY, 0},    {WORD("रविवार"), ITEM_WEEKDAY, 0},
	{WORD("mon"), ITEM_WEEKDAY, 0},       {WORD("monday"), ITEM_WEEKDAY, 0},
	{WORD("सोमवार"), ITEM_WEEKDAY, 0},    {WORD("tue"), ITEM_WEEKDAY, 0},
	{WORD("tues"), ITEM_WEEKDAY, 0},      {WORD("tuesday"), ITEM_WEEKDAY, 0},
	{WORD("मंगलवार"), ITEM_WEEKDAY, 0},    {WORD("wed"), ITEM_WEEKDAY, 0},
	{WORD("wednesday"), ITEM_WEEKDAY, 0}, {WORD("बुधवार"), ITEM_WEEKDAY, 0},
	{WORD("thu"), ITEM_WEEKDAY, 0},       {WORD("thur"), ITEM_WEEKDAY, 0},
	{WORD("thurs"), ITEM_WEEKDAY, 0},     {WORD("thursday"), ITEM_WEEKDAY, 0},
	{WORD("गुरुवार"), ITEM_WEEKDAY, 0},     {WORD("गुरूवार"), ITEM_WEEKDAY, 0},
	{WORD("बृहस्पतिवार"), ITEM_WEEKDAY, 0}, {WORD("वीरवार"), ITEM_WEEKDAY, 0},
	{WORD("fri"), ITEM_WEEKDAY, 0},       {WORD("friday"), ITEM_WEEKDAY, 0},
	{WORD("शुक्रवार"), ITEM_WEEKDAY, 0},    {WORD("sat"), ITEM_WEEKDAY, 0},
	{WORD("saturday"), ITEM_WEEKDAY, 0},  {WORD("शनिवार"), ITEM_WEEKDAY, 0},
	{WORD("am"), ITEM_HALF, HALF_AM},     {WORD("पूर्वाह्न"), ITEM_HALF, HALF_AM},
	{WORD("सुबह"), ITEM_HALF, HALF_AM},    {WORD("pm"), ITEM_HALF, HALF_PM},
	{WORD("अपराह्न"), ITEM_HALF, HALF_PM}, {WORD("दोपहर"), ITEM_HALF, HALF_PM},
	{WORD("शाम"), ITEM_HALF, HALF_PM},    {WORD("रात"), ITEM_HALF, HALF_NIGHT},
	{WORD("ist"), ITEM_ZONE, 330},        {WORD("gmt"), ITEM_ZONE, 0},
	{WORD("utc"), ITEM_ZONE, 0},          {WORD("z"), ITEM_ZONE, 0},
	{WORD("st"), ITEM_ORDINAL, 0},        {WORD("nd"), ITEM_ORDINAL, 0},
	{WORD("rd"), ITEM_ORDINAL, 0},        {WORD("th"), ITEM_ORDINAL, 0},
	{WORD("बजे"), ITEM_HOUR, 0},           {WORD("बजकर"), ITEM_HOUR, 0},
	{WORD("at"), ITEM_FILLER, 0},         {WORD("on"), ITEM_FILLER, 0},
	{WORD("of"), ITEM_ORDINAL, 0},        {WORD("को"), ITEM_FILLER, 0},
	{WORD("t"), ITEM_FILLER, 0},          {WORD("जन"), ITEM_MONTH, 1},
	{WORD("जुल"), ITEM_MONTH, 7},          {WORD("अग"), ITEM_MONTH, 8},
	{WORD("सित"), ITEM_MONTH, 9},         {WORD("नव"), ITEM_MONTH, 11},
	{WORD("दिस"), ITEM_MONTH, 12},
};
#undef WORD

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
	struct str folded = buf_str(&form);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal(folded, words[i].word)) {
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
