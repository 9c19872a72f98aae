/*
 * Datelines: up to a colon, danda, full stop or an agency's bracket, fields parted by commas,
 * slashes and brackets, each a place, an agency or desk, or a day. A sentence that merely starts
 * like one ("उन्होंने कहा: …") has function words where a place should be.
 */
#include "dateline.h"

#include "surkhi/text/utf8.h"

#include "dateline-parse.h"
#include "patterns.h"

enum {
	HEAD = 240, /* bytes: a dateline is over by then */
	AGENCY_WORDS = 6,
	LEAD_WORDS = 7,
	INITIAL = 2,     /* code points: a shorter word before a dot is an initial */
	VISARGA = 0x903, /* taken for a colon by many */
};

static bool have(const struct parse *parse, enum word_set set, size_t word)
{
	return parse->canon.words[word].sets >> set & 1;
}

/* Words at the start of a field that are no day; 0: it is one. */
static size_t before_day(const struct parse *parse)
{
	size_t n = parse->canon.n;
	while (n > 0 && (parse->canon.words[n - 1].script == SCRIPT_NUMBER ||
			 have(parse, SET_MONTH, n - 1) || have(parse, SET_DATE, n - 1)))
		n--;
	return n;
}

static bool any_of(const struct parse *parse, enum word_set set)
{
	return parse->canon.any_set >> set & 1;
}

static bool like_names(const struct parse *parse)
{
	for (size_t i = 0; i < parse->canon.n; i++)
		if (parse->canon.words[i].script != SCRIPT_OTHER || have(parse, SET_STOP, i) ||
		    have(parse, SET_NO_PLACE, i) || have(parse, SET_TITLE, i))
			return false;
	return true;
}

/* The field's text from one of its words to the end of another. */
static struct str words_text(const struct parse *parse, struct str text, size_t first, size_t end)
{
	if (first >= end)
		return STR_EMPTY;
	return str_slice(text, parse->canon.words[first].from, parse->canon.words[end - 1].to);
}

static struct str if_place(const struct parse *parse, struct str text)
{
	return text.n > 0 && wordbook_place(parse->book, text) ? text : STR_EMPTY;
}

/* A known place beside the agency in its field: "लखनऊ ब्यूरो", "नगर संवाददाता नई दिल्ली". */
static struct str beside_agency(const struct parse *parse, struct str text)
{
	size_t first = 0, last = parse->canon.n;
	while (first < parse->canon.n && !have(parse, SET_AGENCY, first))
		first++;
	while (last > first && !have(parse, SET_AGENCY, last - 1))
		last--;
	struct str before = if_place(parse, words_text(parse, text, 0, first));
	if (before.n > 0)
		return before;
	return if_place(parse, words_text(parse, text, last, parse->canon.n));
}

/* A known place behind a name of two words or more: "पूनम पांडे नई दिल्ली". */
static struct str behind_name(const struct parse *parse, struct str text)
{
	size_t n = parse->canon.n;
	for (size_t words = 2; words > 0; words--) {
		if (n < words + 2 || n > words + DATELINE_PLACE_WORDS)
			continue;
		struct str place = if_place(parse, words_text(parse, text, n - words, n));
		if (place.n > 0)
			return place;
	}
	return STR_EMPTY;
}

static bool has_place(const struct parse *parse)
{
	struct str text = buf_str(&parse->canon.text);
	for (size_t i = 0; i < parse->canon.n; i++) {
		const struct canon_word *word = &parse->canon.words[i];
		if (patterns_place(parse->book->patterns, str_slice(text, word->start, word->end)))
			return true;
	}
	return false;
}

