/*
 * Which line is the headline. Menus, tickers and captions have its shape, too; what it says the
 * story says again, and often the page.
 */
#include <string.h>

#include "surkhi/text/utf8.h"

#include "parts.h"

enum {
	HEADLINE_WORDS = 4,
	TEASER_WORDS = 20,
	CRUMBED = 12, /* candidates for which crumbs are looked for */
	CRUMB_WORDS = 8,
	CRUMB_PART = 3,
	LONGEST_WORDS = 36,
	LONG_MENU = 5,    /* sections of a menu that has other words, too */
	MENU_LEAST = 2,   /* sections in a menu, … */
	MENU_SHARE = 4,   /* … where all but one of so many words are such or states */
	SITE_WORDS = 4,   /* of a site's name behind a headline */
	CRUMB_BYTES = 60, /* of a section's or state's name */
	HEADLINE_PART =
		50, /* percent of the best candidate's words in the story that it must have … */
	DOUBTFUL_PART = 80, /* … and below the heading of a ticker, or without any grammar */
	AGAIN_LINES = 12,
	SHARED_LEAST = 3, /* … or with fewer words of the story, and less than half of the best's */
	HOLDS_PART = 60,
	GAPS_LEAST = 3,
};

/* The first separator of crumbs at or behind an offset, and its end. SIZE_MAX if there is none. */
static size_t find_separator(struct str text, size_t at, size_t *ret_end)
{
	static const char *const separators[] = {" / ", " > ", " | ", " » ", " › "};
	for (; (at = str_find(text, STR(" "), at)) != SIZE_MAX; at++)
		for (size_t i = 0; i < sizeof(separators) / sizeof(*separators); i++)
			if (str_starts(str_slice(text, at, text.n), str_from(separators[i]))) {
				*ret_end = at + str_from(separators[i]).n;
				return at;
			}
	return SIZE_MAX;
}

/* "देश / राजस्थान", "होम > राजनीति": short parts between separators. */
bool parts_is_crumb(const struct page_line *line)
{
	size_t start = 0, end, parts = 1;
	if (line->n_words > CRUMB_WORDS)
		return false;
	for (size_t at = 0; (at = find_separator(line->text, at, &end)) != SIZE_MAX; at++) {
		if (canon_count(str_slice(line->text, start, at)) > CRUMB_PART)
			return false;
		start = end;
		parts++;
	}
	return parts > 1 && canon_count(str_slice(line->text, start, line->text.n)) <= CRUMB_PART;
}

/* A line that a pattern claims may be a headline only if it merely ends in "पढ़ें पूरी खबर". */
static bool is_free(const struct page_line *line)
{
	const struct pattern *pattern = line->hit.pattern;
	return !line_decided(line) &&
	       (!pattern || (pattern->kind == LINE_RELATED && pattern->match == MATCH_ENDS));
}

/* "ताजा खबरें  देश  शहर": things in a row, with more than a blank between them. */
static bool has_gaps(struct str text)
{
	static const char *const gaps[] = {"  ", "\t", "•", "|"};
	size_t n = 0;
	for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++)
		for (size_t at = 0; (at = str_find(text, str_from(gaps[i]), at)) != SIZE_MAX; n++)
			while (at < text.n &&
			       str_starts(str_slice(text, at, text.n), str_from(gaps[i])))
				at += str_from(gaps[i]).n;
	return n >= GAPS_LEAST;
}

/* "होम देश पश्चिम बंगाल", "उत्तर प्रदेश चुनाव राशिफल वेब स्टोरी": sections and states, and no grammar. */
bool parts_is_menu(const struct page_line *line)
{
	size_t menu = 0, named = 0, others = 0, n = line_count(line);
	if (has_gaps(line->text))
		return true;
	for (size_t i = 0; i < n; i++) {
		const struct canon_word *word = &line->words[i];
		bool joins = i > 0 && i + 1 < n && word_is(word - 1, SET_STATE) &&
			     word_is(word + 1, SET_STATE); /* "जम्मू और कश्मीर" */
		if ((word_is(word, SET_STOP) && !joins) || word->script == SCRIPT_NUMBER)
			return false;
		others += joins;
		menu += word_is(word, SET_MENU);
		named += word_is(word, SET_MENU) || word_is(word, SET_STATE);
	}
	if (menu >= LONG_MENU && named > n / 2)
		return true;
	return menu >= MENU_LEAST && MENU_SHARE * named >= (MENU_SHARE - 1) * (n - others);
}

