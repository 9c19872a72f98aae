#ifndef TEXT_ABBREVIATION_H
#define TEXT_ABBREVIATION_H

#include <stdbool.h>

#include "surkhi/base/str.h"

/*
 * Abbreviation in Hindi print: letters with dots (बी.जे.पी., म.प्र., रा.स्व.सं.) and words cut short
 * (डॉ. प्रो. रु.). Some papers end their sentences with a dot, without a blank behind it, so a dot
 * alone proves nothing.
 */

/* A piece of initials: one akshara that is not a small word, or the Hindi name of a Latin letter.
 */
bool abbreviation_is_letter(struct str piece);

/* A Hindi name of a Latin letter that is not a word as well: its dot is not a full stop. */
bool abbreviation_is_initial(struct str piece);

/* A word cut short, known by name; without its dot. */
bool abbreviation_is_known(struct str word);

/* The same for Latin letters: one letter, or Dr, Mr, No … */
bool abbreviation_is_known_latin(struct str word);

#endif
