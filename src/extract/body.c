/*
 * The story itself and what stands below it. Losing a paragraph is worse than keeping a link, so
 * everything between the first and the last sentence is the story's unless something speaks
 * against it; behind the last sentence, or a line that ends articles, nothing is.
 */
#include "parts.h"

enum {
	LONG_WORDS = 20, /* two such paragraphs behind a doubtful end and the article goes on … */
	VERY_LONG = 35,  /* … or one such */
	SUBHEAD_WORDS = 12,
	LINK_WORDS = 9, /* a heading so long whose words the story lacks is a link */
	LINK_OVERLAP = 25,
	ITEM_OVERLAP = 60,
};

static bool goes_on(const struct reading *reading, size_t i)
{
	size_t n = 0;
	for (size_t j = i + 1; j < reading->n && n < 2; j++) {
		const struct page_line *line = &reading->lines[j];
		if (line->hit.pattern && line->hit.pattern->effect == EFFECT_END)
			break;
		if (!line_is_prose(line) || !line->stop || line->trails)
			continue;
		n += line->n_words >= VERY_LONG ? 2 : line->n_words >= LONG_WORDS ? 1 : 0;
	}
	return n >= 2;
}

void parts_end(struct reading *reading)
{
	for (size_t i = reading->body; i < reading->n; i++) {
		const struct pattern *pattern = reading->lines[i].hit.pattern;
		if (i == reading->body || !pattern || line_decided(&reading->lines[i]))
			continue;
		if (pattern->effect == EFFECT_END ||
		    (pattern->effect == EFFECT_MAYBE && !goes_on(reading, i))) {
			reading->end = i;
			break;
		}
	}
	for (size_t i = reading->body; i < reading->end; i++)
		if (parts_is_paragraph(reading, &reading->lines[i]))
			line_learn(reading, &reading->lines[i]);
}

static bool is_text(const struct reading *reading, const struct page_line *line)
{
	return parts_is_paragraph(reading, line) ||
	       (line->shape == SHAPE_SHORT && !line->hit.pattern && !line_decided(line) &&
		line->labels[0] == DATE_NONE);
}

/* Index of the last line of text. */
static size_t last_text(const struct reading *reading)
{
	size_t last = reading->body;
	for (size_t i = reading->body; i < reading->end; i++)
		if (is_text(reading, &reading->lines[i]))
			last = i;
	return last;
}

/* The next line that is neither blank nor claimed by a pattern. */
static size_t next_own(const struct reading *reading, size_t i)
{
	do
		i = lines_next(reading, i + 1);
	while (i < reading->n &&
	       (reading->lines[i].hit.pattern ||
		(line_decided(&reading->lines[i]) && reading->lines[i].kind != LINE_BODY)));
	return i;
}

static void decide_long(const struct reading *reading, struct page_line *line)
{
	if (line_ends_in_verb(line) || line_overlap(reading, line) >= ITEM_OVERLAP)
		line_decide(line, LINE_BODY, STR("shape: long, in the story's words"));
	else
		line_decide(line, LINE_RELATED, STR("shape: long, in other words"));
}

static void decide_between(const struct reading *reading, struct page_line *line, size_t i)
{
	size_t next = next_own(reading, i);
	bool above_text = next < reading->end && is_text(reading, &reading->lines[next]);
	unsigned overlap = line_overlap(reading, line);
	if (line->shape == SHAPE_HEADING && line_is_twin(reading, i))
		line_decide(line, LINE_CAPTION, STR("shape: told twice"));
	else if (line->bullet && line->shape == SHAPE_HEADING)
		line_decide(line, LINE_BODY, STR("shape: item of a list"));
	else if (line->n_words > SUBHEAD_WORDS)
		decide_long(reading, line);
	else if (line->n_words >= LINK_WORDS && overlap < LINK_OVERLAP)
		line_decide(line, LINE_RELATED, STR("shape: in other words"));
	else if (above_text && (line->n_words > 1 || line->place))
		line_decide(line, LINE_SUBHEAD, STR("shape: heading above text"));
	else if (line->shape == SHAPE_HEADING && overlap >= 2 * LINK_OVERLAP)
		line_decide(line, LINE_SUBHEAD, STR("shape: in the story's words"));
	else
		line_decide(line, LINE_FURNITURE, STR("shape: no text below"));
}

static bool told_before(const struct reading *reading, const struct page_line *line, size_t i)
{
	return line->canon.n > 0 && line->first < i &&
	       reading->lines[line->first].kind == LINE_BODY &&
	       line_decided(&reading->lines[line->first]);
}

static void decide_body(const struct reading *reading, struct page_line *line, size_t i,
			size_t last)
{
	if (line->labels[0] != DATE_NONE)
		line_decide(line, LINE_META, STR("date"));
	else if (line->hit.pattern)
		line_decide(line, line->hit.pattern->kind, line->hit.pattern->id);
	else if (parts_repeats_headline(reading, line))
		line_decide(line, LINE_HEADLINE, STR("repeat"));
	else if (is_text(reading, line) && told_before(reading, line, i))
		line_decide(line, LINE_FURNITURE, STR("shape: told before"));
	else if (is_text(reading, line))
		line_decide(line, LINE_BODY, STR("shape: text"));
	else if (line->shape == SHAPE_LATIN || line->shape == SHAPE_NUMBERS)
		line_decide(line, LINE_FURNITURE, STR("shape: no words of a story"));
	else if (i > last)
		line_decide(line, line->shape == SHAPE_HEADING ? LINE_RELATED : LINE_FURNITURE,
			    STR("shape: behind the story"));
	else
		decide_between(reading, line, i);
}

void parts_body_lines(struct reading *reading)
{
	size_t last = last_text(reading);
	for (size_t i = reading->body; i < reading->end; i++) {
		struct page_line *line = &reading->lines[i];
		if (!line_decided(line))
			decide_body(reading, line, i, last);
	}
}

static void decide_tail(const struct reading *reading, struct page_line *line)
{
	if (line->labels[0] > DATE_BARE)
		line_decide(line, LINE_META, STR("date"));
	else if (line->hit.pattern)
		line_decide(line, line->hit.pattern->kind, line->hit.pattern->id);
	else if (parts_repeats_headline(reading, line))
		line_decide(line, LINE_HEADLINE, STR("repeat"));
	else if (line->shape == SHAPE_HEADING)
		line_decide(line, LINE_RELATED, STR("shape: behind the end"));
	else
		line_decide(line, LINE_FURNITURE, STR("shape: behind the end"));
}

void parts_tail_lines(struct reading *reading)
{
	for (size_t i = reading->end; i < reading->n; i++)
		if (!line_decided(&reading->lines[i]))
			decide_tail(reading, &reading->lines[i]);
}
