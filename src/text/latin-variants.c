/*
 * Other ways to take a word typed in Latin letters: where a letter stands for more than one of
 * Hindi, where English is spelt otherwise than spoken, and words that are spelt by no rule.
 */
#include "surkhi/text/latin.h"

#include <string.h>

#include "sound.h"
#include "surkhi/base/asset.h"
#include "surkhi/text/fold.h"

enum {
	WORD_MAX = 64,     /* bytes of a typed word; a longer one has no variants */
	COST_LETTERS = 4,  /* of reading a word by the names of its letters */
	COST_UNLISTED = 6, /* of the sound of a word that is spelt by no rule */
};

struct variants {
	struct arena *arena;
	struct latin_variant *items;
	size_t n;
};

static void add(struct variants *variants, struct str spelling, unsigned cost)
{
	for (size_t i = 0; i < variants->n; i++)
		if (str_equal(variants->items[i].spelling, spelling))
			return;
	if (variants->n < LATIN_VARIANTS)
		variants->items[variants->n++] = (struct latin_variant){
			.spelling = str_copy(variants->arena, spelling), .cost = cost};
}

/*
 * Endings, beginnings and letters that may be meant otherwise, and at what cost. A rule for a
 * letter anywhere applies to each of its places alone.
 */
static const struct {
	const char *letters, *meant;
	unsigned cost;
	char where; /* '^' at the start, '$' at the end, '*' behind the first letter */
} rules[] = {
	{"r", "d", 2, '*'},      /* kangra: ड़ is ड without its dot */
	{"mv", "nv", 0, '*'},    /* samvidhan */
	{"mw", "nw", 0, '*'},    /* the same */
	{"my", "ny", 0, '*'},    /* samyukt */
	{"ai", "aay", 1, '*'},   /* raipur */
	{"aon", "aanv", 1, '$'}, /* gaon, and netaon as it is */
	{"ie", "ee", 1, '$'},    /* sadie */
	{"e", "", 4, '$'},       /* active: English, silent */
	{"ge", "j", 1, '$'},     /* college */
	{"igh", "aai", 1, '*'},  /* high */
	{"ea", "e", 1, '*'},     /* bread */
	{"u", "yu", 2, '^'},     /* union */
	{"ai", "eya", 2, '^'},   /* airtel */
};

static void add_replaced(struct variants *variants, struct str typed, size_t at, size_t rule)
{
	char room[2 * WORD_MAX];
	size_t n = strlen(rules[rule].letters), m = strlen(rules[rule].meant);
	memcpy(room, typed.s, at);
	memcpy(room + at, rules[rule].meant, m);
	memcpy(room + at + m, typed.s + at + n, typed.n - at - n);
	add(variants, (struct str){room, typed.n - n + m}, rules[rule].cost);
}

static void add_by_rule(struct variants *variants, struct str typed, size_t rule)
{
	struct str letters = str_from(rules[rule].letters);
	size_t last = typed.n < letters.n ? 0 : typed.n - letters.n;
	size_t first = rules[rule].where == '^' ? 0 : rules[rule].where == '$' ? last : 1;
	if (rules[rule].where == '^')
		last = 0;
	for (size_t at = first; at <= last; at++)
		if (str_starts(str_slice(typed, at, typed.n), letters))
			add_replaced(variants, typed, at, rule);
}

/* gazetteer/english.tsv: as typed, a tab, the words of Hindi with '|' between. */
static void add_listed(struct variants *variants, struct str typed)
{
	struct str rest, line, first, word;
	if (!asset_find(asset_table, "gazetteer/english.tsv", &rest))
		return;
	while (str_line(&rest, &line)) {
		if (!str_split(&line, '\t', &first) || !str_equal(first, typed))
			continue;
		while (str_split(&line, '|', &word))
			add(variants, fold_copy(variants->arena, word), 0);
	}
}

size_t latin_variants(struct str typed, struct arena *arena,
		      struct latin_variant ret_variants[static LATIN_VARIANTS])
{
	struct variants variants = {.arena = arena, .items = ret_variants};
	struct buf names = BUF_INIT(WORD_MAX), small = BUF_INIT(WORD_MAX);
	latin_spell(typed, &small);
	add_listed(&variants, buf_str(&small));
	bool listed = variants.n > 0;
	if (sounds_spell_out(typed, &names))
		add(&variants, buf_str(&names), listed ? COST_UNLISTED : 0);
	else if (!small.full)
		add(&variants, buf_str(&small), listed ? COST_UNLISTED : 0);
	buf_clear(&names);
	if (!listed && typed.n < 5 && sounds_spell_letters(typed, &names))
		add(&variants, buf_str(&names), COST_LETTERS);
	for (size_t i = 0; i < sizeof rules / sizeof *rules && !small.full && !listed; i++)
		add_by_rule(&variants, buf_str(&small), i);
	buf_done(&names);
	buf_done(&small);
	return variants.n;
}
