/* Which field of a dateline is its place, and whether the whole is one. */
#include "dateline-parse.h"

#include "patterns.h"

size_t dateline_words_behind(struct str text, size_t offset)
{
	struct str rest = str_slice(text, offset, text.n), word;
	size_t n = 0;
	while (n < DATELINE_DASH_WORDS && canon_next(&rest, &word))
		n++;
	return n;
}

const struct part *dateline_choose(const struct parse *parse)
{
	static const int scores[N_FIELD_KINDS] = {
		[FIELD_KNOWN] = 4, [FIELD_LIKELY] = 3, [FIELD_UNKNOWN] = 2, [FIELD_AGENCY] = 1};
	const struct part *best = NULL;
	int best_score = 0;
	for (size_t i = 0; i < parse->n; i++) {
		const struct part *part = &parse->parts[i];
		int score = scores[part->kind];
		if (score == 0 || part->text.n == 0)
			continue;
		score += part->bracket ? 0 : 8;
		score += part->other ? 0 : 3;
		if (score > best_score) {
			best = part;
			best_score = score;
		}
	}
	return best;
}

static bool has_kind(const struct parse *parse, enum field_kind kind)
{
	for (size_t i = 0; i < parse->n; i++)
		if (parse->parts[i].kind == kind)
			return true;
	return false;
}

/* "होम | बिहार" is a menu. */
static bool is_state(const struct parse *parse, struct str place)
{
	struct canon canon = CANON_OF(parse->book);
	canon_read(&canon, place);
	bool state = canon.common_set >> SET_STATE & 1;
	canon_done(&canon);
	return state;
}

enum dateline_strength dateline_judge(const struct parse *parse, enum separator separator,
				      const struct part *place, size_t words_behind)
{
	bool known = place->kind == FIELD_KNOWN;
	bool company = has_kind(parse, FIELD_AGENCY) || has_kind(parse, FIELD_DAY);
	if (parse->piped && (parse->menu || !known || is_state(parse, place->text)))
		return DATELINE_NONE;
	if (separator == SEPARATOR_DASH &&
	    (!known || words_behind < DATELINE_DASH_WORDS || parse->listing))
		return DATELINE_NONE;
	if (separator == SEPARATOR_END && parse->n < 2 && !known)
		return DATELINE_NONE;
	if (known || (company && has_kind(parse, FIELD_AGENCY)))
		return DATELINE_STRONG;
	if (separator == SEPARATOR_DOT && !company)
		return parse->n == 1 && words_behind >= DATELINE_DASH_WORDS &&
				       str_find(place->text, STR(" "), 0) == SIZE_MAX
			       ? DATELINE_WEAK
			       : DATELINE_NONE;
	if (separator == SEPARATOR_FULL || separator == SEPARATOR_DOT)
		return parse->n <= 3 ? DATELINE_WEAK : DATELINE_NONE;
	return DATELINE_NONE;
}