static struct part part_of(struct parse *parse, struct str text)
{
	struct part part = {.text = text, .bracket = parse->bracket, .other = parse->other};
	canon_read(&parse->canon, text);
	parse->menu = parse->menu || (any_of(parse, SET_MENU) && !any_of(parse, SET_AGENCY));
	size_t n = before_day(parse);
	if (n == 0) {
		part.kind = FIELD_DAY;
	} else if (any_of(parse, SET_AGENCY)) {
		part.kind = parse->canon.n <= AGENCY_WORDS ? FIELD_AGENCY : FIELD_BAD;
		part.text = beside_agency(parse, text);
	} else if (patterns_place(parse->book->patterns, buf_str(&parse->canon.text))) {
		part.kind = FIELD_KNOWN;
	} else if (n < parse->canon.n && if_place(parse, words_text(parse, text, 0, n)).n > 0) {
		part.kind = FIELD_KNOWN; /* कोटा 3 मई : */
		part.day = true;
		part.text = words_text(parse, text, 0, n);
	} else if (like_names(parse) && behind_name(parse, text).n > 0) {
		part.kind = FIELD_KNOWN;
		part.text = behind_name(parse, text);
	} else if (like_names(parse) && parse->canon.n <= DATELINE_PLACE_WORDS) {
		part.kind = has_place(parse) ? FIELD_LIKELY : FIELD_UNKNOWN;
	}
	return part;
}

/* Ends the field in hand at the current place. False if it spoils the dateline. */
static bool end_field(struct parse *parse)
{
	struct str text = str_trim(str_slice(parse->text, parse->start, parse->at));
	if (text.n == 0)
		return true;
	if (parse->n == DATELINE_FIELDS)
		return false;
	struct part part = part_of(parse, text);
	/* a reporter's name may stand in brackets */
	if (part.kind == FIELD_BAD && !parse->bracket)
		return false;
	parse->parts[parse->n++] = part;
	parse->other = false;
	return true;
}

static struct str last_word(const struct parse *parse)
{
	size_t end = parse->at, start, before;
	char32_t c;
	while (end > 0 && parse->text.s[end - 1] == ' ')
		end--;
	for (before = start = end; utf8_previous(parse->text, &before, &c) && canon_is_word(c);)
		start = before;
	return str_slice(parse->text, start, end);
}

static bool ends_initial(const struct parse *parse)
{
	struct str word = last_word(parse);
	if (word.n == 0)
		return false;
	struct canon canon = CANON_OF(parse->book);
	canon_read(&canon, word);
	bool initial = utf8_count(word) <= INITIAL || (canon.any_set >> SET_TITLE & 1);
	canon_done(&canon);
	return initial;
}

static bool blank_at(struct str text, size_t offset)
{
	return offset >= text.n || text.s[offset] == ' ' || text.s[offset] == '\t' ||
	       str_starts(str_slice(text, offset, text.n), STR("\xc2\xa0"));
}

/* Is the mark c, which ends at offset next, the end of a dateline? */
static enum separator separator_of(const struct parse *parse, char32_t c, size_t next)
{
	if (parse->bracket)
		return SEPARATOR_NONE;
	if (c == ':' || c == 0x964 || c == 0x965 || (c == VISARGA && blank_at(parse->text, next)))
		return SEPARATOR_FULL;
	if (c == '.')
		return ends_initial(parse) ? SEPARATOR_NONE : SEPARATOR_DOT;
	if ((c == '-' && blank_at(parse->text, next)) || (c >= 0x2012 && c <= 0x2015) || c == '|')
		return SEPARATOR_DASH;
	return SEPARATOR_NONE;
}

/*
 * An agency in brackets ends a dateline when text follows: "पटना, 3 मई (भाषा) बिहार …". Behind a
 * day it is one whatever its name.
 */
static bool bracket_ends(struct parse *parse)
{
	struct part *last = parse->n > 1 ? &parse->parts[parse->n - 1] : NULL;
	bool behind_day = last && (last[-1].day || (last[-1].kind == FIELD_DAY && parse->n > 2));
	if (behind_day && last->kind == FIELD_UNKNOWN) {
		last->kind = FIELD_AGENCY;
		last->text = STR_EMPTY;
	}
	return last && last->kind == FIELD_AGENCY;
}

static bool next_is_word(const struct parse *parse, size_t next)
{
	char32_t c = 0;
	while (utf8_next(parse->text, &next, &c) && (c == ' ' || c == 0xa0))
		;
	return canon_is_word(c);
}

/* "नलिनी भदौरिया/इटावा", "नलिनी भदौरिया- इटावा": who tells it stands in front of the place. */
static bool is_reporter(const struct parse *parse)
{
	const struct part *first = &parse->parts[0];
	return parse->n == 1 && ((first->kind == FIELD_AGENCY && first->text.n == 0) ||
				 (first->kind == FIELD_UNKNOWN && canon_count(first->text) > 1));
}

