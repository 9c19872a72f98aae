/*
 * Knows when a name is the one that was typed. Names are many and their words are few, so each word
 * is compared with what was typed in Latin letters only once.
 */
#include "wanted.h"

#include "surkhi/text/latin.h"

void wanted_done(struct wanted *wanted)
{
	for (size_t i = 0; i < wanted->n; i++)
		map_done(&wanted->seen[i]);
	arena_done(&wanted->arena);
}

static bool next_word(struct str *rest, struct str *ret_word)
{
	while (str_split(rest, ' ', ret_word))
		if (ret_word->n)
			return true;
	return false;
}

static void wanted_read(struct wanted *wanted)
{
	struct str rest = wanted->key, word;
	wanted->read = true;
	wanted->latin = latin_is(wanted->key);
	while (wanted->n < WANTED_WORDS_MAXIMUM && next_word(&rest, &word))
		wanted->words[wanted->n++] = word;
}

/* The words that were typed, whole and in their order, among those of a name. */
static bool has_words(struct str typed, struct str name)
{
	struct str word, other;
	while (next_word(&typed, &word)) {
		do {
			if (!next_word(&name, &other))
				return false;
		} while (!str_equal(other, word));
	}
	return true;
}

static bool word_meant(struct wanted *wanted, size_t typed, struct str word)
{
	enum { NO = 1, YES = 2 };
	uint32_t *seen = map_put(&wanted->seen[typed], word, NULL);
	if (*seen == 0)
		*seen = latin_matches(wanted->words[typed], word) ? YES : NO;
	return *seen == YES;
}

static bool some_word_meant(struct wanted *wanted, size_t typed, struct str name)
{
	struct str word;
	while (next_word(&name, &word))
		if (word_meant(wanted, typed, word))
			return true;
	return false;
}

bool wanted_matches(struct wanted *wanted, struct str key)
{
	if (!wanted->by_words)
		return str_equal(key, wanted->key);
	if (!wanted->read)
		wanted_read(wanted);
	if (has_words(wanted->key, key))
		return true;
	for (size_t i = 0; i < wanted->n; i++)
		if (!wanted->latin || !some_word_meant(wanted, i, key))
			return false;
	return wanted->n > 0;
}
