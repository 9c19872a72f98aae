/*
 * Lists of a story. A single short line could be anything; what makes a list is that several of one
 * shape stand together, and what stands above and below them.
 */
#include <string.h>

#include "surkhi/text/utf8.h"

#include "parts.h"

enum {
	ITEM_WORDS = 8,   /* of a line in a list that a paragraph announces, … */
	POINT_WORDS = 10, /* … or a heading, … */
	BULLET_WORDS = 12,
	ITEMS_LEAST = 2,
	ITEMS_MAXIMUM = 400,
	ROWS_LEAST = 3, /* of who is from where, of figures, of points without a mark */
	HEADING_WORDS = 9,
	OVERLAP = 25, /* % of a heading's or rows' words that the story has, too */
	CELLS_LEAST = 2,
	KNOWN_LEAST = 3, /* words of a point that nothing announces */
	KNOWN_MOST = 12,
	LETTERED_LEAST = 3, /* words of a point with its letter */
	LINK_LEAST = 9,     /* words of a headline */
	LABEL_WORDS = 4,    /* in front of a colon, … */
	LABELLED_LEAST = 2, /* … so many behind it, … */
	LABELLED_MOST = 14, /* … and in all */
	MOMENT_WORDS = 4,   /* of a date or an hour in front of what happened then */
};

static bool is_new(const struct page_line *line)
{
	return !line->hit.pattern && !line_decided(line) && line->labels[0] == DATE_NONE;
}

static bool is_short(const struct page_line *line)
{
	return line->shape == SHAPE_WORD || line->shape == SHAPE_HEADING ||
	       line->shape == SHAPE_SHORT;
}

bool parts_is_item(const struct page_line *line)
{
	return is_new(line) && is_short(line) && line->n_words <= ITEM_WORDS;
}

bool parts_is_bullet(const struct page_line *line)
{
	return line->bullet && line->shape == SHAPE_HEADING && !line->hit.pattern &&
	       line->labels[0] == DATE_NONE;
}

/* Says of the lines from first to end that they are a list's. */
static void take(struct reading *reading, size_t first, size_t end)
{
	for (; first < end; first = lines_next(reading, first + 1))
		if (reading->lines[first].n_words)
			line_decide(&reading->lines[first], LINE_BODY,
				    STR("shape: item of a list"));
}

/* "सूची इस प्रकार है:", also with a dash behind the colon. */
static bool announces_list(const struct page_line *line)
{
	struct str text = line->text;
	while (text.n && (text.s[text.n - 1] == '-' || text.s[text.n - 1] == ' '))
		text.n--;
	return text.n && text.s[text.n - 1] == ':';
}

/* Short lines under such a paragraph are its own, down to the next one, a pattern or the end. */
static void take_items(struct reading *reading, size_t i)
{
	size_t n = 0, first = lines_next(reading, i + 1), end = first;
	for (; n < ITEMS_MAXIMUM && end < reading->end && parts_is_item(&reading->lines[end]);
	     end = lines_next(reading, end + 1))
		n++;
	const struct page_line *behind = end < reading->end ? &reading->lines[end] : NULL;
	if (n >= ITEMS_LEAST && (!behind || behind->hit.pattern || parts_is_text(reading, behind)))
		take(reading, first, end);
}

/* "परासिया - अनुज पाटकर", "रुड़की से ललित अग्रवाल": two names, and a dash, colon or से between them. */
static bool is_pair(const struct page_line *line)
{
	static const char *const marks[] = {" - ", " – ", ": ", " : ", "- ", " से "};
	for (size_t i = 0; parts_is_item(line) && i < sizeof marks / sizeof *marks; i++) {
		size_t at = str_find(line->text, str_from(marks[i]), 1);
		if (at != SIZE_MAX && at + str_from(marks[i]).n < line->text.n)
			return true;
	}
	return false;
}

/* Stands a dash or a colon, and nothing else that matters, between these words? */
static bool has_mark(const struct page_line *line, size_t before, size_t word)
{
	struct str between =
		str_trim(str_slice(line->text, line->words[before].to, line->words[word].from));
	return str_equal(between, STR("-")) || str_equal(between, STR("–")) ||
	       str_equal(between, STR(":")) || str_equal(between, STR(":-"));
}

