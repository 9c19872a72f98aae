/*
 * The spelling rules of typed Hindi (and of the English words in it), a table: the longest match
 * first, each standing for one or two sounds.
 */
#include "sound.h"

#include <string.h>

/* Letters to sounds. `when` limits a rule by what follows: v a vowel, c none, e one of e i y. */
static const struct rule {
	const char *letters;
	char when;
	struct sound sounds[2]; /* kind 0: none */
} rules[] = {
	{"tion", 0, {{'s', 'h'}, {'n', 0}}},
	{"scho", 0, {{'s', 0}, {'k', 0}}}, /* school; the vowel is lost, and matters little */
	{"chh", 0, {{'c', 'h'}}},
	{"tch", 0, {{'c', 0}}},
	{"cch", 0, {{'c', 0}}},
	{"dge", 0, {{'j', 0}}},
	{"ght", 0, {{'t', 0}}},
	{"ngh", 0, {{'n', 0}, {'h', 0}}}, /* singh is सिंह */
	{"aaoo", 0, {{'O', 'l'}}},        /* लखनऊ, ताऊ: typed au */
	{"aoo", 0, {{'O', 'l'}}},
	{"aaee", 0, {{'E', 'l'}}}, /* मुंबई, पढ़ाई: typed ai, ayi */
	{"aee", 0, {{'E', 'l'}}},
	{"ayee", 0, {{'E', 0}}},
	{"aayi", 0, {{'E', 0}}},
	{"ayi", 0, {{'E', 0}}},
	{"aai", 0, {{'E', 0}}},
	{"aye", 0, {{'a', 0}, {'e', 0}}},
	{"aao", 0, {{'a', 'l'}, {'v', 'o'}}},
	{"ch", 0, {{'c', 0}}},
	{"ck", 0, {{'k', 0}}},
	{"kh", 0, {{'k', 'h'}}},
	{"gh", 0, {{'g', 'h'}}},
	{"jh", 0, {{'j', 'h'}}},
	{"zh", 0, {{'j', 'z'}}},
	{"th", 0, {{'t', 'h'}}},
	{"dh", 0, {{'d', 'h'}}},
	{"rh", 0, {{'d', 'h'}}}, /* garh is गढ़ */
	{"ph", 0, {{'p', 'h'}}},
	{"bh", 0, {{'b', 'h'}}},
	{"sh", 0, {{'s', 'h'}}},
	{"wh", 0, {{'v', 0}}},
	{"aa", 0, {{'a', 'l'}}},
	{"ao", 0, {{'a', 0}, {'v', 'o'}}}, /* rao is राव, netaon is नेताओं */
	{"ai", 0, {{'E', 0}}},
	{"ay", 'c', {{'E', 0}}},
	{"au", 0, {{'O', 0}}},
	{"aw", 'c', {{'O', 0}}},
	{"ow", 'c', {{'O', 0}}},
	{"ou", 0, {{'O', 0}}},
	{"ew", 'c', {{'u', 0}}},
	{"ee", 0, {{'i', 'l'}}},
	{"ii", 0, {{'i', 'l'}}},
	{"ea", 0, {{'i', 'l'}}},
	{"oo", 0, {{'u', 'l'}}},
	{"uu", 0, {{'u', 'l'}}},
	{"x", 0, {{'k', 0}, {'s', 0}}},
	{"c", 'e', {{'s', 0}}},
	{"c", 0, {{'k', 0}}},
	{"q", 0, {{'k', 0}}},
	{"f", 0, {{'p', 'h'}}},
	{"z", 0, {{'j', 'z'}}},
	{"w", 0, {{'v', 0}}},
	{"y", 'v', {{'y', 0}}},
	{"y", 0, {{'i', 0}}},
};

static const char plain[] = "abdeghijklmnoprstuv";

static bool is_vowel_letter(char c)
{
	return c != '\0' && strchr("aeiou", c) != NULL;
}

bool sound_is_vowel(char kind)
{
	return kind == 'E' || kind == 'O' || is_vowel_letter(kind);
}

static bool may_apply(const struct rule *rule, struct str rest)
{
	if (rule->letters[0] != rest.s[0])
		return false;
	size_t n = strlen(rule->letters);
	if (rest.n < n || memcmp(rest.s, rule->letters, n) != 0)
		return false;
	char next = rest.n > n ? rest.s[n] : '\0';
	switch (rule->when) {
	case 'v':
		return is_vowel_letter(next);
	case 'c':
		return !is_vowel_letter(next);
	case 'e':
		return next == 'e' || next == 'i' || next == 'y';
	default:
		return true;
	}
}

static const struct rule *rule_of(struct str rest)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (may_apply(&rules[i], rest))
			return &rules[i];
	return NULL;
}

/* Doubled letters are one: dutt, datt, dat. */
static size_t add(struct sound *sounds, size_t n, struct sound sound)
{
	if (n > 0 && sounds[n - 1].kind == sound.kind && !sound_is_vowel(sound.kind)) {
		if (sound.variant)
			sounds[n - 1].variant = sound.variant;
		return n;
	}
	if (n < SOUNDS_MAX)
		sounds[n++] = sound;
	return n;
}

size_t sounds_of(struct str latin, struct sound ret_sounds[static SOUNDS_MAX])
{
	size_t n = 0;
	for (size_t at = 0; at < latin.n;) {
		struct str rest = str_slice(latin, at, latin.n);
		const struct rule *rule = rule_of(rest);
		if (rule) {
			for (int i = 0; i < 2 && rule->sounds[i].kind; i++)
				n = add(ret_sounds, n, rule->sounds[i]);
			at += strlen(rule->letters);
			continue;
		}
		if (rest.s[0] != '\0' && strchr(plain, rest.s[0]))
			n = add(ret_sounds, n, (struct sound){rest.s[0], 0});
		at++;
	}
	return n;
}

/* The names of the letters as Hindi says them. */
static const char *const names[] = {
	"e",  "bi", "si", "di",  "i",   "ef", "ji", "ech", "aai", "je",     "ke",  "el",  "em",
	"en", "o",  "pi", "kyu", "aar", "es", "ti", "yu",  "vi",  "dablyu", "eks", "vai", "jed",
};
_Static_assert(sizeof names / sizeof *names == 26, "a name for each letter");

enum { ABBREVIATION_MAX = 5, CAPITALS_MAX = 3 };

/* No vowel ("bjp"), or a few capitals ("CBI"): nobody types a word so. */
bool sounds_spell_out(struct str typed, struct buf *ret_names)
{
	bool vowel = false, small = false;
	if (typed.n < 2 || typed.n > ABBREVIATION_MAX)
		return false;
	for (size_t i = 0; i < typed.n; i++) {
		char c = (char)(typed.s[i] | 0x20);
		if (c < 'a' || c > 'z')
			return false;
		vowel = vowel || is_vowel_letter(c) || c == 'y';
		small = small || typed.s[i] == c;
	}
	if (vowel && (small || typed.n > CAPITALS_MAX))
		return false;
	for (size_t i = 0; i < typed.n; i++)
		buf_add(ret_names, str_from(names[(typed.s[i] | 0x20) - 'a']));
	return true;
}
