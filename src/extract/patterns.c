/*
 * Reads the pattern tables of assets/lines into memory, with the places of the gazetteer beside
 * them. What a pattern means is the business of lines.c.
 */
#include "patterns.h"

#include <string.h>

#include "surkhi/base/asset.h"
#include "surkhi/base/sheet.h"
#include "surkhi/text/utf8.h"

static const char *const match_names[] = {"equals", "starts", "ends", "contains", "words", "score"};
_Static_assert(sizeof(match_names) / sizeof(*match_names) == N_MATCHES, "a name for each match");

static const char *const effect_names[] = {"line", "end",  "maybe", "begin",
					   "list", "next", "above", "glued"};
_Static_assert(sizeof(effect_names) / sizeof(*effect_names) == N_EFFECTS, "a name for each effect");

static const char *const set_names[] = {
	"stop",  "agency", "no-place", "published", "updated",    "date",  "month",
	"title", "state",  "verb",     "lead",      "participle", "menu",  "ticker",
	"below", "urge",   "unit",     "office",    "ask",        "offer", "site"};
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

uint32_t patterns_sets_of(const struct patterns *patterns, struct str word)
{
	const uint32_t *bits = map_get(&patterns->words, word);
	return bits ? *bits : 0;
}

bool patterns_have(const struct patterns *patterns, enum word_set set, struct str word)
{
	return patterns_sets_of(patterns, word) >> set & 1;
}

bool patterns_place(const struct patterns *patterns, struct str canonical)
{
	struct str name = canonical;
	while (name.n > 0 && (name.s[name.n - 1] == ',' || name.s[name.n - 1] == ':'))
		name.n--;
	return map_get(&patterns->places, name) != NULL;
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
	int r = sheet_start(asset->name, (struct str){asset->data, asset->size}, NULL, &sheet,
			    diag);
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
			if (!str_starts(name, STR("lines/")) || !str_ends(name, STR(".tsv")) ||
			    str_equal(name, STR("lines/outlets.tsv")))
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
	if (!asset_find(asset_table, path, &data) ||
	    sheet_start(path, data, NULL, &sheet, NULL) != 0)
		return;
	struct canon canon = CANON_INIT;
	while (sheet_next(&sheet))
		for (struct str rest = sheet_cell(&sheet, str_from(column));
		     str_split(&rest, '|', &name);)
			add_place(patterns, &canon, name);
	canon_done(&canon);
}

static void add_outlet(struct patterns *patterns, struct canon *canon, struct str name)
{
	canon_read(canon, name);
	if (canon->n == 0)
		return;
	struct str text = str_copy(&patterns->arena, buf_str(&canon->text));
	*map_put(&patterns->outlets, text, NULL) = (uint32_t)patterns->n_outlets;
	map_put(&patterns->outlet_words, str_slice(text, 0, canon->words[0].end), NULL);
}

static int read_outlets(struct patterns *patterns, struct diag *diag)
{
	static const char path[] = "lines/outlets.tsv";
	struct str data, alias;
	struct sheet sheet;
	if (!asset_find(asset_table, path, &data))
		return 0;
	int r = sheet_start(path, data, NULL, &sheet, diag);
	struct canon canon = CANON_INIT;
	while (r == 0 && sheet_next(&sheet)) {
		struct str name = sheet_cell(&sheet, STR("name"));
		if (patterns->n_outlets == OUTLETS_MAXIMUM) {
			r = sheet_error(&sheet, diag, "one outlet too many", name);
			break;
		}
		patterns->outlet_names[patterns->n_outlets++] = str_copy(&patterns->arena, name);
		add_outlet(patterns, &canon, name);
		for (struct str rest = sheet_cell(&sheet, STR("aliases"));
		     str_split(&rest, '|', &alias);)
			add_outlet(patterns, &canon, alias);
		for (struct str rest = sheet_cell(&sheet, STR("domains"));
		     str_split(&rest, '|', &alias);)
			*map_put(&patterns->outlet_hosts, str_copy(&patterns->arena, alias), NULL) =
				(uint32_t)patterns->n_outlets;
	}
	canon_done(&canon);
	return r;
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
	if (r == 0)
		r = read_outlets(patterns, diag);
	if (r != 0) {
		patterns_close(patterns);
		return r;
	}
	patterns_index(patterns);
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
	patterns_index_done(patterns);
	map_done(&patterns->sets);
	map_done(&patterns->words);
	map_done(&patterns->places);
	map_done(&patterns->outlets);
	map_done(&patterns->outlet_words);
	map_done(&patterns->outlet_hosts);
	mem_free(patterns->at);
	arena_done(&patterns->arena);
	return mem_free(patterns);
}
