#ifndef TEXT_CHARACTER_H
#define TEXT_CHARACTER_H

#include <stdbool.h>
#include <uchar.h>

/* What a code point is to somebody who looks for words. */
enum character {
	CHARACTER_BLANK,  /* blanks and what cannot be seen */
	CHARACTER_JOINER, /* cannot be seen, and does not part a word */
	CHARACTER_DEVA,   /* letters and marks of Devanagari */
	CHARACTER_LETTER, /* letters of other scripts */
	CHARACTER_MARK,   /* combining marks of other scripts */
	CHARACTER_DIGIT,
	CHARACTER_SIGN, /* everything else */
};

enum character character_of(char32_t c);

#endif
