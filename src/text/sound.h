#ifndef TEXT_SOUND_H
#define TEXT_SOUND_H

#include <stdbool.h>

#include "surkhi/base/str.h"

/*
 * Hindi in Latin letters, as people type it, taken apart into sounds. Devanagari comes here in the
 * spelling of latin_spell(), so that one set of rules serves both scripts.
 */
struct sound {
	char kind;    /* a vowel a e i o u, E (ai), O (au); else k g c j t d n p b m y r l v s h */
	char variant; /* 0 plain; 'h' aspirated or sh; 'l' long vowel; 'z' for z among j, f among p
		       */
	bool doubled; /* a consonant: dutt */
};

enum { SOUNDS_MAX = 64 }; /* of one word; what is longer is cut */

/* The sounds of a word in small Latin letters; other characters are skipped. */
size_t sounds_of(struct str latin, struct sound ret_sounds[static SOUNDS_MAX]);

bool sound_is_vowel(char kind);

/* "bjp" → "bijepi": the names of the letters of an abbreviation. False if it is none. */
bool sounds_spell_out(struct str typed, struct buf *ret_names);

/* The same for any few letters ("jdu", "upa"), which may be a word as well. */
bool sounds_spell_letters(struct str typed, struct buf *ret_names);

#endif
