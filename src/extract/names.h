#ifndef EXTRACT_NAMES_H
#define EXTRACT_NAMES_H

#include "scan.h"

/*
 * Reading a name at a word. How much is asked of the words depends on what stands before them: an
 * office or a title announces a name, and then unknown words will do.
 */
enum name_context {
	NAME_ANYWHERE,  /* nothing announces it: given name and surname must be known */
	NAME_LISTED,    /* behind another name and "," or "और" */
	NAME_OWNED,     /* behind the genitive of a party or of its unit */
	NAME_ANNOUNCED, /* behind an office or a title */
};

/* The words of a name that starts at index (titles before it skipped); false if there is none. */
bool name_read(const struct scan *scan, size_t index, enum name_context context, size_t *ret_first,
	       size_t *ret_end);

/*
 * The name that ends in front of a word: at least two words of which one is known, or two words
 * between commas. False if there is none.
 */
bool name_read_before(const struct scan *scan, size_t end, size_t *ret_first);

/* A name behind the genitive of a party or a unit, whose words no name has taken yet. */
bool name_read_owned(const struct scan *scan, size_t index, size_t *ret_first, size_t *ret_end);

/* Two words that no file knows, behind the genitive of a party, where a list goes on or ends. */
bool name_read_new_owned(const struct scan *scan, size_t index, size_t *ret_first, size_t *ret_end);

/* The word behind commas and "और"; index if there are none. */
size_t name_behind_separators(const struct scan *scan, size_t index);

/* A whole name in quotes is a campaign's, a book's. */
bool name_is_quoted(const struct scan *scan, size_t first, size_t end);

/*
 * What stands at a word in a list of names, up to the next comma, "और" or end: false if it has not
 * the shape of a name. Its words need not be known, and the first may be a common one (हवा सिंह).
 */
bool name_read_member(const struct scan *scan, size_t index, size_t *ret_first, size_t *ret_end);

/*
 * What of the words *first … *end - 1, which the tagger takes for a name, is one: of two words or
 * more, without titles. False if it is none.
 */
bool name_trim(const struct scan *scan, size_t *first, size_t *end);

/* Takes the words for a name; role is 0 or 1 + index. */
void name_add(struct scan *scan, size_t first, size_t end, uint32_t role, const char *rule);

/* True if no name has taken any of the words. */
bool name_is_free(const struct scan *scan, size_t first, size_t end);

/* Takes what follows a name behind ", " and "व"; role is 0, or 1 + index of that of the name. */
void name_read_list(struct scan *scan, size_t end, uint32_t role);

/* हवा सिंह गिल: true if a name that begins here, with सिंह, has lost its first word. */
bool name_is_cut(const struct scan *scan, size_t first);

/* NAME, NAME व a name that is known: takes the ones before it in the list. */
void find_listed_before(struct scan *scan);

/* Takes what a list of names must have as names, too. */
void complete_lists(struct scan *scan);

/* Names behind a task that somebody gets, or behind another's whose place they take. */
void find_entrusted(struct scan *scan);

/* Names in lists of "place - name" and the like, behind the other finders. */
void find_posted(struct scan *scan);

/* True if two letters (केपी, के. पी.) are those of a given name of one word or two: कमल प्रकाश. */
bool letters_stand_for(struct str text, struct str given);

/* True if a word could be part of a name. */
static inline bool name_word(const struct scan *scan, size_t index)
{
	return index < scan->words.n && scan->name_words[index];
}

#endif
