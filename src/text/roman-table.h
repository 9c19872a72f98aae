#ifndef TEXT_ROMAN_TABLE_H
#define TEXT_ROMAN_TABLE_H

#include <stdbool.h>
#include <uchar.h>

/* What writing and reading ISO 15919 share. */
enum { ROMAN_A = 0x0905, ROMAN_I = 0x0907, ROMAN_U = 0x0909, ROMAN_H = 0x0939 };

#define ROMAN_DOTS "\u0324" /* a nukta that makes no letter of its own */

/* ISO 15919, a letter of the block U+0900…097F each; NULL: it passes as it is. */
extern const char *const roman_letters[128];

/* Consonants that are another letter with nukta. */
struct roman_nukta {
	char32_t bare;
	char32_t joined; /* as NFC has it, or 0: NFC keeps the two apart */
	const char *roman;
};

enum { ROMAN_NUKTAS = 11 };
extern const struct roman_nukta roman_nuktas[ROMAN_NUKTAS];

/* How a letter is written; NULL if it passes as it is. */
const char *roman_letter(char32_t c);

/* True if an h behind the letter would make another letter of the two: k, but not s. */
bool roman_takes_h(const char *letter);

#endif