/* Words with a number behind a dash or colon: how many times. "भाजपा-41, कांग्रेस-29" is two. */
static size_t count_figures(const struct page_line *line)
{
	size_t n = 0;
	for (size_t i = 1; i < line_count(line); i++)
		n += line->words[i].script == SCRIPT_NUMBER &&
		     line->words[i - 1].script == SCRIPT_OTHER && has_mark(line, i - 1, i);
	return n;
}

/* "महिला- 33", "2020 में सपा : 7 सीट पर लड़ी": what tables of sites have, too, in other places. */
bool parts_is_row(const struct page_line *line)
{
	return !line_decided(line) && line->labels[0] == DATE_NONE && !line->stop &&
	       line->n_words <= POINT_WORDS && count_figures(line) > 0;
}

static bool is_tally(const struct page_line *line)
{
	return !line_decided(line) && line->labels[0] == DATE_NONE &&
	       count_figures(line) >= ROWS_LEAST;
}

/* "14 मार्च 1991 - गण परिषद बनी", "सुबह 10 बजे: मतदान शुरू": what happened behind when it did. */
static bool is_event(const struct page_line *line)
{
	size_t number = 0, n = 0;
	while (n < line_count(line) && n < MOMENT_WORDS) {
		const struct canon_word *word = &line->words[n++];
		bool digits = word->script == SCRIPT_NUMBER;
		if (!digits && !word_is(word, SET_MONTH) && !word_is(word, SET_DATE))
			return false;
		number += digits;
		if (n < line_count(line) && has_mark(line, n - 1, n))
			break;
	}
	return !line_decided(line) && !line->hit.pattern && number > 0 &&
	       n + 1 < line_count(line) && has_mark(line, n - 1, n);
}

static bool has_word_of(const struct page_line *line, enum word_set set)
{
	for (size_t i = 0; i < line_count(line); i++)
		if (word_is(&line->words[i], set))
			return true;
	return false;
}

static bool is_table_row(const struct page_line *line)
{
	return line->hit.pattern && str_equal(line->hit.pattern->id, STR("table-row"));
}

/* "डीएमके<TAB>952<TAB>2,360": a row of a table. */
static bool is_cells(const struct page_line *line)
{
	return !line_decided(line) && (!line->hit.pattern || is_table_row(line)) &&
	       line->n_words >= CELLS_LEAST && str_find(line->text, STR("\t"), 0) != SIZE_MAX;
}

/* "भोजपुर (34)", "149 मौत, 5194 संक्रमित": figures, and what of. */
static bool is_counted(const struct page_line *line)
{
	size_t numbers = 0, names = 0;
	if (line->n_words > ITEM_WORDS || line->stop || line_decided(line) ||
	    (line->hit.pattern && !is_table_row(line)))
		return false;
	for (size_t i = 0; i < line_count(line); i++) {
		numbers += line->words[i].script == SCRIPT_NUMBER;
		names += line->words[i].script == SCRIPT_OTHER;
	}
	return numbers && names && !has_word_of(line, SET_URGE) && !has_word_of(line, SET_MENU);
}

/* "S- सूखा कूड़ा अलग उठेगा", "क) सड़क चौड़ी होगी": points with letters in front. */
static bool is_lettered(const struct page_line *line)
{
	const struct canon_word *word = line->words;
	if (!is_new(line) || line_count(line) < LETTERED_LEAST || word->from > 1)
		return false;
	size_t letter = 0;
	char32_t c;
	struct str text = str_slice(line->text, word->from, word->to);
	return utf8_next(text, &letter, &c) && letter == text.n && word->script != SCRIPT_NUMBER &&
	       word->to < line->text.n && strchr("-).", line->text.s[word->to]);
}

/* "कांग्रेस: सर्वदलीय समिति बने": who or what, and what of it. Links have states and sections in front.
 */
static bool is_labelled(const struct page_line *line)
{
	static const enum word_set of_sites[] = {SET_URGE, SET_MENU, SET_TICKER, SET_LEAD,
						 SET_STATE};
	size_t colon = str_find(line->text, STR(":"), 1), label = 0;
	for (size_t i = 0; i < line_count(line); i++)
		label += line->words[i].from < colon;
	for (size_t i = 0; i < sizeof of_sites / sizeof *of_sites; i++)
		if (has_word_of(line, of_sites[i]))
			return false;
	return is_new(line) && line->shape == SHAPE_HEADING && colon != SIZE_MAX && !line->bullet &&
	       label <= LABEL_WORDS && line->n_words >= label + LABELLED_LEAST &&
	       line->n_words <= LABELLED_MOST;
}

