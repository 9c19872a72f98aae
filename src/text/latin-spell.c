/*
 * Devanagari in Latin letters as people write it, not as scholars do: with the vowels that are
 * silent left out (भाजपा is bhaajpaa, लखनऊ lakhnaoo), by the usual rule read from the right.
 */
#include <stdint.h>

#include "character.h"
#include "deva.h"
#include "surkhi/text/fold.h"
#include "surkhi/text/latin.h"
#include "surkhi/text/utf8.h"

enum { LETTERS_MAX = 64 }; /* of one word; the rest is not spelt */

/* A consonant with its vowel, or a vowel alone. */
struct letter {
	char32_t consonant; /* 0: none */
	char32_t vowel;     /* as an independent vowel; 0x0905 inherent or written अ; 0: virama */
	bool inherent;
	bool nasal;
};

enum { VOWEL_A = 0x0905 };

static const char *const consonants[] = {
	"k",  "kh", "g", "gh", "n", "ch", "chh", "j",  "jh", "n",  "t", "th", "d",
	"dh", "n",  "t", "th", "d", "dh", "n",   "n",  "p",  "ph", "b", "bh", "m",
	"y",  "r",  "r", "l",  "l", "l",  "v",   "sh", "sh", "s",  "h",
};
_Static_assert(sizeof consonants / sizeof *consonants == 0x0939 - 0x0915 + 1, "ka to ha");

static const char *const vowels[] = {
	"a", "aa", "i", "ee", "u", "oo", "ri", "li", "e", "e", "e", "ai", "o", "o", "o", "au",
};
_Static_assert(sizeof vowels / sizeof *vowels == 0x0914 - 0x0905 + 1, "a to au");

/* With nukta: those whose sound is another one. */
static const char *dotted(char32_t consonant)
{
	switch (consonant) {
	case 0x0915:
		return "q";
	case 0x091C:
		return "z";
	case 0x0921:
		return "r";
	case 0x0922:
		return "rh";
	case 0x092B:
		return "f";
	default:
		return NULL;
	}
}

enum { DOTTED = 0x10000 }; /* added to a consonant with nukta */

/* The vowel that a matra stands for, as its own letter. */
static char32_t vowel_of(char32_t matra)
{
	return matra >= 0x093E && matra <= 0x094C ? matra - 0x093E + 0x0906 : VOWEL_A;
}

static size_t add_letter(struct letter *letters, size_t n, char32_t c, char kind)
{
	struct letter *last = n ? &letters[n - 1] : NULL;
	bool full = n == LETTERS_MAX;
	if (kind == DEVA_CONSONANT && c <= 0x0939 && !full) {
		letters[n] = (struct letter){.consonant = c, .vowel = VOWEL_A, .inherent = true};
		return n + 1;
	}
	if (kind == DEVA_VOWEL && c >= VOWEL_A && c <= 0x0914 && !full) {
		letters[n] = (struct letter){.vowel = c};
		return n + 1;
	}
	if (!last || full)
		return n;
	if (deva_is_matra(kind)) {
		last->vowel = vowel_of(c);
		last->inherent = false;
	} else if (kind == DEVA_VIRAMA) {
		last->vowel = 0;
		last->inherent = false;
	} else if (kind == DEVA_BINDU) {
		last->nasal = true;
	} else if (kind == DEVA_NUKTA && last->consonant && last->consonant < DOTTED) {
		last->consonant += DOTTED;
	}
	return n;
}

/* The letters of the word; a letter of the block with nukta is taken apart. */
static size_t letters_of(struct str word, struct letter letters[static LETTERS_MAX])
{
	static const char16_t bare[] = {0x0915, 0x0916, 0x0917, 0x091C,
					0x0921, 0x0922, 0x092B, 0x092F};
	size_t n = 0;
	char32_t c;
	for (size_t at = 0; utf8_next(word, &at, &c);) {
		if (c >= 0x0958 && c <= 0x095F) {
			n = add_letter(letters, n, bare[c - 0x0958], DEVA_CONSONANT);
			c = NUKTA;
		}
		n = add_letter(letters, n, c, deva_kind(c));
	}
	return n;
}

/* A word ends in its consonant, but for मुख्य, मित्र, शुक्ल, विश्व. */
static bool ends_silent(const struct letter *letters, size_t n)
{
	if (n < 2 || !letters[n - 1].inherent || letters[n - 1].nasal)
		return false;
	char32_t c = letters[n - 1].consonant;
	return letters[n - 2].vowel != 0 ||
	       !(c == 0x092F || c == 0x0930 || c == 0x0932 || c == 0x0935);
}

/* Between a vowel and a consonant with a vowel the inherent one is silent. */
static void silence(struct letter *letters, size_t n)
{
	if (ends_silent(letters, n))
		letters[n - 1].vowel = 0;
	for (size_t i = n; i-- > 2;) {
		struct letter *middle = &letters[i - 1];
		if (middle->inherent && !middle->nasal && letters[i - 2].vowel &&
		    letters[i].consonant && letters[i].vowel)
			middle->vowel = 0;
	}
}

static bool is_labial(const struct letter *letter)
{
	return letter->consonant % DOTTED >= 0x092A && letter->consonant % DOTTED <= 0x092E;
}

static void spell_letter(const struct letter *letters, size_t n, size_t i, struct buf *ret)
{
	const struct letter *letter = &letters[i];
	char32_t consonant = letter->consonant % DOTTED;
	const char *special = letter->consonant >= DOTTED ? dotted(consonant) : NULL;
	if (consonant == 0x091E && i > 0 && letters[i - 1].consonant == 0x091C &&
	    !letters[i - 1].vowel)
		special = "y"; /* the second half of ज्ञ, gy */
	else if (consonant == 0x091C && !letter->vowel && i + 1 < n &&
		 letters[i + 1].consonant == 0x091E)
		special = "g";
	if (consonant)
		buf_add(ret, str_from(special ? special : consonants[consonant - 0x0915]));
	if (letter->vowel)
		buf_add(ret, str_from(vowels[letter->vowel - VOWEL_A]));
	if (letter->nasal)
		buf_add_char(ret, i + 1 < n && is_labial(&letters[i + 1]) ? 'm' : 'n');
}

static bool has_deva(struct str word)
{
	char32_t c;
	for (size_t at = 0; utf8_next(word, &at, &c);)
		if (deva_is_word(deva_kind(c)))
			return true;
	return false;
}

/* Latin letters of a folded word as they are. */
static void pass_latin(struct str word, struct buf *ret_spelling)
{
	struct buf form = BUF_INIT(SIZE_MAX / 4);
	fold(word, &form);
	for (size_t i = 0; i < form.n; i++)
		if (form.s[i] >= 'a' && form.s[i] <= 'z')
			buf_add_char(ret_spelling, form.s[i]);
	buf_done(&form);
}

void latin_spell(struct str word, struct buf *ret_spelling)
{
	struct letter letters[LETTERS_MAX];
	if (!has_deva(word)) {
		pass_latin(word, ret_spelling);
		return;
	}
	size_t n = letters_of(word, letters);
	silence(letters, n);
	for (size_t i = 0; i < n; i++)
		spell_letter(letters, n, i, ret_spelling);
}
