#ifndef SURKHI_TEXT_FOLD_H
#define SURKHI_TEXT_FOLD_H

#include "surkhi/base/str.h"

/*
 * The one form in which words are compared, by the gazetteer, the index and the query alike
 * (research: what Hindi newspapers spell in more than one way). Appends to *ret_form:
 *
 *   NFC; nukta dropped, in both its forms (क़ानून → कानून); ZWJ, ZWNJ, ZWSP, soft hyphen dropped;
 *   chandrabindu → anusvara (चाँद → चांद); a half nasal before a consonant of its own class →
 *   anusvara (हिन्दी → हिंदी, सम्भल → संभल); ॉ, ऑ → ा, आ (डॉक्टर → डाक्टर); visarga dropped inside
 *   and at the end of a word (दुःख → दुख); यी → ई and ये → ए after a vowel sign or letter at the end
 *   of a word (गयी → गई, गयीं → गईं); Devanagari digits → ASCII; Latin letters → lower case without
 *   accents; a bad byte → U+FFFD.
 *
 * Folding is idempotent and never makes a text that is in NFC longer in code points. Text that is
 * not a word (blanks, punctuation) passes unchanged.
 */
void fold(struct str text, struct buf *ret_form);

struct str fold_copy(struct arena *arena, struct str text);

#endif
