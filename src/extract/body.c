/*
 * The story itself and what stands below it. Losing a paragraph is worse than keeping a link, so
 * everything between the first and the last sentence is the story's unless something speaks
 * against it; behind the last sentence, or a line that ends articles, nothing is.
 */
#include "dateline.h"
#include "items.h"
#include "parts.h"

enum {
	LONG_WORDS = 17, /* two such paragraphs behind a doubtful end and the article goes on … */
	VERY_LONG = 28,  /* … or one such */
	SUBHEAD_WORDS = 12,
	LINK_WORDS = 9, /* a heading so long whose words the story lacks is a link */
	LINK_OVERLAP = 25,
	ITEM_OVERLAP = 60,
	ASK_OVERLAP = 50, /* what a heading asks for in more of the story's words is its own */
	ITEM_LEAST = 3,
	LISTING_WORDS = 3, /* of a label, and of an item behind it */
	LISTING_LEAST = 3,
	ROLL_WORDS = 4, /* of a name on a roll, with its office */
	ROLL_LABEL = 8, /* … and of the first with what the roll is of */
	ROLL_LEAST = 4,
	SIGN_WORDS = 9,      /* who said what stands above */
	LABELLED_WORDS = 20, /* of a headline with a label */
};

/* "राजकोट, 22 मार्च (वार्ता) …": the first paragraph of a story, as a rule of another one. */
static bool begins_story(const struct reading *reading, const struct page_line *line)
{
	struct str place;
	size_t end;
	return dateline_read(reading->book, line->text, false, &place, &end) == DATELINE_STRONG;
}

