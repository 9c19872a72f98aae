/*
 * Which of the thousand patterns are worth a try on a line. A pattern is found by one word of its
 * texts, which the line must have: the first, if the line must start with it, else the longest,
 * being the rarest. What has no word is tried on every line, unless it needs a digit or a word of
 * a set that the line has not.
 */
#include "wordbook.h"

#include "patterns.h"

/* A word that a line must have. */
struct need {
	struct str word;
	bool whole; /* or only its beginning */
};

static bool is_whole(struct str text, struct str word, bool open)
{
	return !open || word.s + word.n < text.s + text.n;
}

static struct need first_need(const struct piece *piece)
{
	struct str rest = piece->text, word = STR_EMPTY;
	canon_next(&rest, &word);
	return (struct need){word, is_whole(piece->text, word, piece->open)};
}

/* A whole word before the beginning of one, then the longest. */
static bool is_better(struct need a, struct need b)
{
	return a.whole != b.whole ? a.whole : a.word.n > b.word.n;
}

static struct need best_need(const struct pattern *pattern)
{
	struct need best = {STR_EMPTY, false};
	for (size_t i = 0; i < pattern->n; i++) {
		const struct piece *piece = &pattern->pieces[i];
		struct str rest = piece->kind == PIECE_TEXT ? piece->text : STR_EMPTY, word;
		while (canon_next(&rest, &word)) {
			struct need need = {word, is_whole(piece->text, word, piece->open)};
			best = best.word.n == 0 || is_better(need, best) ? need : best;
		}
	}
	return best;
}

/* The text that the start of a line must have, its marks too. One letter of Latin is none. */
static const struct piece *start_of(const struct pattern *pattern)
{
	enum { LEAST = 3 };
	const struct piece *piece = &pattern->pieces[0];
	bool starts = pattern->match == MATCH_EQUALS || pattern->match == MATCH_STARTS;
	return starts && piece->kind == PIECE_TEXT && piece->text.n >= LEAST ? piece : NULL;
}

static void put(struct patterns *patterns, struct pattern_index *index, struct need need,
		struct pattern *pattern)
{
	uint32_t *first =
		need.word.n == 0
			? &index->others
			: map_put(need.whole ? &index->words : &index->beginnings, need.word, NULL);
	pattern->next = *first;
	*first = (uint32_t)(pattern - patterns->at) + 1;
}

/* What must be in every line that matches. */
static void note_needs(struct pattern *pattern)
{
	/* a score asks for words of the first two sets */
	size_t n = pattern->match == MATCH_SCORE ? 2 : pattern->n;
	for (size_t i = 0; i < n; i++) {
		const struct piece *piece = &pattern->pieces[i];
		if (piece->kind == PIECE_SET)
			pattern->needs |= UINT32_C(1) << piece->set;
		if (piece->kind == PIECE_NUMBER || piece->kind == PIECE_DATE)
			pattern->needs_digit = true;
	}
}

static uint32_t add_gate(struct patterns *patterns, struct pattern_gate gate)
{
	patterns->gates = mem_grow(patterns->gates, &patterns->gates_capacity,
				   patterns->n_gates + 1, sizeof *patterns->gates);
	patterns->gates[patterns->n_gates] = gate;
	return (uint32_t)patterns->n_gates++;
}

/* The mark that a line must begin with; its first byte. */
static char first_mark(const struct pattern *pattern)
{
	bool starts = pattern->match == MATCH_EQUALS || pattern->match == MATCH_STARTS;
	return starts && pattern->marked ? pattern->pieces[0].text.s[0] : '\0';
}

/* From a chain of patterns to one of gates. */
static uint32_t lay_out(struct patterns *patterns, uint32_t first)
{
	uint32_t start = (uint32_t)patterns->n_gates;
	for (uint32_t i = first; i != 0; i = patterns->at[i - 1].next) {
		const struct pattern *pattern = &patterns->at[i - 1];
		add_gate(patterns, (struct pattern_gate){.pattern = i,
							 .needs = pattern->needs,
							 .most = pattern->most,
							 .needs_digit = pattern->needs_digit,
							 .glued = pattern->effect == EFFECT_GLUED,
							 .mark = first_mark(pattern)});
	}
	add_gate(patterns, (struct pattern_gate){.pattern = 0});
	return start;
}

static void lay_out_map(struct patterns *patterns, const struct map *chains)
{
	for (size_t i = 0; i < chains->capacity; i++)
		if (chains->slots[i].key.s)
			chains->slots[i].value = lay_out(patterns, chains->slots[i].value);
}

