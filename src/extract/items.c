/*
 * What one line of a list looks like. None of these shapes proves anything alone: sites have rows
 * of figures and labels, too. Which of them are a story's is told by their neighbours, in lists.c.
 */
#include "items.h"

#include <string.h>

#include "surkhi/text/utf8.h"

enum {
	ITEM_WORDS = 8, /* of a line in a list */
	ROW_WORDS = 10, /* of a row of figures */
	TALLY_LEAST = 3,
	CELLS_LEAST = 2,
	LETTERED_LEAST = 3, /* words of a point with its letter */
	LABEL_WORDS = 4,    /* in front of a colon, … */
	LABELLED_LEAST = 2, /* … so many behind it, … */
	LABELLED_MOST = 14, /* … and in all */
	MOMENT_WORDS = 4,   /* of a date or an hour in front of what happened then */
	COUNTED_LEAST = 3,
	COUNTED_MOST = 25,
	SIGNED_MOST = 12,
};

bool line_is_new(const struct page_line *line)
{
	return !line->hit.pattern && !line_decided(line) && line->labels[0] == DATE_NONE;
}

static bool is_short(const struct page_line *line)
{
	return line->shape == SHAPE_WORD || line->shape == SHAPE_HEADING ||
	       line->shape == SHAPE_SHORT;
}

bool item_is_short(const struct page_line *line)
{
	return line_is_new(line) && is_short(line) && line->n_words <= ITEM_WORDS;
}

bool item_is_bullet(const struct page_line *line)
{
	return line->bullet && line->shape == SHAPE_HEADING && !line->hit.pattern &&
	       line->labels[0] == DATE_NONE;
}

bool item_is_pair(const struct page_line *line)
{
	static const char *const marks[] = {" - ", " – ", ": ", " : ", "- ", " से "};
	for (size_t i = 0; item_is_short(line) && i < sizeof marks / sizeof *marks; i++) {
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

bool item_is_row(const struct page_line *line)
{
	return !line_decided(line) && line->labels[0] == DATE_NONE && !line->stop &&
	       line->n_words <= ROW_WORDS && count_figures(line) > 0;
}

bool item_is_tally(const struct page_line *line)
{
	return !line_decided(line) && line->labels[0] == DATE_NONE &&
	       count_figures(line) >= TALLY_LEAST;
}

bool item_is_event(const struct page_line *line)
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

bool line_has(const struct page_line *line, enum word_set set)
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

bool item_is_cells(const struct page_line *line)
{
	return !line_decided(line) && (!line->hit.pattern || is_table_row(line)) &&
	       line->n_words >= CELLS_LEAST && str_find(line->text, STR("\t"), 0) != SIZE_MAX;
}

/* "भोजपुर (34)", "149 मौत, 5194 संक्रमित": figures, and what of. */
static bool is_number_of(const struct page_line *line)
{
	size_t numbers = 0, names = 0;
	if (line->n_words > ITEM_WORDS || line->stop || line_decided(line) ||
	    (line->hit.pattern && !is_table_row(line)))
		return false;
	for (size_t i = 0; i < line_count(line); i++) {
		numbers += line->words[i].script == SCRIPT_NUMBER;
		names += line->words[i].script == SCRIPT_OTHER;
	}
	return numbers && names && !line_has(line, SET_URGE) && !line_has(line, SET_MENU);
}

bool item_is_lettered(const struct page_line *line)
{
	const struct canon_word *word = line->words;
	if (!line_is_new(line) || line_count(line) < LETTERED_LEAST || word->from > 1)
		return false;
	size_t letter = 0;
	char32_t c;
	struct str text = str_slice(line->text, word->from, word->to);
	return utf8_next(text, &letter, &c) && letter == text.n && word->script != SCRIPT_NUMBER &&
	       word->to < line->text.n && strchr("-).", line->text.s[word->to]);
}

/* Links have states and sections in front. */
bool item_is_labelled(const struct page_line *line)
{
	const uint32_t of_sites =
		1u << SET_MENU | 1u << SET_TICKER | 1u << SET_LEAD | 1u << SET_STATE;
	size_t colon = str_find(line->text, STR(":"), 1), label = 0;
	for (size_t i = 0; i < line_count(line) && line->words[i].from < colon; i++, label++)
		if (line->words[i].sets & of_sites)
			return false;
	return line_is_new(line) && line->shape == SHAPE_HEADING && colon != SIZE_MAX &&
	       !line->bullet && label <= LABEL_WORDS && line->n_words >= label + LABELLED_LEAST &&
	       line->n_words <= LABELLED_MOST && !line_has(line, SET_URGE);
}

bool item_is_figures(const struct page_line *line)
{
	return item_is_row(line) || item_is_cells(line) || is_number_of(line);
}

bool item_is_counted(const struct page_line *line)
{
	return line_is_new(line) && line->shape == SHAPE_HEADING && !line->bullet &&
	       line->n_words >= COUNTED_LEAST && line->n_words <= COUNTED_MOST &&
	       line->words[0].script == SCRIPT_NUMBER && !line_has(line, SET_URGE);
}

bool item_is_numbered(const struct page_line *line)
{
	if (line_decided(line) || (line->hit.pattern && !is_table_row(line)) ||
	    line_count(line) < 2 || line->n_words > ITEM_WORDS || line->stop ||
	    line->labels[0] != DATE_NONE)
		return false;
	const struct canon_word *number = &line->words[0];
	return number->script == SCRIPT_NUMBER && number->from == 0 &&
	       line->words[1].script == SCRIPT_OTHER && number->to < line->text.n &&
	       strchr("-.)", line->text.s[number->to]);
}

/* Where the name in front of an office ends: behind a dash that stands first, and at a comma. */
static size_t office_at(const struct page_line *line)
{
	bool dash = str_starts(line->text, STR("-")) || str_starts(line->text, STR("–")) ||
		    str_starts(line->text, STR("—"));
	size_t comma = str_find(line->text, STR(","), 0);
	return comma != SIZE_MAX ? comma : dash ? 0 : line->text.n;
}

bool item_is_signed(const struct page_line *line)
{
	size_t at = office_at(line), name = 0, offices = 0;
	if (line_decided(line) || line->hit.pattern || line->stop || line->n_latin > 0 ||
	    line->n_words > SIGNED_MOST)
		return false;
	for (size_t i = 0; i < line_count(line); i++) {
		const struct canon_word *word = &line->words[i];
		if (word_is(word, SET_VERB) || word_is(word, SET_AGENCY) ||
		    word_is(word, SET_URGE) || word->script == SCRIPT_NUMBER)
			return false;
		bool stop = word_is(word, SET_STOP) && !word_is(word, SET_TITLE);
		if (word->from < at && (stop || word_is(word, SET_OFFICE)))
			return false;
		name += word->from < at;
		offices += word->from >= at && word_is(word, SET_OFFICE);
	}
	return offices > 0 && line->n_stops <= 1 && (at == 0 || name > 1);
}

bool item_is_heading(const struct page_line *line)
{
	return line_is_new(line) && line->shape == SHAPE_HEADING && !line->bullet && !line->asks &&
	       line->n_words <= HEADING_MOST && !line_has(line, SET_MENU) &&
	       !line_has(line, SET_TICKER);
}

bool item_heads_list(const struct page_line *line)
{
	return item_is_heading(line) && line_has(line, SET_BELOW) && !line_has(line, SET_URGE);
}

bool item_is_request(const struct page_line *line)
{
	size_t n = line_count(line);
	return n > 0 && line->shape == SHAPE_HEADING && word_is(&line->words[n - 1], SET_ASK) &&
	       line_has(line, SET_OFFER);
}
