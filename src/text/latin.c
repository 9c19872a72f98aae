/*
 * Words typed in Latin letters, found in Devanagari: a coarse key that misses little, and a
 * distance that puts the best first.
 */
#include "surkhi/text/latin.h"

#include <stdint.h>
#include <string.h>

#include "character.h"
#include "sound.h"
#include "surkhi/text/fold.h"
#include "surkhi/text/token.h"
#include "surkhi/text/utf8.h"

enum { WORD_MAX = 1024 }; /* bytes of the spelling of a word; keys need no more */

/* "nahin" is typed "nahi", "krishna" "krishn": an n at the end proves nothing. */
static size_t without_nasal(const struct sound *sounds, size_t n)
{
	size_t end = n;
	while (end > 1 && sounds[end - 1].kind == 'a')
		end--;
	return end > 1 && sounds[end - 1].kind == 'n' ? end - 1 : n;
}

/* The skeleton: what every way to type a word has in common. */
static void key_of(struct str latin, struct buf *ret_key)
{
	struct sound sounds[SOUNDS_MAX];
	char key[SOUNDS_MAX];
	size_t n = 0, count = sounds_of(latin, sounds);
	count = without_nasal(sounds, count);
	for (size_t i = 0; i < count; i++) {
		char kind = sounds[i].kind;
		bool vowel = sound_is_vowel(kind);
		if (i > 0 && (vowel || kind == 'h' || kind == 'y'))
			continue;
		kind = vowel ? 'a' : kind;
		if (n > 1 && key[n - 1] == 'm' && (kind == 'p' || kind == 'b'))
			key[n - 1] = 'n'; /* sambandh, sanbandh */
		else if (n > 1 && key[n - 1] == 'n' && kind == 'm')
			n--; /* sanman, samman */
		if (n == 0 || key[n - 1] != kind)
			key[n++] = kind;
	}
	buf_add(ret_key, (struct str){key, n});
}

/* The word in small Latin letters: spelt out, spelt, or as it was typed. */
static void latin_of(struct str word, struct buf *ret_latin)
{
	struct buf form = BUF_INIT(WORD_MAX);
	if (!sounds_spell_out(word, ret_latin)) {
		fold(word, &form);
		latin_spell(buf_str(&form), ret_latin);
	}
	buf_done(&form);
}

void latin_key(struct str word, struct buf *ret_key)
{
	struct buf latin = BUF_INIT(WORD_MAX);
	latin_of(word, &latin);
	key_of(buf_str(&latin), ret_key);
	buf_done(&latin);
}

/*
 * What it costs to read one sound for another, or for none; 2 is what people do all the time.
 * Vowels are typed as they come, but for the last, and an h or a second letter is not typed for
 * nothing.
 */
enum {
	COST_HABIT = 2,
	COST_WEAK = 4,
	COST_VOWEL = 6,
	COST_LAST = 8,
	COST_LOST = 10,
	COST_OTHER = 12,
};

static bool is_pair(char a, char b, const char *pairs)
{
	for (; *pairs; pairs += 2)
		if ((a == pairs[0] && b == pairs[1]) || (a == pairs[1] && b == pairs[0]))
			return true;
	return false;
}

/* A consonant with or without h: chh is typed ch, and त th in the South. */
static unsigned cost_variant(struct sound typed, struct sound word)
{
	if (typed.variant == word.variant || typed.variant == 'z' || word.variant == 'z')
		return 0;
	if (typed.kind == 'c')
		return 1;
	return typed.variant && typed.kind != 't' ? 3 : COST_HABIT;
}

/* aa for none is not usual; oo and ee are. */
static unsigned cost_long(char kind)
{
	return kind == 'a' ? COST_HABIT : 1;
}

static unsigned cost_same(struct sound typed, struct sound word)
{
	if (sound_is_vowel(typed.kind)) /* a for ा is usual */
		return typed.variant == 'l' && word.variant != 'l' ? cost_long(typed.kind) : 0;
	unsigned doubled = 0;
	if (typed.doubled != word.doubled)
		doubled = typed.doubled ? 3 : 1;
	return cost_variant(typed, word) + doubled;
}

/* Vowels that are typed for others: the typed one, the one of the word, and the cost. */
static const struct {
	char typed, word;
	unsigned cost;
} vowel_habits[] = {
	{'o', 'O', 1}, {'e', 'E', 1}, {'a', 'E', 2}, {'O', 'o', 2}, {'E', 'e', 4}, {'o', 'a', 3},
};

static unsigned cost_vowel(struct sound typed, struct sound word, bool last)
{
	for (size_t i = 0; i < sizeof vowel_habits / sizeof *vowel_habits; i++)
		if (vowel_habits[i].typed == typed.kind && vowel_habits[i].word == word.kind)
			return vowel_habits[i].cost;
	if (last)
		return COST_LAST;
	if (is_pair(typed.kind, word.kind, "auae"))
		return word.variant == 'l' || typed.variant == 'l' ? COST_WEAK : COST_HABIT;
	return is_pair(typed.kind, word.kind, "eiou") ? COST_HABIT : COST_VOWEL;
}

static unsigned cost_replace(struct sound typed, struct sound word, bool last)
{
	if (typed.kind == word.kind)
		return cost_same(typed, word);
	if (sound_is_vowel(typed.kind) && sound_is_vowel(word.kind))
		return cost_vowel(typed, word, last);
	if (is_pair(typed.kind, word.kind, "yivuvoyE"))
		return COST_HABIT;
	return is_pair(typed.kind, word.kind, "rdnmvb") ? COST_WEAK : COST_OTHER;
}

