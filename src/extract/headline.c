/*
 * Which line is the headline. Menus, tickers and captions have its shape, too; what it says the
 * story says again, and often the page.
 */
#include <string.h>

#include "surkhi/text/date.h"

#include "crumbs.h"
#include "items.h"
#include "parts.h"

enum {
	TEASER_WORDS = 20,
	CRUMBED = 12, /* candidates for which crumbs are looked for */
	LONGEST_WORDS = 36,
	HEADLINE_PART =
		50, /* percent of the best candidate's words in the story that it must have … */
	DOUBTFUL_PART = 80, /* … and below the heading of a ticker, or without any grammar, … */
	SHARED_LEAST = 3, /* … or with fewer words of the story, and less than half of the best's */
	PATH_SECTIONS = 2,
	PATH_REACH = 2,   /* lines below a path in which its headline may stand */
	PATH_WORDS = 3,   /* sections in front of a title */
	AGAIN_LINES = 12, /* within which a headline is told again */
	HOLDS_PART = 60,  /* percent of a line's words that one has that it holds */
	ALIKE = 50,       /* percent of likeness of a page's title and its headline */
	TAGLINE_ABOVE = 2,
	SECTION_WORDS = 2,
	BEHIND_LINES = 4,
	BEHIND_WORDS = 6,
	BEHIND_OVERLAP = 60, /* percent of its content words that the story has, … */
	BEHIND_SHARED = 4,   /* … and how many */
};

/* A line that a pattern claims may be a headline only if it merely ends in "पढ़ें पूरी खबर". */
static bool is_free(const struct page_line *line)
{
	const struct pattern *pattern = line->hit.pattern;
	return !line_decided(line) &&
	       (!pattern || (pattern->kind == LINE_RELATED && pattern->match == MATCH_ENDS));
}

