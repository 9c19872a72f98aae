/*
 * The top of a page: where the story starts, and what stands above it. A sentence is no proof that
 * the story has started, for standfirsts are sentences too; a dateline, a place on a line of its
 * own or the line of dates between two sentences is.
 */
#include "surkhi/text/utf8.h"

#include "dateline.h"
#include "parts.h"

enum {
	CANDIDATES = 4,  /* first lines of prose that may start the story */
	STANDFIRSTS = 2, /* so many of them may be standfirsts */
	STANDFIRST_WORDS = 70,
	ENTRIES_LEAST = 3,
	LONG_STORY = 100,        /* different words */
	STANDFIRST_OVERLAP = 50, /* % of its words that the story has, too */
	QUESTION_WORDS = 25,     /* a longer question is no headline, */
	HEADLINE_LEAST = 4,      /* nor has one fewer words */
	PEOPLE_WORDS = 6,        /* behind what they do on a picture, with it */
	CAPTION_WORDS = 25,
	LONG_HEADING = 8, /* below a headline: a standfirst without a stop */
	CLOCK_NUMBERS = 2,
	CLOCK_DIGITS = 2,
	CLOCK_WORDS = 3, /* with AM, IST */
	PLACE_LINE = 6,  /* words of a line with nothing but a dateline */
};

bool parts_is_paragraph(const struct reading *reading, const struct page_line *line)
{
	if (line->hit.pattern || line_decided(line) || line->labels[0] != DATE_NONE)
		return false;
	if (line->shape == SHAPE_NUMBERS && line->n_words == 0)
		return false; /* a rule, not a row of a table */
	return line->shape == SHAPE_SENTENCE || line->shape == reading->poorest;
}

static enum dateline_strength strength_of(const struct reading *reading,
					  const struct page_line *line)
{
	struct str place;
	size_t end;
	return dateline_read(reading->book, line->text, false, &place, &end);
}

/* A picture's text stands on pages twice in a row. */
static bool is_twin_caption(const struct reading *reading, const struct page_line *line)
{
	size_t i = (size_t)(line - reading->lines);
	return line->n_words > 0 && line->n_words <= CAPTION_WORDS && !line_ends_in_verb(line) &&
	       line_is_twin(reading, i);
}

/* "मंच से लोगों को संबोधित करते पार्टी के जिलाध्यक्ष।": a picture, and no sentence. */
static bool shows_people(const struct page_line *line)
{
	size_t n = line_count(line);
	bool doing = false, verb = false;
	for (size_t i = n > PEOPLE_WORDS ? n - PEOPLE_WORDS : 0; i + 1 < n; i++) {
		bool participle = word_is(&line->words[i], SET_PARTICIPLE);
		doing = doing || participle;
		verb = verb || (doing && word_is(&line->words[i], SET_VERB) && !participle);
	}
	return doing && !verb && line->n_words <= CAPTION_WORDS && !line_ends_in_verb(line);
}

static bool is_candidate(const struct reading *reading, const struct page_line *line)
{
	if (is_twin_caption(reading, line) || shows_people(line))
		return false;
	if (parts_is_paragraph(reading, line))
		return true;
	return line->shape == SHAPE_SHORT && !line->hit.pattern && !line_decided(line) &&
	       strength_of(reading, line) == DATELINE_STRONG;
}

static size_t find_candidates(const struct reading *reading, size_t found[static CANDIDATES])
{
	size_t n = 0;
	for (size_t i = reading->above; i < reading->n && n < CANDIDATES; i++)
		if (is_candidate(reading, &reading->lines[i]))
			found[n++] = i;
	return n;
}

/* The only date on its page; entries of a live blog have one each. */
static bool is_only_date(const struct reading *reading, size_t i)
{
	for (size_t j = 0; j < reading->n; j++)
		if (j != i && reading->lines[j].labels[0] == DATE_BARE)
			return false;
	return reading->lines[i].dates[0].has_time;
}

