/*
 * Patterns that say something about their neighbours: the lines under "हाइलाइट्स" or "ये भी पढ़ें",
 * the name under "By", the question above the answers of a poll.
 */
#include "dateline.h"
#include "items.h"
#include "parts.h"

enum {
	LIST_LINES = 14,
	POINT_WORDS = 35, /* more make a paragraph, not a point */
	NEXT_WORDS = 6,
	CREDIT_WORDS = 3,
	FIGURE_WORDS = 9, /* of a point with a figure */
	CAPTION_WORDS = 25,
	ABOVE_LINES = 3,
	HEAD_PROSE = 2, /* a list with no more prose above it stands at the top of its page */
};

static bool ends_list(const struct page_line *line)
{
	return line->hit.pattern && (line->hit.pattern->effect == EFFECT_END ||
				     line->hit.pattern->effect == EFFECT_MAYBE);
}

/* A paragraph with a dateline below a list at the top: all down to it belongs to the list. */
static size_t list_until(const struct reading *reading, size_t i)
{
	size_t seen = 0;
	for (size_t j = i + 1; j < reading->n && seen < LIST_LINES; j++) {
		const struct page_line *line = &reading->lines[j];
		struct str place;
		size_t end;
		seen += line->text.n > 0;
		if (line->shape == SHAPE_SENTENCE && !line->hit.pattern &&
		    dateline_read(reading->book, line->text, false, &place, &end) ==
			    DATELINE_STRONG)
			return j;
	}
	return i;
}

/* Figures of the story may stand below links to others. */
static bool starts_figures(const struct reading *reading, size_t i)
{
	size_t next = lines_next(reading, i + 1);
	return item_is_row(&reading->lines[i]) && next < reading->n &&
	       item_is_row(&reading->lines[next]);
}

/* "- 9,316 आवेदन स्वीकृत" */
static bool is_figure(const struct page_line *line)
{
	bool number = false;
	for (size_t i = 0; i < line_count(line); i++)
		number = number || line->words[i].script == SCRIPT_NUMBER;
	return number && line->bullet && line_is_new(line) && line->n_words <= FIGURE_WORDS;
}

/* "ये हैं प्रमुख मांगें", and points below it, with marks or with labels; or points with figures. */
static bool starts_points(const struct reading *reading, size_t i)
{
	size_t first = lines_next(reading, i + 1), second = lines_next(reading, first + 1);
	if (second >= reading->n)
		return false;
	const struct page_line *line = &reading->lines[first], *next = &reading->lines[second];
	if (item_is_heading(&reading->lines[i]) && is_figure(line) && is_figure(next))
		return true;
	return item_heads_list(&reading->lines[i]) &&
	       ((item_is_bullet(line) && item_is_bullet(next)) ||
		(item_is_labelled(line) && item_is_labelled(next)));
}

/* Links stand together; behind a blank line, right above a paragraph, stands a heading of the
 * story's.
 */
static bool is_heading_of_text(const struct reading *reading, size_t i)
{
	return i > 0 && reading->lines[i - 1].text.n == 0 && i + 1 < reading->n &&
	       reading->lines[i].shape == SHAPE_HEADING && line_is_prose(&reading->lines[i + 1]);
}

static void take_list(struct reading *reading, size_t i, bool at_top)
{
	const struct pattern *pattern = reading->lines[i].hit.pattern;
	bool points = at_top && pattern->kind == LINE_FURNITURE;
	size_t until = points ? list_until(reading, i) : i, taken = 0, seen = 0;
	for (size_t j = lines_next(reading, i + 1); j < reading->n && seen < LIST_LINES;
	     j = lines_next(reading, j + 1), seen++) {
		struct page_line *line = &reading->lines[j];
		bool item =
			line->shape != SHAPE_SENTENCE || line->bullet || (line->asks && taken == 0);
		if (pattern->kind == LINE_RELATED &&
		    (starts_figures(reading, j) || starts_points(reading, j) ||
		     (taken && is_heading_of_text(reading, j))))
			break;
		if (ends_list(line) || (!item && (j >= until || line->n_words > POINT_WORDS)))
			break;
		if (line->hit.pattern || line->labels[0] != DATE_NONE || line->place)
			continue;
		line_decide(line, pattern->kind, pattern->id);
		taken++;
	}
}

