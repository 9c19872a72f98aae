/*
 * Lines about dates: "Published : Aug 3, 2021, 7:04 PM IST", "Edited By X, Updated: 11 Jul, 2020",
 * a date alone. A date inside a sentence is the story's business, so a line counts only when next
 * to nothing but labels and a name stands beside its dates.
 */
#include "surkhi/text/date.h"

#include "lines.h"

enum {
	DATES_BYTES = 400,  /* longer lines are not about dates */
	LABELLED_WORDS = 9, /* names that may stand on a line with a label … */
	ONE_WORD = 1,       /* beside a date in what looks like a row of figures */
	BARE_WORDS = 3,     /* … and without one */
	FIELD_WORDS = 6,    /* … in fields in front of it: a reporter, a place */
	LABEL_GRAMMAR = 2,  /* words of the grammar in a label */
	BYLINE_WORDS = 24, /* beside dates on a line that is known to say who wrote: names, desks */
	LABEL_WORDS = 4,   /* of a label on a line of its own */
	TIME_WORDS = 3,    /* of a time on a line of its own */
};

struct found {
	size_t start[LINE_DATES], end[LINE_DATES]; /* in the line */
	struct moment at[LINE_DATES];
	size_t n;
};

static void find_dates(struct str text, struct found *found)
{
	size_t offset = 0;
	found->n = 0;
	while (found->n < LINE_DATES &&
	       date_find(text, &offset, &found->start[found->n], &found->at[found->n]))
		found->end[found->n++] = offset;
}

static bool inside(const struct found *found, const struct canon_word *word)
{
	for (size_t i = 0; i < found->n; i++)
		if (word->from >= found->start[i] && word->from < found->end[i])
			return true;
	return false;
}

static enum date_label label_of(const struct canon_word *word)
{
	if (word_is(word, SET_PUBLISHED))
		return DATE_PUBLISHED;
	return word_is(word, SET_UPDATED) ? DATE_UPDATED : DATE_NONE;
}

/* "21 जुलाई 2024 को प्रकाशित": the only label is the last word. */
static bool label_behind(const struct canon *canon, enum date_label *ret_label)
{
	enum date_label label = canon->n ? label_of(&canon->words[canon->n - 1]) : DATE_NONE;
	if (label != DATE_NONE)
		*ret_label = label;
	return label != DATE_NONE;
}

/* The label that stands last before each date; bare dates have none. */
static bool label_dates(const struct canon *canon, const struct found *found,
			enum date_label labels[static LINE_DATES])
{
	bool any = false;
	for (size_t i = 0; i < found->n; i++) {
		labels[i] = DATE_BARE;
		for (size_t w = 0; w < canon->n && canon->words[w].from < found->start[i]; w++) {
			enum date_label label = label_of(&canon->words[w]);
			if (label == DATE_NONE)
				continue;
			labels[i] = label;
			any = true;
		}
	}
	return any || (found->n == 1 && label_behind(canon, &labels[0]));
}

/* Words beside dates, labels, weekdays. */
struct beside {
	size_t others;  /* names, or whatever */
	size_t grammar; /* of sentences: है, में … */
};

static struct beside words_beside(const struct canon *canon, const struct found *found)
{
	struct beside beside = {.others = 0};
	for (size_t w = 0; w < canon->n; w++) {
		const struct canon_word *word = &canon->words[w];
		if (inside(found, word) || label_of(word) != DATE_NONE || word_is(word, SET_DATE) ||
		    word->script == SCRIPT_NUMBER)
			continue;
		if (word_is(word, SET_STOP))
			beside.grammar++;
		else
			beside.others++;
	}
	return beside;
}

/* Words of the grammar and all others may stand on a line that is known to be about the article. */
static bool is_byline(const struct page_line *line, const struct canon *canon)
{
	return line->hit.pattern && line->hit.pattern->kind == LINE_META &&
	       canon->n <= BYLINE_WORDS;
}

/* "देवभूमि टुडे ब्यूरो • 12 मई 2023 • 2 मिनट पढ़ें": a date between marks that part fields. */
static bool stands_apart(const struct canon *canon, struct str text, const struct found *found)
{
	static const char *const marks[] = {"•", "|", "·", "●"};
	struct str before = str_trim(str_slice(text, 0, found->start[0]));
	struct str behind = str_trim(str_slice(text, found->end[0], text.n));
	bool left = before.n == 0, right = true;
	for (size_t w = 0; w < canon->n; w++) /* "12 मार्च 2016, शनिवार" */
		right = right && (canon->words[w].from < found->end[0] ||
				  word_is(&canon->words[w], SET_DATE));
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		left = left || str_ends(before, str_from(marks[i]));
		right = right || str_starts(behind, str_from(marks[i]));
	}
	return left && right && before.n + behind.n > 0;
}

