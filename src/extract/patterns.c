/*
 * Reads the pattern tables of assets/lines into memory, with the places of the gazetteer beside
 * them, and finds the pattern of a line. What a pattern means is the business of lines.c.
 */
#include "patterns.h"

#include <string.h>

#include "surkhi/base/asset.h"
#include "surkhi/text/utf8.h"

#include "sheet.h"

enum { START = 3 }; /* bytes by which patterns are indexed */

static const char *const match_names[] = {"equals", "starts", "ends", "contains", "words"};
_Static_assert(sizeof(match_names) / sizeof(*match_names) == N_MATCHES, "a name for each match");

static const char *const effect_names[] = {"line", "end",  "maybe", "begin",
					   "list", "next", "above", "glued"};
_Static_assert(sizeof(effect_names) / sizeof(*effect_names) == N_EFFECTS, "a name for each effect");

static const char *const set_names[] = {"stop", "agency", "no-place", "published", "updated",
					"date", "month",  "title",    "state",     "verb"};
_Static_assert(sizeof(set_names) / sizeof(*set_names) == N_WORD_SETS, "a name for each set");

/* Index of a name; n if it is not there. */
static size_t name_index(const char *const *names, size_t n, struct str name)
{
	size_t i = 0;
	while (i < n && !str_equal(str_from(names[i]), name))
		i++;
	return i;
}

static size_t kind_index(struct str name)
{
	size_t i = 0;
	while (i < N_LINE_KINDS && !str_equal(str_from(line_kind_name((enum line_kind)i)), name))
		i++;
	return i;
}

uint32_t patterns_set(struct patterns *patterns, struct str name)
{
	uint32_t *index = map_get(&patterns->sets, name);
	if (index)
		return *index - 1;
	if (patterns->sets.n == SETS_MAXIMUM)
		return SETS_MAXIMUM;
	uint32_t made = (uint32_t)patterns->sets.n;
	*map_put(&patterns->sets, str_copy(&patterns->arena, name), NULL) = made + 1;
	return made;
}

bool patterns_have(const struct patterns *patterns, enum word_set set, struct str word)
{
	const uint32_t *bits = map_get(&patterns->words, word);
	return bits && (*bits >> set & 1);
}

bool patterns_place(const struct patterns *patterns, struct str name)
{
	struct canon canon = CANON_INIT;
	canon_read(&canon, name);
	struct str text = buf_str(&canon.text);
	while (text.n > 0 && (text.s[text.n - 1] == ',' || text.s[text.n - 1] == ':'))
		text.n--;
	bool found = map_get(&patterns->places, text) != NULL;
	canon_done(&canon);
	return found;
}

static int read_words(struct patterns *patterns, const struct sheet *row, struct diag *diag)
{
	uint32_t set = patterns_set(patterns, sheet_cell(row, STR("set")));
	if (set == SETS_MAXIMUM)
		return sheet_error(row, diag, "one set too many", sheet_cell(row, STR("set")));
	struct canon canon = CANON_INIT;
	struct str rest = sheet_cell(row, STR("words")), cell, word;
	while (str_split(&rest, ' ', &cell)) {
		canon_read(&canon, cell);
		struct str folded = buf_str(&canon.text);
		while (canon_next(&folded, &word)) {
			uint32_t *bits = map_get(&patterns->words, word);
			if (!bits)
				bits = map_put(&patterns->words, str_copy(&patterns->arena, word),
					       NULL);
			*bits |= UINT32_C(1) << set;
		}
	}
	canon_done(&canon);
	return 0;
}

/* The bytes by which a pattern is found, those that its text starts with; empty if it has none. */
static struct str start_of(const struct pattern *pattern)
{
	struct str text = pattern->pieces->text;
	size_t offset = 0;
	char32_t c = 0;
	if (pattern->match == MATCH_ENDS || pattern->match == MATCH_WORDS ||
	    pattern->pieces->kind != PIECE_TEXT || text.n < START)
		return STR_EMPTY;
	if (pattern->match == MATCH_CONTAINS &&
	    (!utf8_next(text, &offset, &c) || !canon_is_word(c)))
		return STR_EMPTY;
	return str_slice(text, 0, START);
}