/* "1.रेत नीति पर हंगामा": the first of several stories, not what they are all about. */
static bool is_numbered(const struct page_line *line)
{
	return line->n_words > 0 && line->words[0].script == SCRIPT_NUMBER &&
	       line->words[0].to < line->text.n && line->text.s[line->words[0].to] == '.';
}

/* A question, or a long line without a stop; a paragraph has one, also inside. */
static bool is_long_headline(const struct page_line *line)
{
	return line->shape == SHAPE_SENTENCE && line->n_words <= LONGEST_WORDS &&
	       (line->asks || !line->stop) && str_find(line->text, STR("।"), 0) == SIZE_MAX;
}

static bool may_be_headline(const struct page_line *line, size_t words)
{
	bool heading = line->shape == SHAPE_HEADING || (line->shape == SHAPE_SHORT && line->asks) ||
		       is_long_headline(line);
	return heading && is_free(line) && line->labels[0] == DATE_NONE && !line->bullet &&
	       !line->place && line->n_words >= words && !parts_is_crumb(line) &&
	       !parts_is_menu(line) && !is_numbered(line);
}

/* "Home झारखंड गिरिडीह", "होम देश Assembly Elections": two words or more, the first a section of the
 * site, and none of the grammar. */
static bool is_path(const struct reading *reading, struct str text)
{
	struct canon canon = CANON_OF(reading->book);
	canon_read(&canon, text);
	bool path = canon.n > 1 && canon.n <= CRUMB_WORDS && word_is(&canon.words[0], SET_MENU);
	for (size_t i = 1; i < canon.n && path; i++)
		path = !word_is(&canon.words[i], SET_STOP) &&
		       canon.words[i].script != SCRIPT_NUMBER;
	canon_done(&canon);
	return path;
}

/* "हिंदी न्यूजराज्यबिहारHeadline", "बिहार / पटना / Headline": one in front of which a path stands. */
static bool stands_behind_crumbs(const struct reading *reading, struct str whole,
				 struct str headline)
{
	if (!str_ends(whole, headline))
		return false;
	size_t at = whole.n - headline.n;
	struct str before = str_trim(str_slice(whole, 0, at));
	return !canon_boundary(whole, at) ||
	       (before.n > 0 && strchr("/>|", before.s[before.n - 1])) ||
	       str_ends(before, STR("›")) || str_ends(before, STR("»")) || is_path(reading, before);
}

/* Does a path of sections lead to it anywhere on the page? */
static bool ends_crumbs(const struct reading *reading, struct str headline)
{
	for (size_t i = 0; i < reading->n && headline.n; i++)
		if (reading->lines[i].canon.n > headline.n &&
		    stands_behind_crumbs(reading, reading->lines[i].canon, headline))
			return true;
	return false;
}

/* Below "ताजा खबर" or "Breaking News" stands what is new on the site, as a rule another story. */
static bool is_ticker(const struct reading *reading, size_t i)
{
	while (i > 0 && reading->lines[i - 1].text.n == 0)
		i--;
	const struct page_line *above = i > 0 ? &reading->lines[i - 1] : NULL;
	size_t n = above ? line_count(above) : 0;
	for (size_t k = 0; k < n; k++)
		if (!word_is(&above->words[k], SET_TICKER))
			return false;
	return n > 0;
}

/* How many of its content words the story has. */
static unsigned shared_words(const struct reading *reading, const struct page_line *line)
{
	return line_overlap(reading, line) * (line->n_words - line->n_stops) / 100;
}

/* Is the line told again right below, as headlines are above the story? */
static bool is_told_again(const struct reading *reading, size_t i)
{
	size_t end = i + 1 + AGAIN_LINES < reading->body ? i + 1 + AGAIN_LINES : reading->body;
	for (size_t j = i + 1; j < end; j++)
		if (reading->lines[j].text.n > 0 && reading->lines[j].first == i)
			return true;
	return false;
}

/* Does a line say as much of the story as a headline would, beside the best of the candidates? */
static bool says_enough(const struct reading *reading, size_t i, const struct page_line *best)
{
	const struct page_line *line = &reading->lines[i];
	bool doubtful =
		is_ticker(reading, i) || line->n_stops == 0 ||
		(shared_words(reading, line) < SHARED_LEAST && best->n_words <= TEASER_WORDS &&
		 2 * shared_words(reading, line) < shared_words(reading, best));
	bool doubted = doubtful && !is_told_again(reading, i);
	return line_overlap(reading, line) * 100 >=
	       line_overlap(reading, best) * (doubted ? DOUBTFUL_PART : HEADLINE_PART);
}

/*
 * The first candidate that crumbs end in, or whose words the story shares: tickers and menus do
 * not.
 */
