/*
 * Which of the thousand patterns are worth a try on a line. A pattern is indexed by the first bytes
 * of a text that the line must have: as many as the text gives, so that chains stay short although
 * each letter of Hindi takes three. What begins with a field is found by a text behind it.
 */
#include "patterns.h"

#include "surkhi/text/utf8.h"

/* Bytes of an index's keys, longest first: four letters of Hindi, two, one. */
static const size_t levels[PATTERN_LEVELS] = {12, 6, 3};

/* From the first letter of a text on; words of a line begin where such a letter stands. */
static struct str from_letter(struct str text)
{
	size_t at = 0;
	char32_t c;
	for (size_t next = 0; utf8_next(text, &next, &c); at = next)
		if (canon_is_word(c))
			return str_slice(text, at, text.n);
	return STR_EMPTY;
}

/* The text that the start of a line must have, its marks too; empty if it may have any. */
static struct str start_of(const struct pattern *pattern)
{
	bool starts = pattern->match == MATCH_EQUALS || pattern->match == MATCH_STARTS;
	return starts && pattern->pieces->kind == PIECE_TEXT ? pattern->pieces->text : STR_EMPTY;
}

/* The longest text that a line must have anywhere, from its first letter on. */
static struct str inside_of(const struct pattern *pattern)
{
	struct str best = STR_EMPTY;
	for (size_t i = 0; i < pattern->n; i++) {
		struct str text = pattern->pieces[i].kind == PIECE_TEXT
					  ? from_letter(pattern->pieces[i].text)
					  : STR_EMPTY;
		best = text.n > best.n ? text : best;
	}
	return best;
}

/* The chain for a text that patterns need; NULL if the text is too short to be found by. */
static uint32_t *chain_for(struct map maps[static PATTERN_LEVELS], struct str text)
{
	for (size_t i = 0; i < PATTERN_LEVELS; i++)
		if (text.n >= levels[i])
			return map_put(&maps[i], str_slice(text, 0, levels[i]), NULL);
	return NULL;
}

void patterns_index(struct patterns *patterns)
{
	/* from the last to the first, so that chains are in the patterns' order */
	for (size_t i = patterns->n; i > 0; i--) {
		struct pattern *pattern = &patterns->at[i - 1];
		uint32_t *first = chain_for(patterns->starts, start_of(pattern));
		if (!first)
			first = chain_for(patterns->inside, inside_of(pattern));
		if (!first)
			first = &patterns->others;
		pattern->next = *first;
		*first = (uint32_t)i;
		if (pattern->match == MATCH_EQUALS && pattern->n == 1 &&
		    pattern->pieces->kind == PIECE_TEXT)
			*map_put(&patterns->equals, pattern->pieces->text, NULL) = (uint32_t)i;
	}
}

/* Tries a chain; what it finds replaces a later pattern. */
static void try_chain(const struct patterns *patterns, uint32_t first, const struct canon *canon,
		      struct str line, struct page_hit *best)
{
	uint32_t before = best->pattern ? (uint32_t)(best->pattern - patterns->at) + 1 : UINT32_MAX;
	bool bracket = line.n > 0 && (line.s[0] == '(' || line.s[0] == '[');
	for (uint32_t i = first; i != 0 && i < before; i = patterns->at[i - 1].next) {
		const struct pattern *pattern = &patterns->at[i - 1];
		if ((pattern->effect != EFFECT_GLUED || bracket) &&
		    pattern_matches(patterns, pattern, canon, line, best))
			return;
	}
}

/* Tries the patterns that need what stands at an offset of the canonical text. */
static void try_at(const struct patterns *patterns, const struct map maps[static PATTERN_LEVELS],
		   size_t offset, const struct canon *canon, struct str line, struct page_hit *best)
{
	for (size_t i = 0; i < PATTERN_LEVELS; i++) {
		if (offset + levels[i] > canon->text.n)
			continue;
		const uint32_t *first = map_get(
			&maps[i], str_slice(buf_str(&canon->text), offset, offset + levels[i]));
		if (first)
			try_chain(patterns, *first, canon, line, best);
	}
}

struct page_hit patterns_match(const struct patterns *patterns, const struct canon *canon,
			       struct str line)
{
	struct page_hit best = {.pattern = NULL};
	const uint32_t *same = map_get(&patterns->equals, buf_str(&canon->text));
	if (same || canon->n == 0) {
		best.pattern = same ? &patterns->at[*same - 1] : NULL;
		return best;
	}
	size_t first = canon->words[0].start;
	try_at(patterns, patterns->starts, 0, canon, line, &best);
	if (first > 0)
		try_at(patterns, patterns->starts, first, canon, line, &best);
	if (canon->n > PATTERN_WORDS)
		return best;
	for (size_t i = 0; i < canon->n; i++)
		try_at(patterns, patterns->inside, canon->words[i].start, canon, line, &best);
	try_chain(patterns, patterns->others, canon, line, &best);
	return best;
}

struct page_hit patterns_match_glued(const struct patterns *patterns, const struct canon *canon,
				     struct str line)
{
	struct page_hit hit = {.pattern = NULL};
	for (size_t i = 0; i < patterns->n; i++)
		if (patterns->at[i].effect == EFFECT_GLUED &&
		    pattern_matches(patterns, &patterns->at[i], canon, line, &hit))
			return hit;
	return (struct page_hit){.pattern = NULL};
}
