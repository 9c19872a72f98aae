#ifndef TEXT_DEVA_H
#define TEXT_DEVA_H

#include <stdbool.h>
#include <uchar.h>

/*
 * The block U+0900…097F by what a letter does in an akshara: the one table that clusters, widths,
 * folding, words and Latin spelling share.
 */
enum deva {
	DEVA_NOT = 0,     /* not of this block */
	DEVA_BINDU = 'B', /* anusvara, chandrabindu */
	DEVA_VISARGA = 'v',
	DEVA_VOWEL = 'V', /* independent */
	DEVA_CONSONANT = 'C',
	DEVA_MATRA_WIDE = 's', /* a spacing matra (Mc) */
	DEVA_MATRA = 'm',      /* a nonspacing one (Mn) */
	DEVA_NUKTA = 'N',
	DEVA_VIRAMA = 'H',
	DEVA_ACCENT = 'X', /* Vedic tone marks */
	DEVA_LETTER = 'L', /* avagraha, om, high dot */
	DEVA_DANDA = 'D',
	DEVA_DIGIT = '9',
	DEVA_DOT = '.', /* the sign of abbreviation */
};

enum {
	VIRAMA = 0x094D,
	NUKTA = 0x093C,
	ANUSVARA = 0x0902,
	VISARGA = 0x0903,
	DANDA = 0x0964,
	DOUBLE_DANDA = 0x0965,
	ABBREVIATION = 0x0970,
	ZWSP = 0x200B,
	ZWNJ = 0x200C,
	ZWJ = 0x200D,
	SOFT_HYPHEN = 0x00AD,
	REPLACEMENT = 0xFFFD,
};

extern const char deva_table[128 + 1];

static inline char deva_kind(char32_t c)
{
	return c >= 0x0900 && c < 0x0980 ? deva_table[c - 0x0900] : (char)DEVA_NOT;
}

/* A letter or a mark: what a word is made of. */
static inline bool deva_is_word(char kind)
{
	return kind != DEVA_NOT && kind != DEVA_DANDA && kind != DEVA_DIGIT && kind != DEVA_DOT;
}

static inline bool deva_is_letter(char kind)
{
	return kind == DEVA_CONSONANT || kind == DEVA_VOWEL || kind == DEVA_LETTER;
}

static inline bool deva_is_matra(char kind)
{
	return kind == DEVA_MATRA || kind == DEVA_MATRA_WIDE;
}

#endif