/* Chains patterns that start alike, in their order: from the last to the first. */
static void index_patterns(struct patterns *patterns)
{
	for (size_t i = patterns->n; i > 0; i--) {
		struct pattern *pattern = &patterns->at[i - 1];
		struct str start = start_of(pattern);
		struct map *map =
			pattern->match == MATCH_CONTAINS ? &patterns->inside : &patterns->starts;
		uint32_t *first = start.n ? map_put(map, start, NULL) : &patterns->others;
		pattern->next = *first;
		*first = (uint32_t)i;
		if (pattern->match == MATCH_EQUALS && pattern->n == 1 &&
		    pattern->pieces->kind == PIECE_TEXT)
			*map_put(&patterns->equals, pattern->pieces->text, NULL) = (uint32_t)i;
	}
}

static void add_pattern(struct patterns *patterns, const struct pattern *pattern)
{
	patterns->at =
		mem_grow(patterns->at, &patterns->capacity, patterns->n + 1, sizeof(*patterns->at));
	patterns->at[patterns->n++] = *pattern;
}

static int read_pattern(struct patterns *patterns, const struct sheet *row, struct diag *diag)
{
	struct str match = sheet_cell(row, STR("match")), kind = sheet_cell(row, STR("kind"));
	struct str effect = sheet_cell(row, STR("effect"));
	struct pattern pattern = {
		.id = sheet_cell(row, STR("id")),
		.match = (enum match)name_index(match_names, N_MATCHES, match),
		.effect = (enum effect)name_index(effect_names, N_EFFECTS, effect),
		.kind = (enum line_kind)kind_index(kind),
	};
	if (pattern.id.n == 0)
		return sheet_error(row, diag, "no id for the pattern",
				   sheet_cell(row, STR("pattern")));
	if (pattern.match == N_MATCHES)
		return sheet_error(row, diag, "no such match", match);
	if (pattern.kind == N_LINE_KINDS)
		return sheet_error(row, diag, "no such kind of line", kind);
	if (pattern.effect == N_EFFECTS)
		return sheet_error(row, diag, "no such effect", effect);
	const char *wrong = pattern_parse(patterns, sheet_cell(row, STR("pattern")), &pattern);
	if (wrong)
		return sheet_error(row, diag, wrong, sheet_cell(row, STR("pattern")));
	add_pattern(patterns, &pattern);
	return 0;
}

static int read_table(struct patterns *patterns, const struct asset *asset, bool words,
		      struct diag *diag)
{
	struct sheet sheet;
	int r = sheet_start(asset->name, (struct str){asset->data, asset->size}, &sheet, diag);
	while (r == 0 && sheet_next(&sheet))
		r = words ? read_words(patterns, &sheet, diag)
			  : read_pattern(patterns, &sheet, diag);
	return r;
}

/* Words first, because patterns name their sets. */
static int read_tables(struct patterns *patterns, struct diag *diag)
{
	int r = 0;
	for (int words = 1; words >= 0; words--)
		for (const struct asset *asset = asset_table; r == 0 && asset->name; asset++) {
			struct str name = str_from(asset->name);
			if (!str_starts(name, STR("lines/")) || !str_ends(name, STR(".tsv")))
				continue;
			if (str_equal(name, STR("lines/words.tsv")) == (words == 1))
				r = read_table(patterns, asset, words == 1, diag);
		}
	return r;
}

static void add_place(struct patterns *patterns, struct canon *canon, struct str name)
{
	canon_read(canon, name);
	if (canon->text.n > 0)
		map_put(&patterns->places, str_copy(&patterns->arena, buf_str(&canon->text)), NULL);
}

