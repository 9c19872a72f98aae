#ifndef SURKHI_TEXT_ROMAN_H
#define SURKHI_TEXT_ROMAN_H

#include <stdint.h>

#include "surkhi/base/str.h"

/*
 * Devanagari in Latin letters by ISO 15919, for terminals that cannot draw it: every letter is
 * there, so a word can be written back (latin_spell() of text/latin.h is how people type instead).
 *
 *   a ā i ī u ū r̥ r̥̄ l̥ l̥̄ ai au · ए ē, ओ ō and the short ऎ e, ऒ o (the standard's uniform vowels) ·
 *   ऍ ê, ऑ ô · ṁ is every anusvara, m̐ chandrabindu, ḥ visarga · ṭ ṭh ḍ ḍh ṇ, ś ṣ, ळ ḷ ·
 *   with nukta q k͟h ġ z ṛ ṛh f ẏ ṉ ṟ ḻ; two dots below for a nukta on another consonant ·
 *   the inherent a is written wherever there is no virama: भाजपा is bhājapā.
 *
 * A colon parts what would be read together: बइ ba:i beside बै bai, क्ह k:ha beside ख kha. ऽ is ’,
 * ॐ Ōṁ (with a capital, as ओं is ōṁ), ॰ °, । a full stop and ॥ two, digits are ASCII. What the
 * standard has no letter for (Vedic accents, a matra that follows no consonant), and everything
 * that is not Devanagari, passes as it is. ZWJ and ZWNJ are dropped.
 */

/* Where in the Latin text each code point of the source went; both grow. Ready when zeroed. */
struct roman_step {
	uint32_t source, roman; /* bytes */
};

struct roman_map {
	struct roman_step *steps; /* the last is both ends */
	size_t n, capacity;
};

void roman_map_done(struct roman_map *map);

/* The place in the Latin text of a place in the source; inside a letter, that of its start. */
size_t roman_map_to(const struct roman_map *map, size_t source);
/* The reverse: the start of the source's letter that stands there. */
size_t roman_map_from(const struct roman_map *map, size_t roman);

/*
 * Appends a text in Latin letters. *ret_map, if not NULL, becomes the map from it to what was
 * appended; a text of 4 GiB or more has none.
 */
void roman_text(struct str text, struct buf *ret_roman, struct roman_map *ret_map);

/*
 * Appends the Devanagari of a word that roman_text() wrote: its NFC, without joiners, if it was
 * Devanagari alone. Digits and full stops stay as they are; a ’ is ऽ.
 */
void roman_reverse(struct str word, struct buf *ret_word);

/* True if roman_text() would change the text. */
bool roman_changes(struct str text);

#endif