static bool has_meta_between(const struct reading *reading, size_t from, size_t to)
{
	for (size_t i = from + 1; i < to; i++) {
		const struct page_line *line = &reading->lines[i];
		const struct pattern *pattern = line->hit.pattern;
		if (line->labels[0] > DATE_BARE ||
		    (line->labels[0] == DATE_BARE && is_only_date(reading, i)) ||
		    (pattern && (pattern->kind == LINE_META || pattern->effect == EFFECT_BEGIN)))
			return true;
	}
	return false;
}

/* "18:05 (IST)", "11:15 AM": a line with nothing but the time of day. */
static bool is_clock(const struct page_line *line)
{
	size_t n = line_count(line), colon = str_find(line->text, STR(":"), 0);
	if (n < CLOCK_NUMBERS || n > CLOCK_WORDS || line->labels[0] != DATE_NONE)
		return false;
	for (size_t i = 0; i < n; i++) {
		bool number = line->words[i].script == SCRIPT_NUMBER;
		if (number != (i < CLOCK_NUMBERS) ||
		    (number && line->words[i].to - line->words[i].from > CLOCK_DIGITS))
			return false;
	}
	return colon == line->words[0].to && line->words[1].from == colon + 1;
}

static bool is_entry_time(const struct page_line *line)
{
	return line->labels[0] == DATE_BARE || is_clock(line);
}

/* Entries of a live blog have a time each, of one day, and no standfirst stands above the first. */
static bool has_entry_between(const struct reading *reading, size_t from, size_t to)
{
	size_t first = from, n = 0;
	while (first < to && !is_entry_time(&reading->lines[first]))
		first++;
	for (size_t i = first; first < to && i < reading->n && n < ENTRIES_LEAST; i++)
		n += is_entry_time(&reading->lines[i]) &&
		     reading->lines[i].dates[0].month == reading->lines[first].dates[0].month &&
		     reading->lines[i].dates[0].day == reading->lines[first].dates[0].day;
	return n == ENTRIES_LEAST;
}

static bool has_caption_between(const struct reading *reading, size_t from, size_t to)
{
	for (size_t i = from + 1; i < to; i++)
		if (reading->lines[i].hit.pattern &&
		    reading->lines[i].hit.pattern->kind == LINE_CAPTION)
			return true;
	return false;
}

/* "नई दिल्ली" above the first paragraph. */
static bool has_place_above(const struct reading *reading, size_t body)
{
	size_t i = body;
	while (i > 0 && reading->lines[i - 1].text.n == 0)
		i--;
	struct str place;
	return i > 0 && (reading->lines[i - 1].place ||
			 parts_dateline_alone(reading, &reading->lines[i - 1], &place));
}

/* Does a later paragraph say all that this line says? */
static bool repeated_below(const struct reading *reading, size_t i, size_t below)
{
	struct str needle = reading->lines[i].canon;
	while (needle.n > 0 && (needle.s[needle.n - 1] == '.' || needle.s[needle.n - 1] == ' '))
		needle.n--;
	if (str_ends(needle, STR("।")))
		needle.n -= sizeof("।") - 1;
	const struct page_line *line = &reading->lines[below];
	if (needle.n == 0 || below <= i)
		return false;
	if (line->canon.n > 0)
		return str_find(line->canon, needle, 0) != SIZE_MAX;
	struct canon canon = CANON_OF(reading->book);
	canon_read(&canon, line->text);
	bool found = str_find(buf_str(&canon.text), needle, 0) != SIZE_MAX;
	canon_done(&canon);
	return found;
}

/* More prose below than above: a line of dates may also stand between a story and a footer. */
static bool more_below(const struct reading *reading, size_t body)
{
	size_t above = 0, below = 0;
	for (size_t i = 0; i < reading->n && below <= above + STANDFIRST_WORDS; i++) {
		const struct page_line *line = &reading->lines[i];
		if (i > body && line->hit.pattern && line->hit.pattern->effect == EFFECT_END)
			break;
		if (line_is_prose(line) && i < body)
			above += line->n_words;
		else if (line_is_prose(line))
			below += line->n_words;
	}
	return below > above;
}