static bool goes_on(const struct reading *reading, size_t i)
{
	size_t n = 0;
	for (size_t j = i + 1; j < reading->n && n < 2; j++) {
		const struct page_line *line = &reading->lines[j];
		if (line->hit.pattern && line->hit.pattern->effect == EFFECT_END)
			break;
		if (!line_is_prose(line) || !line->stop || line->trails ||
		    begins_story(reading, line))
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

bool parts_is_text(const struct reading *reading, const struct page_line *line)
{
	return parts_is_paragraph(reading, line) ||
	       (line->shape == SHAPE_SHORT && !line->hit.pattern && !line_decided(line) &&
		line->labels[0] == DATE_NONE);
}

/* "… जीत दर्ज करेंगे। दिग्विजय ठाकुर, विधायक": a sentence, and behind it who said it. */
static bool holds_sentence(const struct page_line *line)
{
	size_t at = str_find(line->text, STR("।"), 0);
	return at != SIZE_MAX && canon_count(str_slice(line->text, 0, at)) > LISTING_WORDS;
}

/* "… कराई जा रही है। विनय टोप्पो, एडीएम": a sentence with its verb, and who said it. */
static bool is_attributed(const struct page_line *line)
{
	size_t stop = str_find(line->text, STR("।"), 0), behind = 0, comma;
	const struct canon_word *last = NULL;
	if (stop == SIZE_MAX || str_find(line->text, STR("।"), stop + 1) != SIZE_MAX)
		return false;
	for (size_t i = 0; i < line_count(line); i++) {
		last = line->words[i].from < stop ? &line->words[i] : last;
		behind += line->words[i].from > stop;
	}
	comma = str_find(line->text, STR(","), stop);
	return last && word_is(last, SET_VERB) && behind > 1 && behind <= SIGN_WORDS &&
	       comma != SIZE_MAX && line->n_latin == 0;
}

/* "… ने ट्वीट कर कहा, '… भरी जा रही है। #Tag'": a verb of saying, a mark, and the words said. */
static bool says(const struct page_line *line)
{
	static const char *const marks[] = {", '", ", \"", ", ‘", ", “",  ": '", ": \"",
					    ": ‘", ": “",  "- '", "- \"", "- ‘", "- “"};
	for (size_t i = 0; i < line_count(line); i++) {
		struct str rest = str_slice(line->text, line->words[i].to, line->text.n);
		for (size_t m = 0; m < sizeof marks / sizeof *marks; m++)
			if (word_is(&line->words[i], SET_VERB) &&
			    str_starts(rest, str_from(marks[m])))
				return true;
	}
	return false;
}

/* No stop at its end, but one inside, and the story's words: "… खारिज किया। (एजेंसी) अधिक" */
static bool is_open_text(const struct reading *reading, const struct page_line *line)
{
	return line->shape == SHAPE_HEADING && line->n_words > SUBHEAD_WORDS &&
	       !line->hit.pattern && !line_decided(line) && line->labels[0] == DATE_NONE &&
	       holds_sentence(line) &&
	       (is_attributed(line) || says(line) || line_overlap(reading, line) >= LINK_OVERLAP);
}

/* Index of the last line of text. */
static size_t last_text(const struct reading *reading)
{
	size_t last = reading->body;
	for (size_t i = reading->body; i < reading->end; i++)
		if (parts_is_text(reading, &reading->lines[i]) ||
		    is_open_text(reading, &reading->lines[i]))
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

/* "भिवानी ब्लॉक : धनाना, मुंढाल, तालू": headlines have more words between their commas. */
static bool is_listing(const struct page_line *line)
{
	size_t colon = str_find(line->text, STR(":"), 0), items = 0;
	struct str rest, item;
	if (colon == SIZE_MAX || canon_count(str_slice(line->text, 0, colon)) > LISTING_WORDS)
		return false;
	rest = str_slice(line->text, colon + 1, line->text.n);
	for (; str_split(&rest, ',', &item); items++)
		if (canon_count(item) == 0 || canon_count(item) > LISTING_WORDS)
			return false;
	return items >= LISTING_LEAST;
}

/* "\"… फैसला लिया है।\" - मुफ्ती जावेद, राजद नेता" */
static bool is_quotation(const struct page_line *line)
{
	static const char *const opens[] = {"\"", "“", "‘", "'"}, *const ends[] = {"\"", "”", "’",
										   "'"};
	struct str dash = STR_EMPTY;
	for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) {
		struct str end = str_from(ends[i]);
		size_t first = str_from(opens[i]).n;
		if (!str_starts(line->text, str_from(opens[i])))
			continue;
		size_t at = str_find(line->text, end, first);
		while (at != SIZE_MAX && dash.n == 0) {
			struct str rest = str_trim(str_slice(line->text, at + end.n, line->text.n));
			if (str_starts(rest, STR("-")) || str_starts(rest, STR("–")) ||
			    str_starts(rest, STR("—")))
				dash = rest;
			at = str_find(line->text, end, at + end.n);
		}
	}
	return dash.n > 1;
}

/* "बैठक में ये मौजूद रहे: राजेश शर्मा, गीता देवी, …": more commas than a headline has. */
static bool is_roll(const struct page_line *line)
{
	struct str rest = line->text, item;
	size_t items = 0;
	for (; str_split(&rest, ',', &item); items++) {
		size_t words = canon_count(item);
		if (words == 0 || words > (items ? ROLL_WORDS : ROLL_LABEL))
			return false;
	}
	return items >= ROLL_LEAST;
}

static bool ends_in_any(struct str text, const char *const *marks, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_ends(text, str_from(marks[i])))
			return true;
	return false;
}

/* "उन्होंने कहा," above what was said; "जवाब: …" */
static bool leads_on(const struct page_line *line)
{
	static const char *const marks[] = {",", ":", "-", ":-", "–"};
	static const char *const labels[] = {"सवाल", "जवाब", "प्रश्न", "उत्तर"};
	size_t n = line_count(line), colon = str_find(line->text, STR(":"), 0);
	if (n > 0 && word_is(&line->words[n - 1], SET_VERB) &&
	    ends_in_any(line->text, marks, sizeof marks / sizeof *marks))
		return true;
	struct str label = colon == SIZE_MAX ? STR_EMPTY : str_slice(line->text, 0, colon);
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (str_equal(str_trim(label), str_from(labels[i])))
			return true;
	return false;
}

/* "- दिग्विजय ठाकुर, विधायक" below what was said: with an office, or below a quotation. */
static bool is_signature(const struct reading *reading, const struct page_line *line, size_t i)
{
	static const char *const dashes[] = {"-", "–", "—"}, *const quotes[] = {"\"", "”", "’",
										"'"};
	bool dash = false, office = item_is_signed(line);
	for (size_t d = 0; d < sizeof dashes / sizeof *dashes; d++)
		dash = dash || str_starts(line->text, str_from(dashes[d]));
	if (!office && (!dash || line->stop || line->n_words > SIGN_WORDS))
		return false;
	while (i > 0 && reading->lines[--i].text.n == 0)
		;
	return reading->lines[i].kind == LINE_BODY && line_decided(&reading->lines[i]) &&
	       (office ||
		ends_in_any(reading->lines[i].text, quotes, sizeof quotes / sizeof *quotes));
}

/* "लोकसभा: 34 फीसदी" */
static bool is_figure(const struct page_line *line)
{
	size_t colon = str_find(line->text, STR(": "), 1);
	bool number = false;
	for (size_t i = 0; colon != SIZE_MAX && i < line_count(line); i++)
		number = number ||
			 (line->words[i].from > colon && line->words[i].script == SCRIPT_NUMBER);
	return number && item_is_short(line);
}

/* A link with a bullet stands alone, and in other words than the story's. */
static bool is_lone_link(const struct reading *reading, size_t i)
{
	size_t next = lines_next(reading, i + 1), before = i;
	while (before > 0 && reading->lines[--before].text.n == 0)
		;
	return line_overlap(reading, &reading->lines[i]) == 0 && !reading->lines[before].bullet &&
	       (next == reading->n || !reading->lines[next].bullet);
}

static void decide_between(const struct reading *reading, struct page_line *line, size_t i)
{
	size_t next = next_own(reading, i);
	const struct page_line *below = next < reading->end ? &reading->lines[next] : NULL;
	bool above_text = below && (line_decided(below) || parts_is_text(reading, below) ||
				    item_is_bullet(below) || is_open_text(reading, below));
	unsigned overlap = line_overlap(reading, line);
	if (line->shape == SHAPE_HEADING && line_is_twin(reading, i))
		line_decide(line, LINE_CAPTION, STR("shape: told twice"));
	else if (item_is_bullet(line) && line->n_words >= LINK_WORDS && is_lone_link(reading, i))
		line_decide(line, LINE_RELATED, STR("shape: a link alone"));
	else if (item_is_bullet(line))
		line_decide(line, LINE_BODY, STR("shape: item of a list"));
	else if (is_listing(line))
		line_decide(line, LINE_BODY, STR("shape: a list in a line"));
	else if (is_roll(line))
		line_decide(line, LINE_BODY, STR("shape: a roll of names"));
	else if (leads_on(line))
		line_decide(line, LINE_BODY, STR("shape: what is said stands below"));
	else if (line->n_words > SUBHEAD_WORDS && holds_sentence(line))
		line_decide(line, LINE_BODY, STR("shape: a sentence, and more"));
	else if (line->n_words > SUBHEAD_WORDS && is_quotation(line))
		line_decide(line, LINE_BODY, STR("shape: a quotation"));
	else if (line->n_words > SUBHEAD_WORDS)
		decide_long(reading, line);
	else if (line->n_words >= LINK_WORDS && overlap < LINK_OVERLAP)
		line_decide(line, LINE_RELATED, STR("shape: in other words"));
	else if (item_is_request(line) && overlap < ASK_OVERLAP)
		line_decide(line, LINE_FURNITURE, STR("shape: asks the reader"));
	else if (above_text && (line->n_words > 1 || line->place))
		line_decide(line, LINE_SUBHEAD, STR("shape: heading above text"));
	else if (line->shape == SHAPE_HEADING && overlap >= 2 * LINK_OVERLAP)
		line_decide(line, LINE_SUBHEAD, STR("shape: in the story's words"));
	else if (overlap >= LINK_OVERLAP && is_figure(line))
		line_decide(line, LINE_BODY, STR("shape: a figure"));
	else
		line_decide(line, LINE_FURNITURE, STR("shape: no text below"));
}

/* "8- जर्मनी", "17.6 एमएम बारिश": a heading that could be a row of figures, but for the text below.
 */
static bool is_part_heading(const struct reading *reading, const struct page_line *line, size_t i)
{
	size_t next = next_own(reading, i);
	bool figures = line->shape == SHAPE_NUMBERS && line->n_words >= ITEM_LEAST &&
		       line_overlap(reading, line) >= ITEM_OVERLAP && !line->hit.pattern &&
		       !item_is_cells(line);
	return next < reading->end && parts_is_text(reading, &reading->lines[next]) &&
	       (figures || item_is_numbered(line));
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
	else if (i < last && is_part_heading(reading, line, i))
		line_decide(line, LINE_SUBHEAD, STR("shape: heading of a part"));
	else if (line->hit.pattern)
		line_decide(line, line->hit.pattern->kind, line->hit.pattern->id);
	else if (parts_repeats_headline(reading, line))
		line_decide(line, LINE_HEADLINE, STR("repeat"));
	else if (parts_is_text(reading, line) && told_before(reading, line, i))
		line_decide(line, LINE_FURNITURE, STR("shape: told before"));
	else if (parts_is_text(reading, line))
		line_decide(line, LINE_BODY, STR("shape: text"));
	else if (line->shape == SHAPE_LATIN || line->shape == SHAPE_NUMBERS)
		line_decide(line, LINE_FURNITURE, STR("shape: no words of a story"));
	else if (is_signature(reading, line, i))
		line_decide(line, LINE_BODY, STR("shape: who said it"));
	else if (i > last && is_quotation(line) && line_overlap(reading, line) >= ITEM_OVERLAP)
		line_decide(line, LINE_BODY, STR("shape: a quotation"));
	else if (i > last)
		line_decide(line, line->shape == SHAPE_HEADING ? LINE_RELATED : LINE_FURNITURE,
			    STR("shape: behind the story"));
	else
		decide_between(reading, line, i);
}

/* "Bihar News:", "वीडियो:": a label that sites put in front of a headline. */
static bool has_label(const struct page_line *line)
{
	size_t colon = str_find(line->text, STR(":"), 0), n = 0;
	bool latin = true, lead = false;
	for (; n < line_count(line) && colon != SIZE_MAX && line->words[n].from < colon; n++) {
		lead = word_is(&line->words[n], SET_LEAD) || word_is(&line->words[n], SET_MENU);
		latin = latin && line->words[n].script == SCRIPT_LATIN;
	}
	return n > 0 && n <= LISTING_WORDS && n < line_count(line) && (lead || (latin && n > 1));
}

/* "वीडियो: … ने क्या बताया?": the last line of a story is no labelled question but a link. */
static void drop_last_question(struct reading *reading, size_t last)
{
	struct page_line *line = &reading->lines[last];
	if (last > reading->body && line->asks && line->n_words <= LABELLED_WORDS &&
	    !line_decided(line) && parts_is_text(reading, line) && has_label(line) &&
	    str_find(line->text, STR("।"), 0) == SIZE_MAX)
		line_decide(line, LINE_RELATED, STR("shape: a label and a question"));
}

void parts_body_lines(struct reading *reading)
{
	drop_last_question(reading, last_text(reading));
	size_t last = last_text(reading);
	parts_lists(reading, last);
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
