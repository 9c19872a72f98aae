#ifndef EXTRACT_NAME_WORDS_H
#define EXTRACT_NAME_WORDS_H

#include "names.h"

/* What a word of a text, by its index, can be to a name. */

enum {
	NAME_WORDS = 5, /* more are no name */
	NAME_NOBODY =
		1u << SENSE_PARTY | 1u << SENSE_STATE | 1u << SENSE_TRAP | 1u << SENSE_ORGANISATION,
};

/* Of a place of several words. */
bool name_in_wide_place(const struct scan *scan, size_t index);

/* Of the grammar of offices, and no name as well. */
bool name_in_office(const struct scan *scan, size_t index);

/* By its flags: in a file of names, and no common word. */
bool name_is_known(uint32_t flags);

/* By its flags: a surname that ends a name, so that only another surname follows it. */
bool name_closes(uint32_t flags);

/* Two words that no file knows, and that end like no plural, verb or office. */
bool name_is_new_pair(const struct scan *scan, size_t first, size_t end);

/* By its flags: letters with their dots, टी.आर. */
bool name_is_letters(uint32_t flags);

/* True if the words at index say that a person stands before them: ने, को, के अनुसार, कहते हैं. */
bool name_acts(const struct scan *scan, size_t index);

/* A noun that is a given name where it stands. */
bool name_is_odd_given(const struct scan *scan, size_t index);

/* A word of the name that starts at first, though it is none by itself. */
bool name_is_odd(const struct scan *scan, size_t first, size_t index, enum name_context context);

/* A village behind सिंह that is the surname: बलदेव सिंह धनौरा और */
bool name_is_village(const struct scan *scan, size_t index);

/* True if a hyphen ties this word to a surname of the name that starts at first: देशपांडे-लोहकरे. */
bool name_is_double_surname(const struct scan *scan, size_t first, size_t index);

#endif