static bool starts_story(const struct reading *reading, const size_t *found, size_t k)
{
	size_t above = found[k - 1], here = found[k];
	enum dateline_strength strength = strength_of(reading, &reading->lines[here]);
	bool repeats = repeated_below(reading, found[0], here);
	if (strength == DATELINE_STRONG || has_place_above(reading, here) || repeats)
		return true;
	if (has_meta_between(reading, above, here) && more_below(reading, here))
		return true;
	return strength == DATELINE_WEAK && has_caption_between(reading, above, here);
}

/* Which of the candidates starts the story. */
static size_t choose_start(const struct reading *reading, const size_t *found, size_t n)
{
	if (strength_of(reading, &reading->lines[found[0]]) == DATELINE_STRONG)
		return 0;
	for (size_t k = 1; k < n && k <= STANDFIRSTS; k++) {
		if (reading->lines[found[k - 1]].n_words > STANDFIRST_WORDS ||
		    has_entry_between(reading, found[k - 1], found[k]))
			break;
		if (starts_story(reading, found, k))
			return k;
	}
	return 0;
}

/* A question, or a line that is told twice, above everything: a headline with a stop. */
static bool is_headline_with_stop(const struct reading *reading, size_t i)
{
	const struct page_line *line = &reading->lines[i];
	if (line->n_words > QUESTION_WORDS)
		return false;
	for (size_t j = 0; j < i; j++)
		if (reading->lines[j].shape == SHAPE_HEADING && !reading->lines[j].hit.pattern &&
		    reading->lines[j].n_words >= HEADLINE_LEAST && reading->lines[j].n_stops > 0 &&
		    !line_decided(&reading->lines[j]) && !parts_is_menu(&reading->lines[j]))
			return false;
	bool state = line_count(line) > 0 && word_is(&line->words[0], SET_STATE);
	if (line->asks && (state || strength_of(reading, line) == DATELINE_NONE))
		return true;
	for (size_t j = i + 1; j < reading->n; j++)
		if (reading->lines[j].text.n > 0 && reading->lines[j].first == i)
			return true;
	return false;
}

/* Pages without a single sentence: the next best lines, of a table at worst, are their paragraphs.
 */
static size_t find_poor(struct reading *reading, size_t found[static CANDIDATES])
{
	static const enum shape shapes[] = {SHAPE_SENTENCE, SHAPE_SHORT, SHAPE_HEADING,
					    SHAPE_WORD,     SHAPE_LATIN, SHAPE_NUMBERS};
	size_t n = 0;
	for (size_t i = 0; i < sizeof(shapes) / sizeof(*shapes) && n == 0; i++) {
		reading->poorest = shapes[i];
		n = find_candidates(reading, found);
	}
	return n;
}

void parts_body(struct reading *reading)
{
	size_t found[CANDIDATES], n = find_poor(reading, found), skip = 0;
	bool declared = reading->headline < reading->n;
	reading->body = reading->first = reading->end = reading->n;
	if (n == 0)
		return;
	if (n > 1 && !declared && reading->above == 0 &&
	    (reading->poorest == SHAPE_HEADING || is_headline_with_stop(reading, found[0]))) {
		reading->headline = found[0];
		reading->guessed = true;
		skip = 1;
		while (skip + 1 < n && reading->lines[found[skip]].first == found[0])
			skip++;
	}
	reading->first = reading->body = found[skip];
	if (reading->above == 0)
		reading->body = found[skip + choose_start(reading, found + skip, n - skip)];
}

static bool is_slug(const struct page_line *line)
{
	for (size_t i = 0; i < line->text.n; i++)
		if (line->text.s[i] >= 'A' && line->text.s[i] <= 'Z')
			return false;
	return line->n_latin >= 4;
}