static void lay_out_index(struct patterns *patterns, struct pattern_index *index)
{
	lay_out_map(patterns, &index->words);
	lay_out_map(patterns, &index->beginnings);
	index->others = lay_out(patterns, index->others);
}

void patterns_index(struct patterns *patterns)
{
	/* from the last to the first, so that chains are in the patterns' order */
	for (size_t i = patterns->n; i > 0; i--) {
		struct pattern *pattern = &patterns->at[i - 1];
		const struct piece *start = start_of(pattern);
		note_needs(pattern);
		if (start)
			put(patterns, &patterns->starts, first_need(start), pattern);
		else
			put(patterns, &patterns->inside, best_need(pattern), pattern);
		if (pattern->match == MATCH_EQUALS && pattern->n == 1 &&
		    pattern->pieces->kind == PIECE_TEXT) {
			struct str text = pattern->pieces->text;
			*map_put(&patterns->equals, text, NULL) = (uint32_t)i;
			patterns->longest = text.n > patterns->longest ? text.n : patterns->longest;
		}
	}
	lay_out(patterns, 0);
	lay_out_index(patterns, &patterns->starts);
	lay_out_index(patterns, &patterns->inside);
}

void patterns_index_done(struct patterns *patterns)
{
	map_done(&patterns->starts.words);
	map_done(&patterns->starts.beginnings);
	map_done(&patterns->inside.words);
	map_done(&patterns->inside.beginnings);
	patterns->gates = mem_free(patterns->gates);
}

const uint32_t *patterns_worth(const struct pattern_index *index, struct str word,
			       struct arena *arena)
{
	enum { CHAINS = 16 };
	uint32_t chains[CHAINS + 1] = {0};
	size_t n = 0;
	const uint32_t *chain = map_get(&index->words, word);
	if (chain)
		chains[n++] = *chain;
	for (size_t end = 1; end <= word.n && n < CHAINS; end++) {
		if (end < word.n && ((unsigned char)word.s[end] & 0xc0) == 0x80)
			continue; /* within a letter */
		chain = map_get(&index->beginnings, str_slice(word, 0, end));
		if (chain)
			chains[n++] = *chain;
	}
	if (n == 0)
		return NULL;
	uint32_t *copy = arena_new(arena, n + 1, sizeof *copy);
	memcpy(copy, chains, n * sizeof *copy);
	return copy;
}

/* Tries a chain; what it finds replaces a later pattern. */
static void try_chain(const struct patterns *patterns, uint32_t first, const struct canon *canon,
		      struct str line, struct page_hit *best)
{
	uint32_t before = best->pattern ? (uint32_t)(best->pattern - patterns->at) + 1 : UINT32_MAX;
	bool bracket = line.n > 0 && (line.s[0] == '(' || line.s[0] == '[');
	char mark = canon->text.n > 0 ? canon->text.s[0] : ' ';
	const struct pattern_gate *gate = &patterns->gates[first];
	for (; gate->pattern != 0 && gate->pattern < before; gate++) {
		if ((gate->needs & ~canon->any_set) || (gate->needs_digit && !canon->digits) ||
		    canon->n_letters > gate->most || (gate->glued && !bracket) ||
		    (gate->mark && gate->mark != mark))
			continue;
		if (pattern_matches(patterns, &patterns->at[gate->pattern - 1], canon, line, best))
			return;
	}
}

static void try_chains(const struct patterns *patterns, const uint32_t *chains,
		       const struct canon *canon, struct str line, struct page_hit *best)
{
	for (; chains && *chains; chains++)
		try_chain(patterns, *chains, canon, line, best);
}

struct page_hit patterns_match(const struct patterns *patterns, const struct canon *canon,
			       struct str line)
{
	struct page_hit best = {.pattern = NULL};
	const uint32_t *same = canon->text.n <= patterns->longest
				       ? map_get(&patterns->equals, buf_str(&canon->text))
				       : NULL;
	if (same || canon->n == 0) {
		best.pattern = same ? &patterns->at[*same - 1] : NULL;
		return best;
	}
	size_t first = 0; /* joiners alone are no word to look at */
	while (first + 1 < canon->n && canon->words[first].start == canon->words[first].end)
		first++;
	try_chains(patterns, canon->words[first].form->starts, canon, line, &best);
	try_chain(patterns, patterns->starts.others, canon, line, &best);
	if (canon->n > PATTERN_WORDS)
		return best;
	for (size_t i = 0; i < canon->n; i++)
		if (canon->words[i].worthwhile)
			try_chains(patterns, canon->words[i].form->inside, canon, line, &best);
	try_chain(patterns, patterns->inside.others, canon, line, &best);
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
