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
	BARE_WORDS = 3,     /* … and without one */
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

static enum date_label label_of(const struct patterns *patterns, struct str word)
{
	if (patterns_have(patterns, SET_PUBLISHED, word))
		return DATE_PUBLISHED;
	return patterns_have(patterns, SET_UPDATED, word) ? DATE_UPDATED : DATE_NONE;
}

/* The label that stands last before each date; bare dates have none. */
static bool label_dates(const struct patterns *patterns, const struct canon *canon,
			const struct found *found, enum date_label labels[static LINE_DATES])
{
	bool any = false;
	for (size_t i = 0; i < found->n; i++) {
		labels[i] = DATE_BARE;
		for (size_t w = 0; w < canon->n && canon->words[w].from < found->start[i]; w++) {
			struct str word = str_slice(buf_str(&canon->text), canon->words[w].start,
						    canon->words[w].end);
			enum date_label label = label_of(patterns, word);
			if (label == DATE_NONE)
				continue;
			labels[i] = label;
			any = true;
		}
	}
	return any;
}

/* Words beside dates, labels, weekdays; SIZE_MAX if one of them belongs to a sentence. */
static size_t other_words(const struct patterns *patterns, const struct canon *canon,
			  const struct found *found)
{
	size_t n = 0;
	for (size_t w = 0; w < canon->n; w++) {
		const struct canon_word *at = &canon->words[w];
		struct str word = str_slice(buf_str(&canon->text), at->start, at->end);
		if (inside(found, at) || label_of(patterns, word) != DATE_NONE ||
		    patterns_have(patterns, SET_DATE, word) || at->script == SCRIPT_NUMBER)
			continue;
		if (patterns_have(patterns, SET_STOP, word))
			return SIZE_MAX;
		n++;
	}
	return n;
}

void dates_read(const struct patterns *patterns, const struct canon *canon, struct page_line *line)
{
	struct found found;
	enum date_label labels[LINE_DATES] = {DATE_NONE};
	if (line->text.n > DATES_BYTES)
		return;
	if (line->hit.pattern && line->hit.pattern->kind != LINE_META)
		return;
	find_dates(line->text, &found);
	if (found.n == 0)
		return;
	bool labelled = label_dates(patterns, canon, &found, labels);
	size_t others = other_words(patterns, canon, &found);
	if (others == SIZE_MAX || others > (labelled ? LABELLED_WORDS : BARE_WORDS))
		return;
	for (size_t i = 0; i < found.n; i++) {
		line->labels[i] = labels[i];
		line->dates[i] = found.at[i];
	}
}