static size_t best_headline(const struct reading *reading, size_t end, size_t words)
{
	const struct page_line *best = NULL;
	for (size_t i = 0, seen = 0; i < end; i++) {
		const struct page_line *line = &reading->lines[i];
		if (!may_be_headline(line, words))
			continue;
		if (seen++ < CRUMBED && ends_crumbs(reading, line->canon))
			return i;
		if (!best || line_overlap(reading, line) > line_overlap(reading, best))
			best = line;
	}
	for (size_t i = 0; i < end && best; i++)
		if (may_be_headline(&reading->lines[i], words) && says_enough(reading, i, best))
			return i;
	return reading->n;
}

/* Is it a section, a state or something in Latin letters, as crumbs have it? */
static bool is_section(struct canon *canon, struct str text)
{
	canon_read(canon, text);
	for (size_t i = 0; i < canon->n; i++)
		if (canon->words[i].script != SCRIPT_LATIN &&
		    !word_is(&canon->words[i], SET_MENU) && !word_is(&canon->words[i], SET_STATE))
			return false;
	return canon->n > 0 && canon->n <= CRUMB_PART;
}

/* The end of a section that text starts with, and of the mark behind it; 0 if there is none. */
static size_t section_end(struct canon *canon, struct str text)
{
	size_t end, at = find_separator(text, 0, &end), slash = str_find(text, STR("/"), 1);
	if (slash != SIZE_MAX && (at == SIZE_MAX || slash < at)) {
		at = slash; /* "Home/राजनीति/Headline" */
		end = slash + 1;
	}
	return at != SIZE_MAX && is_section(canon, str_slice(text, 0, at)) ? end : 0;
}

/* "Jansatta / राज्य / Headline": crumbs in front of a headline. */
static struct str behind_crumbs(const struct reading *reading, struct str text)
{
	struct canon canon = CANON_OF(reading->book);
	struct str rest = text;
	for (size_t end; (end = section_end(&canon, rest)) > 0;)
		rest = str_slice(rest, end, rest.n);
	canon_done(&canon);
	return canon_count(rest) >= HEADLINE_WORDS ? str_trim(rest) : text;
}

/* A headline in front of " - Site" or " | Site", whose name ends in Latin letters; or all of it. */
static struct str before_site(struct str text)
{
	size_t at = text.n;
	while (at > 0 && text.s[at - 1] != '-' && text.s[at - 1] != '|')
		at--;
	struct str site = str_slice(text, at, text.n);
	bool latin = site.n > 0 && (unsigned char)site.s[site.n - 1] < 0x80;
	if (at < 2 || text.s[at - 2] != ' ' || !latin || canon_count(site) > SITE_WORDS)
		return text;
	return str_trim(str_slice(text, 0, at - 1));
}

/* Is nearly all that a line says said by another, which lacks only what stands in front? */
static bool holds_most(const struct page_line *whole, const struct page_line *shorter)
{
	size_t at = str_find(whole->canon, shorter->canon, 0);
	return HOLDS_PART * (size_t)whole->n_words <= 100 * (size_t)shorter->n_words && at > 0 &&
	       at != SIZE_MAX;
}

/*
 * "Headline | Site" above "Headline": the one without the site is meant, though it may go on where
 * the title of the page was cut.
 */
static size_t without_site(const struct reading *reading, size_t chosen)
{
	struct str whole = reading->lines[chosen].canon,
		   title = before_site(behind_crumbs(reading, whole));
	for (size_t i = 0; i < reading->body; i++) {
		struct str shorter = reading->lines[i].canon;
		if (i == chosen || !may_be_headline(&reading->lines[i], HEADLINE_WORDS))
			continue;
		if (title.n < whole.n && str_starts(shorter, title))
			return i;
		if (shorter.n >= whole.n)
			continue;
		if (stands_behind_crumbs(reading, whole, shorter) ||
		    holds_most(&reading->lines[chosen], &reading->lines[i]))
			return i;
		if (!str_starts(whole, shorter))
			continue;
		struct str rest = str_trim(str_slice(whole, shorter.n, whole.n));
		if (rest.n > 0 && (rest.s[0] == '|' || rest.s[0] == '-' || rest.s[0] == ':'))
			return i;
	}
	return chosen;
}

/* "24 घंटे में 40 नए मामले, लेकिन राहत भी...": the first line, if nothing above the story is a heading.
 */
