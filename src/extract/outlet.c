/*
 * The outlet of a page that does not tell it beside date and name: whose name stands most often in
 * the site's own lines. Links to other stories and the story itself name other outlets, too.
 */
#include "parts.h"

enum { ALIAS_WORDS = 3 };

/* The outlet that words i … of a line name, and how many words that takes; 0: none. */
static uint32_t outlet_at(const struct patterns *patterns, const struct page_line *line, size_t i,
			  size_t *ret_words)
{
	for (size_t n = line->words[i].form->outlet ? ALIAS_WORDS : 0; n > 0; n--) {
		if (i + n > line->n_words)
			continue;
		struct str name =
			str_slice(line->canon, line->words[i].start, line->words[i + n - 1].end);
		const uint32_t *outlet = map_get(&patterns->outlets, name);
		if (outlet) {
			*ret_words = n;
			return *outlet;
		}
	}
	*ret_words = 1;
	return 0;
}

static bool is_own(const struct page_line *line)
{
	return line->canon.n > 0 && (line->kind == LINE_FURNITURE || line->kind == LINE_META ||
				     line->kind == LINE_CAPTION);
}

struct str parts_outlet(const struct reading *reading)
{
	unsigned votes[OUTLETS_MAXIMUM + 1] = {0};
	uint32_t best = 0;
	for (size_t i = 0; i < reading->n; i++) {
		const struct page_line *line = &reading->lines[i];
		if (!is_own(line))
			continue;
		for (size_t word = 0, n; word < line->n_words; word += n) {
			uint32_t outlet = outlet_at(reading->patterns, line, word, &n);
			votes[outlet] += outlet > 0;
			best = votes[outlet] > votes[best] ? outlet : best;
		}
	}
	return best > 0 ? reading->patterns->outlet_names[best - 1] : STR_EMPTY;
}