/* Links right below a label that may end the story, which goes on. */
static void take_links(struct reading *reading, size_t i)
{
	const struct pattern *pattern = reading->lines[i].hit.pattern;
	for (size_t j = i + 1; j < reading->n; j++) {
		struct page_line *line = &reading->lines[j];
		if (line->text.n == 0 || line->hit.pattern || line->shape != SHAPE_HEADING ||
		    starts_points(reading, j))
			return;
		line_decide(line, LINE_RELATED, pattern->id);
	}
}

static void take_next(struct reading *reading, size_t i)
{
	const struct pattern *pattern = reading->lines[i].hit.pattern;
	size_t j = lines_next(reading, i + 1);
	if (j == reading->n)
		return;
	struct page_line *line = &reading->lines[j];
	if (line->hit.pattern || line->labels[0] != DATE_NONE || line->stop || line->place ||
	    line->n_words > NEXT_WORDS)
		return;
	line_decide(line, pattern->kind, pattern->id);
	if (pattern->kind == LINE_META)
		line->hit.name = line->text;
}

static void take_above(struct reading *reading, size_t i)
{
	const struct pattern *pattern = reading->lines[i].hit.pattern;
	for (size_t seen = 0; i > 0 && seen < ABOVE_LINES;) {
		struct page_line *line = &reading->lines[--i];
		seen += line->text.n > 0;
		if (!line->asks)
			continue;
		line_decide(line, pattern->kind, pattern->id);
		return;
	}
}

/* The words behind the last full stop, if they are a site's or agency's name: "। - Jan Vani". */
static bool is_credit(const struct reading *reading, struct str text)
{
	struct canon canon = CANON_OF(reading->book);
	bool agency = false, latin = true;
	canon_read(&canon, text);
	size_t n = canon.n;
	for (size_t i = 0; i < n; i++) {
		agency = agency || word_is(&canon.words[i], SET_AGENCY);
		latin = latin && canon.words[i].script == SCRIPT_LATIN;
	}
	canon_done(&canon);
	return n > 0 && n <= CREDIT_WORDS && (agency || latin);
}

/*
 * "मंच पर पार्टी के नेता। जागरण": something that is no sentence, and who took the picture. An
 * agency's sign behind a paragraph follows a verb.
 */
static size_t credit_at(const struct reading *reading, const struct page_line *line)
{
	struct str text = line->canon, place;
	if (line->stop || line->n_words > CAPTION_WORDS)
		return 0;
	size_t at = str_find(text, STR("। "), 0), behind = at + sizeof("।");
	if (at == SIZE_MAX || str_find(text, STR("।"), behind) != SIZE_MAX ||
	    parts_dateline_alone(reading, line, &place) ||
	    !is_credit(reading, str_slice(text, behind, text.n)))
		return 0;
	const struct canon_word *last = NULL;
	for (size_t i = 0; i < line_count(line) && line->words[i].end <= at; i++)
		last = line->words[i].start < line->words[i].end ? &line->words[i] : last;
	return last && word_is(last, SET_VERB) ? 0 : at;
}

/* A line with a credit is a caption, and so is a line beside it that is the same without. */
void parts_captions(struct reading *reading)
{
	for (size_t i = lines_next(reading, 0); i < reading->n; i = lines_next(reading, i + 1)) {
		struct page_line *line = &reading->lines[i];
		size_t at = line->hit.pattern || line_decided(line) ? 0 : credit_at(reading, line);
		size_t next = lines_next(reading, i + 1);
		if (at == 0)
			continue;
		line_decide(line, LINE_CAPTION, STR("shape: with a credit"));
		struct str caption = str_slice(line->canon, 0, at);
		if (next < reading->n && str_starts(reading->lines[next].canon, caption) &&
		    reading->lines[next].canon.n <= at + sizeof("।"))
			line_decide(&reading->lines[next], LINE_CAPTION, STR("shape: told twice"));
	}
}

void parts_blocks(struct reading *reading)
{
	size_t prose = 0;
	for (size_t i = 0; i < reading->n; i++) {
		const struct page_line *line = &reading->lines[i];
		prose += line_is_prose(line);
		if (!line->hit.pattern || line_decided(line))
			continue;
		if (line->hit.pattern->effect == EFFECT_LIST)
			take_list(reading, i, prose <= HEAD_PROSE);
		else if (line->hit.pattern->effect == EFFECT_MAYBE && prose > 0)
			take_links(reading, i);
		else if (line->hit.pattern->effect == EFFECT_NEXT)
			take_next(reading, i);
		else if (line->hit.pattern->effect == EFFECT_ABOVE)
			take_above(reading, i);
	}
}