static size_t trailing_headline(const struct reading *reading)
{
	size_t first = lines_next(reading, 0);
	while (first < reading->body && line_decided(&reading->lines[first]))
		first = lines_next(reading, first + 1);
	if (first >= reading->body)
		return reading->n;
	const struct page_line *line = &reading->lines[first];
	return line->trails && is_free(line) && line->labels[0] == DATE_NONE &&
			       line->n_words >= HEADLINE_WORDS && line->n_words <= TEASER_WORDS
		       ? first
		       : reading->n;
}

/* The question that was taken for the headline, or what says more of the story. */
static bool is_outdone(const struct reading *reading)
{
	size_t other = best_headline(reading, reading->body, HEADLINE_WORDS);
	return other < reading->n &&
	       line_overlap(reading, &reading->lines[reading->headline]) * 100 <
		       line_overlap(reading, &reading->lines[other]) * HEADLINE_PART;
}

void parts_headline(struct reading *reading)
{
	if (reading->headline < reading->n && !(reading->guessed && is_outdone(reading)))
		return;
	for (size_t words = HEADLINE_WORDS; words > 2; words--) {
		reading->headline = best_headline(reading, reading->first, words);
		if (reading->headline == reading->n)
			reading->headline = best_headline(reading, reading->body, words);
		if (reading->headline < reading->n)
			break;
	}
	if (reading->headline < reading->n)
		reading->headline = without_site(reading, reading->headline);
	else
		reading->headline = trailing_headline(reading);
}

/* Vowel signs and other marks, which end no word's beginning. */
static bool is_sign(char32_t c)
{
	return (c >= 0x900 && c <= 0x903) || (c >= 0x93a && c <= 0x94f && c != 0x93d) ||
	       (c >= 0x951 && c <= 0x957);
}

/* The length of the longest name of a section or state that text starts with, in the middle of a
 * word. */
static size_t glued_crumb(const struct reading *reading, struct canon *canon, struct str text)
{
	size_t best = 0, behind;
	char32_t c, after;
	for (size_t at = 0; at < CRUMB_BYTES && utf8_next(text, &at, &c) && canon_is_word(c);) {
		behind = at;
		if (!utf8_next(text, &behind, &after) || !canon_is_word(after) || is_sign(after))
			continue;
		canon_read(canon, str_slice(text, 0, at));
		struct str word = buf_str(&canon->text);
		if (patterns_have(reading->patterns, SET_MENU, word) ||
		    patterns_have(reading->patterns, SET_STATE, word))
			best = at;
	}
	return best;
}

/* "न्यूजराज्यबिहारHeadline": two sections or more, and the headline, without a blank between. */
static struct str without_crumbs(const struct reading *reading, struct str text)
{
	struct canon canon = CANON_INIT;
	size_t skipped = 0, n = 0, space = 0;
	/* the first section may have two words: "हिंदी न्यूज" */
	while (space < text.n && text.s[space] != ' ')
		space++;
	canon_read(&canon, str_slice(text, 0, space));
	if (canon.n == 1 && patterns_have(reading->patterns, SET_MENU, buf_str(&canon.text)))
		skipped = space + (space < text.n);
	for (size_t more = 1; more > 0; n += more > 0) {
		more = glued_crumb(reading, &canon, str_slice(text, skipped, text.n));
		skipped += more;
	}
	canon_done(&canon);
	struct str rest = str_trim(str_slice(text, skipped, text.n));
	return n >= 2 && canon_count(rest) >= HEADLINE_WORDS ? rest : text;
}

/* "Shareमाकपा ने …": a button whose text is glued to the headline. */
static struct str without_button(struct str text)
{
	static const char *const buttons[] = {"Share", "Tweet", "Print", "Listen", "Home"};
	for (size_t i = 0; i < sizeof buttons / sizeof *buttons; i++) {
		struct str button = str_from(buttons[i]);
		if (str_starts(text, button) && text.n > button.n &&
		    (unsigned char)text.s[button.n] >= 0x80)
			return str_slice(text, button.n, text.n);
	}
	return text;
}

struct str parts_headline_text(const struct reading *reading)
{
	struct str text = without_button(reading->lines[reading->headline].text);
	return without_crumbs(reading, behind_crumbs(reading, text));
}

bool parts_repeats_headline(const struct reading *reading, const struct page_line *line)
{
	if (reading->headline >= reading->n || line->canon.n == 0)
		return false;
	struct str headline = reading->lines[reading->headline].canon;
	if (!str_starts(line->canon, headline) || !canon_boundary(line->canon, headline.n))
		return false;
	struct str rest = str_trim(str_slice(line->canon, headline.n, line->canon.n));
	return rest.n == 0 || rest.s[0] == '|' || (rest.s[0] == '-' && canon_count(rest) <= 4);
}