/* "By पहाड़ की बात": a site, where a reporter stands elsewhere. */
static bool names_author(const struct page_line *line)
{
	return str_starts(line->text, STR("By ")) || str_starts(line->text, STR("by ")) ||
	       str_starts(line->text, STR("बाय:"));
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

bool parts_is_tagline(const struct reading *reading, size_t i)
{
	const struct page_line *line = &reading->lines[i];
	size_t n = line_count(line), above = 0, below = lines_next(reading, i + 1);
	for (size_t j = 0; j < i; j++)
		above += reading->lines[j].text.n > 0;
	return n > 0 && word_is(&line->words[n - 1], SET_SITE) && above < TAGLINE_ABOVE &&
	       below < reading->n && reading->lines[below].n_words <= SECTION_WORDS;
}

/* "शुक्रवार, मार्च 3, 2023 साइन इन": the site's clock, and what stands beside it. */
static bool starts_with_day(const struct page_line *line)
{
	struct moment moment;
	size_t offset = 0, start;
	bool day = line_count(line) > 0 &&
		   (word_is(&line->words[0], SET_DATE) || line->words[0].script == SCRIPT_NUMBER);
	return day && date_find(line->text, &offset, &start, &moment) && start == 0 && moment.year;
}

static bool may_be_headline(const struct page_line *line, size_t words)
{
	bool heading = line->shape == SHAPE_HEADING || (line->shape == SHAPE_SHORT && line->asks) ||
		       is_long_headline(line);
	return heading && is_free(line) && !names_author(line) && line->labels[0] == DATE_NONE &&
	       !line->bullet && !line->place && line->n_words >= words && !parts_is_crumb(line) &&
	       !parts_is_menu(line) && !is_numbered(line) && !starts_with_day(line);
}

/* Does a path of sections lead to it anywhere on the page? */
static bool ends_crumbs(const struct reading *reading, struct str headline)
{
	for (size_t i = 0; i < reading->n && headline.n; i++)
		if (reading->lines[i].canon.n > headline.n &&
		    crumbs_lead_to(reading, reading->lines[i].canon, headline))
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

/* "चीनी मिल पर सियासत" above the headline: a few words, and right below them more. */
static bool is_kicker(const struct reading *reading, size_t i)
{
	size_t below = lines_next(reading, i + 1);
	const struct page_line *line = &reading->lines[i], *next = &reading->lines[below];
	return below < reading->body && line->n_words <= HEADLINE_WORDS &&
	       may_be_headline(next, 2 * HEADLINE_WORDS) && next->shape == SHAPE_HEADING &&
	       !is_told_again(reading, i) &&
	       line_overlap(reading, next) >= line_overlap(reading, line);
}

/* "हिंदी न्यूज़ › उत्तर प्रदेश › लखनऊ › …" right above a line that says something of the story. */
static bool is_path_above(const struct reading *reading, size_t i)
{
	struct str text = reading->lines[i].text;
	size_t next = i;
	if (crumbs_count(reading, text) < PATH_SECTIONS)
		return false;
	for (size_t seen = 0; seen < PATH_REACH; seen++) {
		next = lines_next(reading, next + 1);
		if (next >= reading->body)
			break;
		const struct page_line *line = &reading->lines[next];
		if (may_be_headline(line, 2 * HEADLINE_WORDS) && line->shape == SHAPE_HEADING &&
		    shared_words(reading, line) >= SHARED_LEAST)
			return true;
	}
	return false;
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
		if (!may_be_headline(line, words) || parts_is_tagline(reading, i))
			continue;
		if (seen++ < CRUMBED && ends_crumbs(reading, line->canon))
			return i;
		if (!best || line_overlap(reading, line) > line_overlap(reading, best))
			best = line;
	}
	for (size_t i = 0; i < end && best; i++)
		if (may_be_headline(&reading->lines[i], words) && !parts_is_tagline(reading, i) &&
		    says_enough(reading, i, best) && !is_kicker(reading, i) &&
		    !is_path_above(reading, i))
			return i;
	return reading->n;
}

/* Is nearly all that a line says said by another, which lacks only what stands in front? */
static bool holds_most(const struct page_line *whole, const struct page_line *shorter)
{
	size_t at = str_find(whole->canon, shorter->canon, 0);
	return HOLDS_PART * (size_t)whole->n_words <= 100 * (size_t)shorter->n_words && at > 0 &&
	       at != SIZE_MAX;
}

/* "Hindi News State Maharashtra …": sections of the site in a row, and the title behind them. */
static bool starts_with_path(const struct page_line *line)
{
	size_t n = 0;
	while (n < line_count(line) &&
	       (word_is(&line->words[n], SET_MENU) || word_is(&line->words[n], SET_STATE)))
		n++;
	return n >= PATH_WORDS && n < line_count(line);
}

/* "हिंदी समाचार", "/", "हरियाणा", "/": a path of sections, a line each, that ends in the title. */
static bool ends_path(const struct reading *reading, size_t i)
{
	static const char *const marks[] = {"/", ">", "»", "›"};
	while (i > 0 && reading->lines[i - 1].text.n == 0)
		i--;
	bool ends = false;
	for (size_t m = 0; i > 0 && m < sizeof marks / sizeof *marks; m++)
		ends = ends || str_equal(reading->lines[i - 1].text, str_from(marks[m]));
	return ends;
}

/* Has one line half of the other's words? */
static bool tells_alike(const struct page_line *line, const struct page_line *other)
{
	size_t shared = 0, n = line_count(line);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < line_count(other); k++)
			if (line->words[i].form == other->words[k].form) {
				shared++;
				break;
			}
	return 2 * shared >= n;
}

/* The page's title in short, and right below it the headline. */
static size_t below_short(const struct reading *reading, size_t chosen)
{
	size_t i = lines_next(reading, chosen + 1);
	while (i < reading->body && reading->lines[i].n_words <= 2)
		i = lines_next(reading, i + 1);
	if (i >= reading->body)
		return chosen;
	const struct page_line *line = &reading->lines[chosen], *below = &reading->lines[i];
	bool heading = below->shape == SHAPE_HEADING && may_be_headline(below, HEADLINE_WORDS) &&
		       str_find(below->text, STR("।"), 0) == SIZE_MAX;
	return heading && below->n_words > line->n_words &&
			       words_likeness(line->words, line_count(line), below->words,
					      line_count(below)) >= ALIKE
		       ? i
		       : chosen;
}

/*
 * "Headline | Site" above "Headline": the one without the site is meant, though it may go on where
 * the title of the page was cut.
 */