/* A row of figures in any of these shapes; a list may mix them. */
static bool is_figures(const struct page_line *line)
{
	return parts_is_row(line) || is_cells(line) || is_counted(line);
}

/* The end of the run of such lines that starts at one, and how many they are. */
static size_t run_of(const struct reading *reading, bool (*is)(const struct page_line *),
		     size_t first, size_t last, size_t *ret_n)
{
	*ret_n = 0;
	while (first < last && is(&reading->lines[first])) {
		++*ret_n;
		first = lines_next(reading, first + 1);
	}
	return first < last ? first : last;
}

/* Are most of these lines the story's own: has it their words? */
static bool is_of_story(const struct reading *reading, size_t first, size_t end)
{
	size_t n = 0, known = 0;
	for (; first < end; first = lines_next(reading, first + 1), n++)
		known += line_overlap(reading, &reading->lines[first]) >= OVERLAP;
	return 2 * known > n;
}

/* Such lines in a row, with text of the story behind them. */
static void take_runs(struct reading *reading, bool (*is)(const struct page_line *), size_t last)
{
	for (size_t i = reading->body; i < last;) {
		size_t n, end = run_of(reading, is, i, last, &n);
		if (n >= ROWS_LEAST)
			take(reading, i, end);
		i = end > i ? end : i + 1;
	}
}

/* A heading that is none of a site's: "बैठक में तय हुआ", not "बड़ी खबरें". */
static bool is_heading(const struct page_line *line)
{
	return is_new(line) && line->shape == SHAPE_HEADING && !line->bullet && !line->asks &&
	       line->n_words <= HEADING_WORDS && !has_word_of(line, SET_MENU) &&
	       !has_word_of(line, SET_TICKER);
}

/* "इन पर रहेगा जोर", "ये हैं मुख्य बातें": it speaks of what stands below, and asks nobody to read it. */
static bool points_down(const struct page_line *line)
{
	return is_heading(line) && has_word_of(line, SET_BELOW) && !has_word_of(line, SET_URGE);
}

static bool is_point(const struct page_line *line)
{
	return is_new(line) && is_short(line) && line->n_words <= POINT_WORDS;
}

/* A point that nothing announces: more than a name or a label. */
static bool is_unannounced(const struct page_line *line)
{
	return is_new(line) && is_short(line) && !line->bullet && line->n_words >= KNOWN_LEAST &&
	       line->n_words <= KNOWN_MOST && !has_word_of(line, SET_URGE);
}

/* Points without a mark under a heading that speaks of them, within the story. */
static void take_points(struct reading *reading, size_t last)
{
	for (size_t i = reading->body; i < last; i = lines_next(reading, i + 1)) {
		size_t n, first = lines_next(reading, i + 1);
		if (!points_down(&reading->lines[i]))
			continue;
		size_t end = run_of(reading, is_point, first, last, &n);
		if (n < ROWS_LEAST)
			continue;
		line_decide(&reading->lines[i], LINE_SUBHEAD, STR("shape: heading above points"));
		take(reading, first, end);
	}
}

/* Is the first of these lines shorter than all others, as headings are? */
static bool starts_with_heading(const struct reading *reading, size_t first, size_t end)
{
	for (size_t i = lines_next(reading, first + 1); i < end; i = lines_next(reading, i + 1))
		if (reading->lines[i].n_words <= reading->lines[first].n_words)
			return false;
	return true;
}

/* Points that nothing announces, within the story and in its words. */
static void take_unannounced(struct reading *reading, size_t last)
{
	for (size_t i = reading->body; i < last;) {
		size_t n, first = i, end = run_of(reading, is_unannounced, i, last, &n);
		i = end > i ? end : i + 1;
		if (n < ROWS_LEAST || !is_of_story(reading, first, end))
			continue;
		if (n > ROWS_LEAST && starts_with_heading(reading, first, end))
			line_decide(&reading->lines[first], LINE_SUBHEAD,
				    STR("shape: heading above points"));
		take(reading, first, end);
	}
}

/* Lines of dashes do not part a story from its figures. */
static size_t next_worded(const struct reading *reading, size_t i)
{
	do
		i = lines_next(reading, i + 1);
	while (i < reading->end && reading->lines[i].n_words == 0);
	return i;
}