/* One column of one of the gazetteer's files; a file that is not there has no places. */
static void read_places(struct patterns *patterns, const char *path, const char *column)
{
	struct str data, name;
	struct sheet sheet;
	if (!asset_find(asset_table, path, &data) || sheet_start(path, data, &sheet, NULL) != 0)
		return;
	struct canon canon = CANON_INIT;
	while (sheet_next(&sheet))
		for (struct str rest = sheet_cell(&sheet, str_from(column));
		     str_split(&rest, '|', &name);)
			add_place(patterns, &canon, name);
	canon_done(&canon);
}

int patterns_open(struct patterns **ret_patterns, struct diag *diag)
{
	static const struct {
		const char *path, *column;
	} places[] = {
		{"gazetteer/states.tsv", "name"},       {"gazetteer/states.tsv", "aliases"},
		{"gazetteer/states.tsv", "capitals"},   {"gazetteer/districts.tsv", "name"},
		{"gazetteer/districts.tsv", "aliases"}, {"gazetteer/districts.tsv", "latin"},
		{"gazetteer/towns.tsv", "name"},        {"gazetteer/towns.tsv", "aliases"},
	};
	struct patterns *patterns = mem_new(1, sizeof(*patterns));
	for (size_t i = 0; i < N_WORD_SETS; i++)
		patterns_set(patterns, str_from(set_names[i]));
	int r = read_tables(patterns, diag);
	if (r != 0) {
		patterns_close(patterns);
		return r;
	}
	index_patterns(patterns);
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++)
		read_places(patterns, places[i].path, places[i].column);
	*ret_patterns = patterns;
	return 0;
}

struct patterns *patterns_close(struct patterns *patterns)
{
	if (!patterns)
		return NULL;
	map_done(&patterns->equals);
	map_done(&patterns->starts);
	map_done(&patterns->inside);
	map_done(&patterns->sets);
	map_done(&patterns->words);
	map_done(&patterns->places);
	mem_free(patterns->at);
	arena_done(&patterns->arena);
	return mem_free(patterns);
}

/* The first pattern of a chain that a line matches, in front of index before. */
static struct page_hit match_chain(const struct patterns *patterns, uint32_t first, uint32_t before,
				   const struct canon *canon, struct str line)
{
	bool bracket = line.n > 0 && (line.s[0] == '(' || line.s[0] == '[');
	struct page_hit hit = {.pattern = NULL};
	for (uint32_t i = first; i != 0 && i < before; i = patterns->at[i - 1].next) {
		const struct pattern *pattern = &patterns->at[i - 1];
		if ((pattern->effect != EFFECT_GLUED || bracket) &&
		    pattern_matches(patterns, pattern, canon, line, &hit))
			return hit;
	}
	return (struct page_hit){.pattern = NULL};
}

/* The chain for what stands at an offset of the canonical text. */
static uint32_t chain_at(const struct map *map, const struct canon *canon, size_t offset)
{
	struct str start = str_slice(buf_str(&canon->text), offset, offset + START);
	const uint32_t *first = start.n == START ? map_get(map, start) : NULL;
	return first ? *first : 0;
}

/* Tries a chain; what it finds replaces a later pattern. */
static void try_chain(const struct patterns *patterns, uint32_t first, const struct canon *canon,
		      struct str line, struct page_hit *best)
{
	uint32_t before = best->pattern ? (uint32_t)(best->pattern - patterns->at) + 1 : UINT32_MAX;
	struct page_hit hit = match_chain(patterns, first, before, canon, line);
	if (hit.pattern)
		*best = hit;
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
	try_chain(patterns, chain_at(&patterns->starts, canon, 0), canon, line, &best);
	if (first > 0)
		try_chain(patterns, chain_at(&patterns->starts, canon, first), canon, line, &best);
	if (canon->n > PATTERN_WORDS)
		return best;
	for (size_t i = 0; i < canon->n; i++)
		try_chain(patterns, chain_at(&patterns->inside, canon, canon->words[i].start),
			  canon, line, &best);
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
