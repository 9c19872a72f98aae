/*
 * Whether the letters of a name stand for given names: केपी for कमल प्रकाश and for कमलप्रकाश. Hindi
 * writes Latin letters by their English names, and a letter may be any of several sounds.
 */
#include "names.h"

/* A letter by name, and what names begin with that it stands for, blanks between. */
static const struct {
	const char *name, *starts;
} letters[] = {
	{"डब्ल्यू", "व"}, {"क्यू", "क"},    {"वाई", "य"},    {"एफ", "फ"},     {"एच", "ह"},
	{"एल", "ल"},   {"एम", "म"},    {"एन", "न"},     {"एस", "स श"},   {"आई", "इ ई"},
	{"आर", "र ऋ"}, {"बी", "ब भ"},  {"सी", "च छ स"}, {"डी", "द ध ड"}, {"जी", "ग घ"},
	{"जे", "ज झ"},  {"के", "क ख"},   {"पी", "प फ"},   {"टी", "त थ ट"}, {"यू", "उ य"},
	{"वी", "व"},   {"ए", "अ आ ए"}, {"ई", "इ ई"},    {"ओ", "ओ उ"},
};

enum { N_LETTERS = sizeof letters / sizeof *letters };

static size_t skip_between(struct str text, size_t at)
{
	while (at < text.n && (text.s[at] == ' ' || text.s[at] == '.'))
		at++;
	return at;
}

/* The letter at an offset, which moves behind it; N_LETTERS: there is none. */
static size_t read_letter(struct str text, size_t *at)
{
	struct str rest = str_slice(text, *at, text.n);
	size_t i = 0;
	while (i < N_LETTERS && !str_starts(rest, str_from(letters[i].name)))
		i++;
	if (i < N_LETTERS)
		*at = skip_between(text, *at + str_from(letters[i].name).n);
	return i;
}

/* Where a sound of the letter stands first in the text: SIZE_MAX, nowhere. */
static size_t find_sound(size_t letter, struct str text, size_t from)
{
	struct str starts = str_from(letters[letter].starts), sound;
	size_t best = SIZE_MAX;
	while (str_split(&starts, ' ', &sound)) {
		size_t at = str_find(text, sound, from);
		best = at < best ? at : best;
	}
	return best;
}

bool letters_stand_for(struct str text, struct str given)
{
	size_t at = 0, first = read_letter(text, &at);
	size_t second = first < N_LETTERS ? read_letter(text, &at) : N_LETTERS;
	if (second == N_LETTERS || at < text.n || find_sound(first, given, 0) != 0)
		return false;
	size_t blank = str_find(given, STR(" "), 0);
	size_t from = blank == SIZE_MAX ? 1 : blank + 1, found = find_sound(second, given, from);
	return found != SIZE_MAX && (blank == SIZE_MAX || found == from);
}
