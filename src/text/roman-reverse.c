/*
 * From ISO 15919 back to Devanagari: the longest letter of the table that fits, a virama behind
 * every consonant without a vowel, and colons counted: where letters would run together one of
 * them parts, the others are the text's own.
 */
#include "deva.h"
#include "roman-table.h"
#include "surkhi/text/roman.h"
#include "surkhi/text/utf8.h"

struct reader {
	struct str word;
	size_t at;
	struct buf *out;
	bool open;          /* a consonant whose vowel did not come yet */
	bool after_a;       /* the last letter is a plain a */
	const char *letter; /* of the last consonant; NULL: one that the table does not have */
};

/* True for what a letter of the word may stand for: digits and full stops stay. */
static bool is_reversed(char32_t c)
{
	char kind = deva_kind(c);
	return roman_letter(c) && !deva_is_matra(kind) && kind != DEVA_DIGIT && kind != DEVA_DANDA;
}

/* The letter that stands at an offset, or 0; the longest that fits. */
static char32_t letter_at(struct str word, size_t at)
{
	struct str rest = str_slice(word, at, word.n);
	char32_t found = 0;
	size_t longest = 0;
	for (char32_t c = 0x0900; c < 0x0980; c++) {
		struct str letter = str_from(roman_letter(c));
		if (is_reversed(c) && letter.n > longest && str_starts(rest, letter)) {
			longest = letter.n;
			found = c;
		}
	}
	return found;
}

static char32_t matra_of(char32_t vowel)
{
	struct str letter = str_from(roman_letter(vowel));
	for (char32_t c = 0x0900; c < 0x0980; c++)
		if (deva_is_matra(deva_kind(c)) && str_equal(str_from(roman_letter(c)), letter))
			return c;
	return 0;
}

static void end_consonant(struct reader *reader)
{
	if (reader->open)
		utf8_add(reader->out, VIRAMA);
	reader->open = false;
}

static void add_consonant(struct reader *reader, char32_t c)
{
	struct str letter = str_from(roman_letter(c));
	char32_t nukta = 0;
	for (size_t i = 0; i < ROMAN_NUKTAS; i++)
		if (str_equal(str_from(roman_nuktas[i].roman), letter)) {
			c = roman_nuktas[i].joined ? roman_nuktas[i].joined : roman_nuktas[i].bare;
			nukta = roman_nuktas[i].joined ? 0 : NUKTA;
		}
	utf8_add(reader->out, c);
	if (nukta)
		utf8_add(reader->out, nukta);
}

static void take_letter(struct reader *reader, char32_t c)
{
	bool consonant = deva_kind(c) == DEVA_CONSONANT;
	if (deva_kind(c) == DEVA_VOWEL && reader->open) {
		if (c != ROMAN_A)
			utf8_add(reader->out, matra_of(c));
	} else {
		end_consonant(reader);
		if (consonant)
			add_consonant(reader, c);
		else
			utf8_add(reader->out, c);
	}
	reader->at += str_from(roman_letter(c)).n;
	reader->open = consonant;
	reader->letter = roman_letter(c);
	reader->after_a = c == ROMAN_A;
}

/* True if without a colon the letter c would be read together with the one before. */
static bool runs_together(const struct reader *reader, char32_t c)
{
	if (reader->open)
		return deva_kind(c) == DEVA_VOWEL ||
		       (c == ROMAN_H && roman_takes_h(reader->letter));
	return reader->after_a && (c == ROMAN_I || c == ROMAN_U);
}

static void take_colons(struct reader *reader)
{
	size_t end = reader->at;
	while (end < reader->word.n && reader->word.s[end] == ':')
		end++;
	size_t n = end - reader->at;
	if (runs_together(reader, letter_at(reader->word, end)))
		n--;
	end_consonant(reader);
	for (; n; n--)
		buf_add_char(reader->out, ':');
	reader->at = end;
}

static void take_other(struct reader *reader)
{
	size_t start = reader->at;
	if (reader->open &&
	    str_starts(str_slice(reader->word, start, start + 2), STR(ROMAN_DOTS))) {
		utf8_add(reader->out, NUKTA);
		reader->letter = NULL;
		reader->at += 2;
		return;
	}
	char32_t c;
	end_consonant(reader);
	utf8_next(reader->word, &reader->at, &c);
	buf_add(reader->out, str_slice(reader->word, start, reader->at));
	reader->after_a = false;
}

void roman_reverse(struct str word, struct buf *ret_word)
{
	struct reader reader = {.word = word, .out = ret_word};
	while (reader.at < word.n) {
		char32_t c = letter_at(word, reader.at);
		if (word.s[reader.at] == ':')
			take_colons(&reader);
		else if (c)
			take_letter(&reader, c);
		else
			take_other(&reader);
	}
	end_consonant(&reader);
}
