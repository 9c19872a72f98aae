/*
 * The spelling rules of typed Hindi (and of the English words in it), a table: the longest match
 * first, each standing for one or two sounds.
 */
#include "sound.h"

#include <string.h>

/* Letters to sounds. `when` limits a rule by what follows: v a vowel, c none, e one of e i y, o
 * none but o. */
static const struct rule {
	char letters[5]; /* in place: each letter of each new word is held against all of these */
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
	{"iyaa", 'o', {{'i', 0}, {'a', 'l'}}}, /* सोनिया: typed nia */
	{"iya", 0, {{'i', 0}, {'a', 0}}},
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
	{"ey", 'c', {{'i', 'l'}}}, /* jaitley */
	{"au", 0, {{'O', 0}}},
	{"aw", 'c', {{'O', 0}}},
	{"ow", 'c', {{'O', 0}}},
	{"ou", 0, {{'O', 0}}},
	{"ew", 'c', {{'u', 0}}},
	{"eey", 'c', {{'i', 0}, {'a', 0}}}, /* राष्ट्रीय: typed iya */
	{"iy", 'c', {{'i', 0}, {'a', 0}}},
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
	case 'o':
		return next != 'o';
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

/* Doubled letters are one sound: dutt, datt, dat. */
static size_t add(struct sound *sounds, size_t n, struct sound sound)
{
	if (n > 0 && sounds[n - 1].kind == sound.kind && !sound_is_vowel(sound.kind)) {
		if (sound.variant)
			sounds[n - 1].variant = sound.variant;
		sounds[n - 1].doubled = true;
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

bool sounds_spell_letters(struct str typed, struct buf *ret_names)
{
	if (typed.n < 2 || typed.n > ABBREVIATION_MAX)
		return false;
	for (size_t i = 0; i < typed.n; i++)
		if ((typed.s[i] | 0x20) < 'a' || (typed.s[i] | 0x20) > 'z')
			return false;
	for (size_t i = 0; i < typed.n; i++)
		buf_add(ret_names, str_from(names[(typed.s[i] | 0x20) - 'a']));
	return true;
}

/* Two consonants that no word of Hindi begins with: "nda", "jdu". */
static bool begins_oddly(struct str typed)
{
	enum { SHORT = 4 };
	if (typed.n < 2 || typed.n > SHORT || is_vowel_letter(typed.s[0]) ||
	    is_vowel_letter(typed.s[1]))
		return false;
	switch (typed.s[1]) {
	case 'h':
		return !strchr("bcdgjkpstw", typed.s[0]);
	case 'l':
		return !strchr("bfgkps", typed.s[0]);
	case 'r':
		return typed.s[0] == 'n';
	default:
		return typed.s[0] != 's' && !strchr("yvw", typed.s[1]);
	}
}

/*
 * No vowel ("bjp"), or a few capitals ("CBI"), or a beginning that no word has: nobody types a word
 * so.
 */
bool sounds_spell_out(struct str typed, struct buf *ret_names)
{
	bool vowel = false, small = false;
	for (size_t i = 0; i < typed.n; i++) {
		char c = (char)(typed.s[i] | 0x20);
		vowel = vowel || is_vowel_letter(c) || c == 'y';
		small = small || typed.s[i] == c;
	}
	if (vowel && (small || typed.n > CAPITALS_MAX) && !begins_oddly(typed))
		return false;
	return sounds_spell_letters(typed, ret_names);
}