/* The end of the points that start at a line behind the story; the same line if there are none. */
static size_t end_of_points(const struct reading *reading, size_t first)
{
	size_t n, end = run_of(reading, parts_is_bullet, first, reading->end, &n);
	for (size_t i = first; i < end; i = lines_next(reading, i + 1))
		if (reading->lines[i].n_words > BULLET_WORDS)
			return first;
	return n >= ITEMS_LEAST ? end : first;
}

static size_t end_of_labelled(const struct reading *reading, size_t first)
{
	size_t n, end = run_of(reading, is_labelled, first, reading->end, &n);
	return n >= ROWS_LEAST ? end : first;
}

static size_t end_of_events(const struct reading *reading, size_t first)
{
	size_t n, end = run_of(reading, is_event, first, reading->end, &n);
	return n >= ROWS_LEAST ? end : first;
}

/* The same of figures, which may all stand in one line. */
static size_t end_of_figures(const struct reading *reading, size_t first)
{
	size_t n, end = run_of(reading, parts_is_row, first, reading->end, &n);
	if (n >= ROWS_LEAST)
		return end;
	return first < reading->end && is_tally(&reading->lines[first]) ? first + 1 : first;
}

/* Points and events under a heading in the story's words, and figures under one that speaks of
 * them. */
static size_t end_of_headed(const struct reading *reading, const struct page_line *heading,
			    size_t first)
{
	size_t end = end_of_figures(reading, first);
	if (!is_heading(heading))
		return first;
	if (end > first)
		return points_down(heading) || is_of_story(reading, first, end) ? end : first;
	if (points_down(heading) && (end = end_of_labelled(reading, first)) > first)
		return end;
	if (line_overlap(reading, heading) < OVERLAP)
		return first;
	end = end_of_events(reading, first);
	return end > first ? end : end_of_points(reading, first);
}

/* A list may end a story: its figures, or whatever has a heading of the story's. */
static void take_last(struct reading *reading, size_t last)
{
	size_t heading = next_worded(reading, last);
	if (heading >= reading->end)
		return;
	size_t end = end_of_figures(reading, heading);
	if (end > heading && is_of_story(reading, heading, end)) {
		take(reading, heading, end);
		return;
	}
	size_t first = next_worded(reading, heading);
	end = end_of_headed(reading, &reading->lines[heading], first);
	if (end > first)
		line_decide(&reading->lines[heading], LINE_SUBHEAD,
			    STR("shape: heading above points"));
	take(reading, first, end);
}

/* A line of no site that one could name, whatever its shape. */
static bool is_loose(const struct page_line *line)
{
	bool shape = line->shape == SHAPE_WORD || line->shape == SHAPE_HEADING ||
		     line->shape == SHAPE_NUMBERS;
	return is_new(line) && shape && line->n_words > 0 && !parts_is_bullet(line) &&
	       !has_word_of(line, SET_URGE) && !has_word_of(line, SET_TICKER);
}

/*
 * Three and more such lines between paragraphs are nearly always the story's, in whatever order:
 * links to others stand alone, or below a label. Three headlines in other words are links, though,
 * and so is a menu.
 */
static bool are_links(const struct reading *reading, size_t first, size_t end)
{
	size_t n = 0, links = 0;
	for (size_t i = first; i < end; i = lines_next(reading, i + 1), n++) {
		const struct page_line *line = &reading->lines[i];
		bool headline =
			line->n_words >= LINK_LEAST && line_overlap(reading, line) < OVERLAP;
		links += headline || line_is_twin(reading, i) || parts_is_menu(line) ||
			 has_word_of(line, SET_MENU);
	}
	return 2 * links >= n;
}

static void take_loose(struct reading *reading, size_t last)
{
	for (size_t i = reading->body; i < last;) {
		size_t n, first = i, end = run_of(reading, is_loose, i, last, &n);
		i = end > i ? end : i + 1;
		if (n >= ROWS_LEAST && !are_links(reading, first, end))
			take(reading, first, end);
	}
}

void parts_lists(struct reading *reading, size_t last)
{
	static bool (*const sure[])(const struct page_line *) = {is_pair, is_figures, is_event,
								 is_lettered, is_labelled};
	for (size_t i = 0; i < sizeof sure / sizeof *sure; i++)
		take_runs(reading, sure[i], last);
	take_last(reading, last);
	take_points(reading, last);
	take_unannounced(reading, last);
	take_loose(reading, last);
	for (size_t i = reading->body; i < reading->end; i++)
		if (parts_is_text(reading, &reading->lines[i]) &&
		    announces_list(&reading->lines[i]))
			take_items(reading, i);
}