/* A mark that only parts fields. False if no dateline has such a mark. */
static bool part_fields(struct parse *parse, char32_t c, size_t next, bool *ret_over)
{
	bool opens = c == '(' || c == '[', closes = c == ')' || c == ']';
	if (c != ',' && c != '/' && !opens && !closes)
		return false;
	if (closes != parse->bracket && (opens || closes))
		return false;
	if (!end_field(parse))
		return false;
	parse->other = c == '/' && !is_reporter(parse);
	if (opens || closes)
		parse->bracket = opens;
	parse->start = next;
	*ret_over = closes && bracket_ends(parse) && next_is_word(parse, next);
	return true;
}

/* On a line of its own a dateline may go on: "सगड़ी (आजमगढ़)। संवाददाता", "जन वाणी | सिरोही". */
static bool parts_line(const struct parse *parse, char32_t c, size_t next)
{
	return (c == '|' || c == 0x964) && !parse->bracket && next_is_word(parse, next);
}

/* Runs over fields to the separator. */
static enum separator run(struct parse *parse, bool alone)
{
	char32_t c;
	for (size_t next = parse->at; utf8_next(parse->text, &next, &c); parse->at = next) {
		if (canon_is_word(c) && c != VISARGA)
			continue;
		enum separator separator = separator_of(parse, c, next);
		bool over = false;
		if (alone && parts_line(parse, c, next)) {
			if (!end_field(parse))
				return SEPARATOR_NONE;
			parse->piped = parse->piped || c == '|';
			parse->start = next;
			continue;
		}
		if (separator != SEPARATOR_NONE) {
			bool good = end_field(parse);
			parse->at = next;
			return good ? separator : SEPARATOR_NONE;
		}
		if (canon_is_word(c) || c == ' ' || c == 0xa0 || c == '-' || c == '.')
			continue;
		if (!part_fields(parse, c, next, &over))
			return SEPARATOR_NONE;
		if (over) {
			parse->at = next;
			return SEPARATOR_FULL;
		}
	}
	return alone && end_field(parse) ? SEPARATOR_END : SEPARATOR_NONE;
}

/* Behind a reporter and a dash stands the place, with a mark of its own. */
static enum separator run_on(struct parse *parse)
{
	if (!is_reporter(parse))
		return SEPARATOR_DASH;
	parse->start = parse->at;
	enum separator separator = run(parse, false);
	if (separator == SEPARATOR_FULL && parse->n == 2 && parse->parts[1].kind == FIELD_KNOWN &&
	    dateline_words_behind(parse->text, parse->at) == DATELINE_DASH_WORDS)
		return separator;
	parse->n = 1;
	return SEPARATOR_DASH;
}

static bool is_lead_mark(const struct parse *parse, char32_t c, size_t next)
{
	bool dash = c == '-' || c == '|' || (c >= 0x2012 && c <= 0x2015);
	return c == ':' || (dash && blank_at(parse->text, next));
}

/* Is the text up to an offset a label of the site? Its last word says so; a year may be behind. */
static bool is_lead(struct parse *parse, size_t end)
{
	size_t last = SIZE_MAX;
	canon_read(&parse->canon, str_slice(parse->text, 0, end));
	for (size_t i = 0; i < parse->canon.n && i < LEAD_WORDS; i++)
		if (parse->canon.words[i].script != SCRIPT_NUMBER)
			last = i;
	return parse->canon.n <= LEAD_WORDS && last != SIZE_MAX && have(parse, SET_LEAD, last);
}

/* "Gaya News: …", "UP Election 2022 - …": what a site puts in front is no dateline. */
static void skip_lead(struct parse *parse)
{
	char32_t c;
	for (size_t next = 0, at = 0; utf8_next(parse->text, &next, &c); at = next) {
		if (canon_is_word(c) || c == ' ')
			continue;
		if (is_lead_mark(parse, c, next)) {
			if (is_lead(parse, at))
				parse->at = next;
			return;
		}
		if (c != 0xa0 && c != '(' && c != ')')
			return;
	}
}

