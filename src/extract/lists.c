/*
 * Lists of a story. A single short line could be anything; what makes a list is that several of one
 * shape stand together, and what stands above and below them.
 */
#include "items.h"
#include "parts.h"

enum {
	POINT_WORDS = 10,  /* of a line in a list that a heading announces, … */
	BULLET_WORDS = 12, /* … with a mark in front */
	ITEMS_LEAST = 2,
	ITEMS_MAXIMUM = 400,
	ROWS_LEAST = 3, /* of who is from where, of figures, of points without a mark */
	TABLE_LEAST = 5,
	HEADED = 50,  /* % of a heading's words that the story has, too, above rows that it lacks */
	OVERLAP = 25, /* % of a heading's or rows' words that the story has, too */
	KNOWN_LEAST = 3, /* words of a point that nothing announces */
	KNOWN_MOST = 12,
	LINK_LEAST = 9,   /* words of a headline */
	COUNT_REACH = 20, /* words at the end of a paragraph, one of which counts the lines below */
};

static const char item_rule[] = "shape: item of a list";

/* Says of the lines from first to end that they are a list's. */
static void take(struct reading *reading, size_t first, size_t end)
{
	for (; first < end; first = lines_next(reading, first + 1))
		if (reading->lines[first].n_words)
			line_decide(&reading->lines[first], LINE_BODY, str_from(item_rule));
}

static bool is_item(const struct page_line *line)
{
	return line->rule.s == item_rule;
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
	for (; n < ITEMS_MAXIMUM && end < reading->end && item_is_short(&reading->lines[end]);
	     end = lines_next(reading, end + 1))
		n++;
	const struct page_line *behind = end < reading->end ? &reading->lines[end] : NULL;
	if (n >= ITEMS_LEAST && (!behind || behind->hit.pattern || parts_is_text(reading, behind)))
		take(reading, first, end);
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

static bool is_point_of(const struct page_line *line, size_t most)
{
	return line_is_new(line) && (item_is_short(line) || line->shape == SHAPE_HEADING) &&
	       line->n_words <= most;
}

static bool is_point(const struct page_line *line)
{
	return is_point_of(line, POINT_WORDS);
}

/* "इस्तीफे में गिनाए गए कारण": points may be longer below a heading that ends so. */
static bool is_long_point(const struct page_line *line)
{
	return is_point_of(line, BULLET_WORDS);
}

static bool names_points(const struct page_line *heading)
{
	size_t n = line_count(heading);
	return n > 0 && word_is(&heading->words[n - 1], SET_BELOW);
}

/* A point that nothing announces: more than a name or a label. */
static bool is_unannounced(const struct page_line *line)
{
	return line_is_new(line) && (item_is_short(line) || line->shape == SHAPE_HEADING) &&
	       !line->bullet && line->n_words >= KNOWN_LEAST && line->n_words <= KNOWN_MOST &&
	       !line_has(line, SET_URGE);
}

/* Points without a mark under a heading that speaks of them, within the story. */
static void take_points(struct reading *reading, size_t last)
{
	for (size_t i = reading->body; i < last; i = lines_next(reading, i + 1)) {
		size_t n, first = lines_next(reading, i + 1);
		if (!item_heads_list(&reading->lines[i]))
			continue;
		bool sure = names_points(&reading->lines[i]);
		size_t end = run_of(reading, sure ? is_long_point : is_point, first, last, &n);
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
	size_t n, end = run_of(reading, item_is_bullet, first, reading->end, &n);
	for (size_t i = first; i < end; i = lines_next(reading, i + 1))
		if (reading->lines[i].n_words > BULLET_WORDS)
			return first;
	return n >= ITEMS_LEAST ? end : first;
}

static size_t end_of_labelled(const struct reading *reading, size_t first)
{
	size_t n, end = run_of(reading, item_is_labelled, first, reading->end, &n);
	return n >= ROWS_LEAST ? end : first;
}

static size_t end_of_events(const struct reading *reading, size_t first)
{
	size_t n, end = run_of(reading, item_is_event, first, reading->end, &n);
	return n >= ROWS_LEAST ? end : first;
}

static size_t end_of_counted(const struct reading *reading, size_t first)
{
	size_t n, end = run_of(reading, item_is_counted, first, reading->end, &n);
	return n >= ROWS_LEAST ? end : first;
}

/* The same of figures, which may all stand in one line. */
static size_t end_of_figures(const struct reading *reading, size_t first)
{
	size_t n, end = run_of(reading, item_is_figures, first, reading->end, &n);
	if (n >= ROWS_LEAST)
		return end;
	return first < reading->end && item_is_tally(&reading->lines[first]) ? first + 1 : first;
}

/* A heading that speaks of what stands below, or is in the story's words; or that has such rows. */
static bool heads_figures(const struct reading *reading, const struct page_line *heading,
			  size_t first, size_t end)
{
	bool known = line_overlap(reading, heading) >= HEADED;
	if (item_is_heading(heading))
		return known || item_heads_list(heading) || is_of_story(reading, first, end);
	return known && line_is_new(heading) && heading->shape == SHAPE_HEADING &&
	       heading->n_stops > 0 && heading->n_words <= HEADING_MOST;
}

/* Figures right below the text are its own if it announces them, or they are a table, or have its
 * words. */
static bool belongs_to(const struct reading *reading, size_t last, size_t first, size_t end)
{
	const struct page_line *text = &reading->lines[last];
	size_t n, cells = run_of(reading, item_is_cells, first, end, &n);
	return text->asks || announces_list(text) || (cells == end && n >= TABLE_LEAST) ||
	       is_of_story(reading, first, end);
}

/* Points and events under a heading in the story's words, and figures under one that speaks of
 * them. */
static size_t end_of_headed(const struct reading *reading, const struct page_line *heading,
			    size_t first)
{
	size_t end = end_of_figures(reading, first);
	if (end > first)
		return heads_figures(reading, heading, first, end) ? end : first;
	if (!item_is_heading(heading))
		return first;
	if (item_heads_list(heading) && (end = end_of_labelled(reading, first)) > first)
		return end;
	if (line_overlap(reading, heading) < OVERLAP)
		return first;
	end = end_of_events(reading, first);
	if (end == first)
		end = end_of_counted(reading, first);
	return end > first ? end : end_of_points(reading, first);
}

/*
 * A list may end a story: its figures, or whatever has a heading of the story's. Index of its last
 * line; last if there is none.
 */
static size_t take_last(struct reading *reading, size_t last)
{
	size_t heading = next_worded(reading, last);
	if (heading >= reading->end)
		return last;
	size_t end = end_of_figures(reading, heading);
	if (end == heading)
		end = end_of_counted(reading, heading);
	if (end > heading && belongs_to(reading, last, heading, end)) {
		take(reading, heading, end);
		return end - 1;
	}
	size_t first = next_worded(reading, heading);
	end = end_of_headed(reading, &reading->lines[heading], first);
	if (end == first)
		return last;
	line_decide(&reading->lines[heading], LINE_SUBHEAD, STR("shape: heading above points"));
	take(reading, first, end);
	return end - 1;
}

/* A line of no site that one could name, whatever its shape. */
static bool is_loose(const struct page_line *line)
{
	bool shape = line->shape == SHAPE_WORD || line->shape == SHAPE_HEADING ||
		     line->shape == SHAPE_NUMBERS;
	return line_is_new(line) && shape && line->n_words > 0 && !item_is_bullet(line) &&
	       !line_has(line, SET_URGE) && !line_has(line, SET_TICKER) && !item_is_request(line);
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
			 line_has(line, SET_MENU);
	}
	return 2 * links >= n;
}

/* What a word counts, in letters or digits; 0: nothing. */
static size_t counted(struct str word)
{
	static const char *const names[] = {"तीन", "चार", "पांच", "छह",    "सात",
					    "आठ",  "नौ",  "दस",  "ग्यारह", "बारह"};
	size_t value = 0;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_equal(word, str_from(names[i])))
			return i + ROWS_LEAST;
	for (size_t i = 0; i < word.n && i < 2; i++)
		if (word.s[i] < '0' || word.s[i] > '9')
			return 0;
		else
			value = 10 * value + (size_t)(word.s[i] - '0');
	return word.n <= 2 ? value : 0;
}