static size_t without_site(const struct reading *reading, size_t chosen)
{
	struct str whole = reading->lines[chosen].canon,
		   title = crumbs_before_site(crumbs_cut(reading, whole));
	bool path = starts_with_path(&reading->lines[chosen]) || ends_path(reading, chosen);
	for (size_t i = 0; i < reading->body; i++) {
		struct str shorter = reading->lines[i].canon;
		if (i == chosen || !may_be_headline(&reading->lines[i], HEADLINE_WORDS))
			continue;
		if (title.n < whole.n && str_starts(shorter, title))
			return i;
		if (path && i > chosen && tells_alike(&reading->lines[i], &reading->lines[chosen]))
			return i;
		if (shorter.n >= whole.n)
			continue;
		if (crumbs_lead_to(reading, whole, shorter) ||
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

/* "'हमने पानी दिया, अब हक मांग रहे हैं'": nothing but a quotation. */
static bool is_quoted(struct str text)
{
	static const char *const opens[] = {"'", "‘", "\"", "“"}, *const ends[] = {"'", "’", "\"",
										   "”"};
	bool quoted = false;
	for (size_t i = 0; i < sizeof opens / sizeof *opens; i++)
		quoted = quoted || (str_starts(text, str_from(opens[i])) &&
				    str_ends(text, str_from(ends[i])));
	return quoted;
}

/* Right above "… से बातचीत" stands what was said in it: the headline, and what was chosen its deck.
 */
static size_t quotation_above(const struct reading *reading, size_t chosen)
{
	size_t i = chosen;
	while (i > 0 && reading->lines[i - 1].text.n == 0)
		i--;
	const struct page_line *above = i > 0 ? &reading->lines[i - 1] : NULL;
	return above && is_quoted(above->text) && may_be_headline(above, 2 * HEADLINE_WORDS)
		       ? i - 1
		       : chosen;
}

/* The question that was taken for the headline, or what says more of the story. */
static bool is_outdone(const struct reading *reading)
{
	size_t other = best_headline(reading, reading->body, HEADLINE_WORDS);
	return other < reading->n &&
	       line_overlap(reading, &reading->lines[reading->headline]) * 100 <
		       line_overlap(reading, &reading->lines[other]) * HEADLINE_PART;
}

/* Do figures stand below it, perhaps below the heads of their columns? */
static bool heads_rows(const struct reading *reading, size_t i)
{
	size_t next = lines_next(reading, i + 1), second = lines_next(reading, next + 1);
	return (next < reading->n && item_is_row(&reading->lines[next])) ||
	       (second < reading->n && item_is_row(&reading->lines[second]));
}

/*
 * The line behind the story that is in its words, if a page has its title there and nothing above
 * that says a third as much. A link to another story on the same has fewer of them.
 */
static size_t headline_behind(const struct reading *reading)
{
	bool above = reading->headline < reading->n;
	unsigned told = above ? shared_words(reading, &reading->lines[reading->headline]) : 0;
	size_t last = reading->end;
	bool bare = lines_next(reading, 0) == reading->body; /* the story of a page, without it */
	if (bare || (above && is_told_again(reading, reading->headline)))
		return reading->n;
	while (last > reading->body && !parts_is_paragraph(reading, &reading->lines[last - 1]))
		last--;
	size_t i = lines_next(reading, last);
	for (size_t seen = 0; i < reading->n && seen < BEHIND_LINES; seen++) {
		const struct page_line *line = &reading->lines[i];
		unsigned shared = shared_words(reading, line);
		size_t next = lines_next(reading, i + 1);
		if (may_be_headline(line, BEHIND_WORDS) && line->n_words <= TEASER_WORDS &&
		    shared >= BEHIND_SHARED && shared >= 3 * told && !heads_rows(reading, i) &&
		    line_overlap(reading, line) >= BEHIND_OVERLAP)
			return i;
		i = next;
	}
	return reading->n;
}

static void find_above(struct reading *reading)
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
		reading->headline = quotation_above(
			reading, below_short(reading, without_site(reading, reading->headline)));
	else
		reading->headline = trailing_headline(reading);
}

void parts_headline(struct reading *reading)
{
	find_above(reading);
	size_t behind = headline_behind(reading);
	if (behind < reading->n)
		reading->headline = behind;
}

struct str parts_headline_text(const struct reading *reading)
{
	struct str line = reading->lines[reading->headline].text;
	struct str text = crumbs_cut_button(crumbs_cut_label(line));
	return crumbs_cut_glued(reading, crumbs_cut(reading, text));
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