static unsigned cost_lose(struct sound sound, bool last)
{
	if (sound.kind == 'a')
		return sound.variant == 'l' ? COST_WEAK : last ? COST_HABIT + 1 : COST_HABIT;
	if (sound_is_vowel(sound.kind))
		return last ? COST_LAST : COST_WEAK;
	return strchr("hyn", sound.kind) ? COST_WEAK : COST_LOST;
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/*
 * Edit distance of two spellings. With prefix, of the first to any start of the second, and sh is
 * as good as s: the h may be yet to come.
 */
static unsigned distance_of(struct str typed, struct str word, bool prefix)
{
	struct sound a[SOUNDS_MAX], b[SOUNDS_MAX];
	size_t n_a = sounds_of(typed, a), n_b = sounds_of(word, b);
	unsigned costs[SOUNDS_MAX + 1] = {0};
	for (size_t j = 0; j < n_b; j++)
		costs[j + 1] = costs[j] + cost_lose(b[j], j + 1 == n_b);
	for (size_t i = 0; i < n_a; i++) {
		unsigned corner = costs[0];
		costs[0] += cost_lose(a[i], i + 1 == n_a);
		for (size_t j = 0; j < n_b; j++) {
			bool same = prefix && a[i].kind == b[j].kind;
			bool last = i + 1 == n_a && j + 1 == n_b;
			unsigned replaced = corner + (same ? 0 : cost_replace(a[i], b[j], last));
			unsigned lost = least(costs[j + 1] + cost_lose(a[i], i + 1 == n_a),
					      costs[j] + cost_lose(b[j], j + 1 == n_b));
			corner = costs[j + 1];
			costs[j + 1] = least(replaced, lost);
		}
	}
	unsigned best = costs[n_b];
	for (size_t j = 0; prefix && j < n_b; j++)
		best = least(best, costs[j]);
	return best;
}

unsigned latin_distance(struct str typed, struct str word)
{
	struct buf small = BUF_INIT(WORD_MAX), names = BUF_INIT(WORD_MAX),
		   spelt = BUF_INIT(WORD_MAX);
	latin_spell(typed, &small);
	latin_spell(word, &spelt);
	unsigned distance = distance_of(buf_str(&small), buf_str(&spelt), false);
	if (sounds_spell_out(typed, &names))
		distance = least(distance, distance_of(buf_str(&names), buf_str(&spelt), false));
	buf_done(&small);
	buf_done(&names);
	buf_done(&spelt);
	return distance;
}

bool latin_is(struct str text)
{
	bool letter = false;
	char32_t c;
	for (size_t at = 0; utf8_next(text, &at, &c);) {
		enum character kind = character_of(c);
		if (kind == CHARACTER_DEVA || kind == CHARACTER_MARK ||
		    (kind == CHARACTER_LETTER && c >= 0x80))
			return false;
		letter = letter || kind == CHARACTER_LETTER;
	}
	return letter;
}

static bool key_begins(struct str latin, struct str word)
{
	struct buf typed = BUF_INIT(WORD_MAX), key = BUF_INIT(WORD_MAX);
	key_of(latin, &typed);
	key_of(word, &key);
	bool begins = str_starts(buf_str(&key), buf_str(&typed));
	buf_done(&typed);
	buf_done(&key);
	return begins;
}

/* Without a letter that is half typed: the c of ch, the g of singh. */
static struct str finished(struct str latin)
{
	bool half = latin.n > 1 && (str_ends(latin, STR("c")) || str_ends(latin, STR("ng")));
	return str_slice(latin, 0, latin.n - half);
}

/* What a start of n letters may differ by: nothing while it is short. */
static unsigned tolerance(size_t n)
{
	return n < 4 ? 3 * (n == 3) : (unsigned)n + 1;
}

/* The key is generous; the distance keeps out what only looks alike to it. */
static bool sounds_begin(struct str latin, struct str word)
{
	if (latin.n == 0)
		return false;
	if (str_starts(word, latin))
		return true;
	struct str sure = finished(latin);
	return key_begins(sure, word) && distance_of(sure, word, true) <= tolerance(sure.n);
}

static bool latin_begins(struct str typed, struct str word)
{
	struct buf small = BUF_INIT(WORD_MAX), names = BUF_INIT(WORD_MAX),
		   spelt = BUF_INIT(WORD_MAX);
	latin_spell(typed, &small);
	latin_of(word, &spelt);
	bool begins =
		sounds_begin(buf_str(&small), buf_str(&spelt)) ||
		(sounds_spell_out(typed, &names) && sounds_begin(buf_str(&names), buf_str(&spelt)));
	buf_done(&small);
	buf_done(&names);
	buf_done(&spelt);
	return begins;
}

static bool word_begins(struct str typed, struct str word)
{
	struct arena arena = {0};
	bool begins = str_starts(fold_copy(&arena, word), fold_copy(&arena, typed));
	arena_done(&arena);
	return begins || (latin_is(typed) && latin_begins(typed, word));
}

static bool some_word_begins(struct str typed, struct str name)
{
	struct token token;
	for (size_t at = 0; token_next(name, &at, &token);)
		if (word_begins(typed, str_slice(name, token.start, token.end)))
			return true;
	return false;
}

bool latin_matches(struct str typed, struct str name)
{
	struct token token;
	for (size_t at = 0; token_next(typed, &at, &token);)
		if (token.kind != TOKEN_MARK &&
		    !some_word_begins(str_slice(typed, token.start, token.end), name))
			return false;
	return true;
}