/* Numbers in front, which some archives put there. */
static void skip_numbers(struct parse *parse)
{
	size_t i = parse->at;
	while (i < parse->text.n &&
	       ((parse->text.s[i] >= '0' && parse->text.s[i] <= '9') || parse->text.s[i] == ' '))
		i++;
	parse->at = parse->start = i;
}

static size_t clip(struct str text)
{
	size_t n = text.n < HEAD ? text.n : HEAD;
	while (n < text.n && n > 0 && ((unsigned char)text.s[n] & 0xc0) == 0x80)
		n--;
	return n;
}

/* Marks behind the separator that belong to it: "।।", "बिलासपुर,।". */
static size_t skip_marks(struct str text, size_t offset)
{
	char32_t c;
	for (size_t next = offset; utf8_next(text, &next, &c); offset = next)
		if (canon_is_word(c) || c == '"' || c == '\'' || c == '(' || c == '[' ||
		    (c >= 0x2018 && c <= 0x201f))
			break;
	return offset;
}

/* A known place and a comma, and behind it neither another place nor the grammar's words. */
static bool read_comma(struct parse *parse, struct str *ret_place, size_t *ret_end)
{
	size_t comma = str_find(parse->text, STR(", "), 0), behind = comma + 2;
	if (comma == SIZE_MAX || dateline_words_behind(parse->text, behind) < DATELINE_DASH_WORDS)
		return false;
	struct str place = str_trim(str_slice(parse->text, 0, comma));
	struct str rest = str_slice(parse->text, behind, parse->text.n);
	canon_read(&parse->canon, place);
	if (parse->canon.n > DATELINE_PLACE_WORDS ||
	    !patterns_place(parse->book->patterns, buf_str(&parse->canon.text)))
		return false;
	canon_read(&parse->canon, rest);
	for (size_t words = 1; words <= DATELINE_PLACE_WORDS; words++)
		if (if_place(parse, words_text(parse, rest, 0, words)).n)
			return false;
	if (have(parse, SET_STOP, 0) || parse->canon.words[0].script != SCRIPT_OTHER)
		return false;
	*ret_place = place;
	*ret_end = behind;
	return true;
}

/* "कांकेर/पखांजूर": both places of a report that is from two. */
static struct str with_second(const struct parse *parse, const struct part *place)
{
	const struct part *next = place + 1;
	size_t at = (size_t)(place->text.s - parse->text.s) + place->text.n;
	if (next >= parse->parts + parse->n || !next->other || next->bracket || next->text.n == 0 ||
	    next->kind == FIELD_AGENCY || next->kind == FIELD_DAY)
		return place->text;
	size_t start = (size_t)(next->text.s - parse->text.s);
	struct str between = str_trim(str_slice(parse->text, at, start));
	return str_equal(between, STR("/"))
		       ? str_slice(parse->text, (size_t)(place->text.s - parse->text.s),
				   start + next->text.n)
		       : place->text;
}

enum dateline_strength dateline_read(struct wordbook *book, struct str text, bool alone,
				     struct str *ret_place, size_t *ret_end)
{
	struct parse parse = {
		.book = book, .text = str_slice(text, 0, clip(text)), .canon = CANON_OF(book)};
	enum dateline_strength strength = DATELINE_NONE;
	skip_lead(&parse);
	skip_numbers(&parse);
	enum separator separator = run(&parse, alone);
	if (separator == SEPARATOR_DASH && !alone)
		separator = run_on(&parse);
	parse.listing = separator == SEPARATOR_DASH &&
			str_find(parse.text, STR("- "), parse.at) != SIZE_MAX;
	const struct part *place = dateline_choose(&parse);
	size_t end = skip_marks(text, parse.at);
	if (separator != SEPARATOR_NONE && place)
		strength =
			dateline_judge(&parse, separator, place, dateline_words_behind(text, end));
	if (separator == SEPARATOR_NONE && !alone && read_comma(&parse, ret_place, ret_end)) {
		canon_done(&parse.canon);
		return DATELINE_WEAK;
	}
	canon_done(&parse.canon);
	if (strength != DATELINE_NONE) {
		*ret_place = with_second(&parse, place);
		*ret_end = end;
	}
	return strength;
}