/*
 * How many words of a name may stand beside the dates: more if a label, or a time in front, tells
 * what the line is. Words of the grammar make a sentence of it, unless they are the label's own
 * (पोस्ट किया गया, को प्रकाशित).
 */
static bool is_about_dates(const struct canon *canon, struct str text, const struct found *found,
			   bool labelled, struct beside beside)
{
	bool apart = stands_apart(canon, text, found);
	bool first = (found->start[0] == 0 && found->at[0].has_time) || apart;
	bool field = found->end[found->n - 1] == text.n &&
		     (found->at[0].has_time ||
		      str_ends(str_trim(str_slice(text, 0, found->start[0])), STR(",")));
	if (beside.grammar)
		return beside.grammar <= LABEL_GRAMMAR && ((labelled && beside.others == 0) ||
							   (apart && beside.others <= FIELD_WORDS));
	return beside.others <= (labelled || first ? (size_t)LABELLED_WORDS
				 : field           ? (size_t)FIELD_WORDS
						   : BARE_WORDS);
}

void dates_read(const struct canon *canon, struct page_line *line)
{
	struct found found;
	enum date_label labels[LINE_DATES] = {DATE_NONE};
	if (line->text.n > DATES_BYTES || !canon->digits)
		return;
	find_dates(line->text, &found);
	if (found.n == 0)
		return;
	bool labelled = label_dates(canon, &found, labels);
	struct beside beside = words_beside(canon, &found);
	if (!is_byline(line, canon) && !is_about_dates(canon, line->text, &found, labelled, beside))
		return;
	if (line->hit.pattern && line->hit.pattern->kind != LINE_META) {
		/* "Oct 21, 2024" looks like a row of figures, too, and so does "Admin 08/08/2023
		 * 18:22" */
		bool moment =
			beside.grammar == 0 &&
			beside.others <= (found.at[0].has_time ? (size_t)BARE_WORDS : ONE_WORD);
		if (beside.others + beside.grammar > 0 && !moment)
			return;
		line->hit.pattern = NULL;
	}
	for (size_t i = 0; i < found.n; i++) {
		line->labels[i] = labels[i];
		line->dates[i] = moment_in_india(found.at[i]);
	}
}

/* The label that a line consists of: "Published on:"; DATE_NONE if it is none. */
static enum date_label label_alone(const struct page_line *line)
{
	enum date_label label = DATE_NONE;
	if (line->n_words > LABEL_WORDS)
		return DATE_NONE;
	for (size_t i = 0; i < line_count(line); i++) {
		const struct canon_word *word = &line->words[i];
		enum date_label here = label_of(word);
		if (here == DATE_NONE && !word_is(word, SET_DATE))
			return DATE_NONE;
		label = here == DATE_NONE ? label : here;
	}
	return label;
}

/* The time on the line below a date: "Oct 21, 2024", "/ 07:18 pm". */
static void read_time_below(struct page_line *line, struct page_line *below)
{
	struct buf both = BUF_INIT(2 * DATES_BYTES);
	struct found found = {.n = 0};
	if (line->dates[0].has_time || below->labels[0] != DATE_NONE || below->n_words == 0 ||
	    below->n_words > TIME_WORDS || below->text.n + line->text.n > DATES_BYTES)
		return;
	buf_add(&both, line->text);
	buf_add(&both, STR(" "));
	buf_add(&both, below->text);
	find_dates(buf_str(&both), &found);
	if (found.n == 1 && found.at[0].has_time && found.end[0] == both.n) {
		line->dates[0] = found.at[0];
		line_decide(below, LINE_META, STR("time"));
	}
	buf_done(&both);
}

void dates_below(struct reading *reading)
{
	enum date_label label = DATE_NONE;
	for (size_t i = lines_next(reading, 0); i < reading->n; i = lines_next(reading, i + 1)) {
		struct page_line *line = &reading->lines[i];
		size_t next = lines_next(reading, i + 1);
		if (line->labels[0] == DATE_BARE && label != DATE_NONE)
			line->labels[0] = label;
		if (line->labels[0] != DATE_NONE && next < reading->n)
			read_time_below(line, &reading->lines[next]);
		label = label_alone(line);
		if (label != DATE_NONE)
			line_decide(line, LINE_META, STR("label of a date"));
	}
}