/* "हम पांच काम करेंगे।" above five lines. */
static bool are_counted(const struct reading *reading, size_t first, size_t n)
{
	while (first > reading->body && reading->lines[first - 1].text.n == 0)
		first--;
	const struct page_line *above = first > 0 ? &reading->lines[first - 1] : NULL;
	size_t words = above ? line_count(above) : 0;
	for (size_t i = words > COUNT_REACH ? words - COUNT_REACH : 0; i < words; i++)
		if (counted(str_slice(above->canon, above->words[i].start, above->words[i].end)) ==
		    n)
			return true;
	return false;
}

static void take_loose(struct reading *reading, size_t last)
{
	for (size_t i = reading->body; i < last;) {
		size_t n, first = i, end = run_of(reading, is_loose, i, last, &n);
		i = end > i ? end : i + 1;
		bool announced =
			announces_list(&reading->lines[first]) || are_counted(reading, first, n);
		if (n >= ROWS_LEAST && (announced || !are_links(reading, first, end)))
			take(reading, first, end);
	}
}

static bool is_beside(const struct page_line *line)
{
	return item_is_labelled(line) || item_is_pair(line) || item_is_figures(line) ||
	       item_is_event(line);
}

/* A row right above or below others of a list is one, too, though it be a little longer. */
static void take_beside(struct reading *reading, size_t last)
{
	for (size_t i = reading->body; i + 1 < last; i++) {
		struct page_line *line = &reading->lines[i], *below = line + 1;
		if (is_item(line) && is_beside(below))
			take(reading, i + 1, i + 2);
		else if (is_item(below) && is_beside(line))
			take(reading, i, i + 1);
	}
}

void parts_lists(struct reading *reading, size_t last)
{
	static bool (*const sure[])(const struct page_line *) = {
		item_is_pair, item_is_figures, item_is_event, item_is_lettered, item_is_labelled};
	for (size_t i = 0; i < sizeof sure / sizeof *sure; i++)
		take_runs(reading, sure[i], last);
	for (size_t behind = last, before = reading->n; behind != before;) {
		before = behind;
		behind = take_last(reading, behind);
	}
	take_points(reading, last);
	take_unannounced(reading, last);
	take_loose(reading, last);
	for (size_t i = reading->body; i < reading->end; i++)
		if (parts_is_text(reading, &reading->lines[i]) &&
		    announces_list(&reading->lines[i]))
			take_items(reading, i);
	take_beside(reading, last);
}