static void decide_heading(const struct reading *reading, struct page_line *line, size_t i,
			   bool *standfirst)
{
	if ((i < reading->headline && reading->headline < reading->n) ||
	    parts_is_tagline(reading, i))
		line_decide(line, LINE_FURNITURE, STR("shape: above the headline"));
	else if (parts_is_crumb(line))
		line_decide(line, LINE_FURNITURE, STR("shape: crumb"));
	else if (line_is_twin(reading, i))
		line_decide(line, LINE_CAPTION, STR("shape: told twice"));
	else if (line->bullet)
		line_decide(line, LINE_FURNITURE, STR("shape: point above the story"));
	else if (line->n_words >= LONG_HEADING && !*standfirst && i < reading->first) {
		line_decide(line, LINE_STANDFIRST, STR("shape: below the headline"));
		*standfirst = true;
	} else
		line_decide(line, LINE_CAPTION, STR("shape: above the story"));
}

bool parts_dateline_alone(const struct reading *reading, const struct page_line *line,
			  struct str *ret_place)
{
	size_t end;
	struct str text = line->text;
	if (str_ends(text, STR(",")))
		text = str_slice(text, 0, text.n - 1);
	return text.n > 0 && !line->stop && line->n_words <= PLACE_LINE &&
	       dateline_read(reading->book, text, true, ret_place, &end) == DATELINE_STRONG &&
	       end == text.n;
}

/* A sentence that a long story does not say again; in a short one few words come twice. */
static bool is_said_once(const struct reading *reading, const struct page_line *line)
{
	return parts_is_paragraph(reading, line) && reading->book->n_learned >= LONG_STORY &&
	       line_overlap(reading, line) < STANDFIRST_OVERLAP;
}

static void decide_head(const struct reading *reading, struct page_line *line, size_t i,
			bool *standfirst)
{
	bool below = i > reading->headline || reading->headline >= reading->body;
	struct str place;
	if (line->labels[0] != DATE_NONE)
		line_decide(line, LINE_META, STR("date"));
	else if (line->hit.pattern)
		line_decide(line, line->hit.pattern->kind, line->hit.pattern->id);
	else if (line->place || (below && parts_dateline_alone(reading, line, &place)))
		line_decide(line, LINE_META, STR("place"));
	else if (line->shape == SHAPE_SHORT && !line_ends_in_verb(line))
		line_decide(line, LINE_CAPTION, STR("shape: short, without a verb"));
	else if (shows_people(line))
		line_decide(line, LINE_CAPTION, STR("shape: people doing something"));
	else if (below && is_said_once(reading, line))
		line_decide(line, LINE_BODY, STR("shape: what the story does not say again"));
	else if (parts_is_paragraph(reading, line) || line->shape == SHAPE_SHORT) {
		*standfirst = *standfirst || below;
		line_decide(line, below ? LINE_STANDFIRST : LINE_FURNITURE,
			    below ? STR("shape: sentence above the story")
				  : STR("shape: above the headline"));
	} else if (line->shape == SHAPE_HEADING)
		decide_heading(reading, line, i, standfirst);
	else if (line->shape == SHAPE_LATIN && is_slug(line))
		line_decide(line, LINE_META, STR("shape: slug"));
	else
		line_decide(line, LINE_FURNITURE, STR("shape: no words of a story"));
}

void parts_head_lines(struct reading *reading)
{
	bool standfirst = false;
	for (size_t i = 0; i < reading->body; i++) {
		struct page_line *line = &reading->lines[i];
		if (i == reading->headline || parts_repeats_headline(reading, line))
			line_decide(line, LINE_HEADLINE,
				    i == reading->headline ? STR("headline") : STR("repeat"));
		if (!line_decided(line))
			decide_head(reading, line, i, &standfirst);
	}
}
