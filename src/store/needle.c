/* Knows what a word of a query asks of a word of a text. The index is asked in words.c. */
#include "form.h"
#include "surkhi/text/latin.h"
#include "words.h"

enum { KEY_MAXIMUM = 1024 };

static struct str key_of(struct str form, struct arena *arena)
{
	struct buf key = BUF_INIT((size_t)KEY_MAXIMUM);
	latin_key(form, &key);
	struct str copy = str_copy(arena, buf_str(&key));
	buf_done(&key);
	return copy;
}

void needle_read(const struct query_node *node, struct arena *arena, struct needle *ret_needle)
{
	struct form_reader reader = FORM_READER_INIT(node->text);
	struct needle needle = {.headline_only = node->headline_only};
	struct form form;
	while (needle.n < PHRASE_WORDS_MAXIMUM && form_next(&reader, &form)) {
		struct needle_word *word = &needle.words[needle.n++];
		word->form = str_copy(arena, form.text);
		word->latin = !node->exact && latin_is(form.text);
		word->key = word->latin ? key_of(form.text, arena) : STR_EMPTY;
	}
	if (needle.n)
		needle.words[needle.n - 1].prefix = node->prefix;
	form_reader_done(&reader);
	*ret_needle = needle;
}

/*
 * Words that share their consonants may still be far apart: "modi" is not मुद्दा, "lalu" not लाल.
 * English words are spelt further from their Hindi form than Hindi ones, and are longer.
 */
bool latin_near(struct str typed, struct str form)
{
	return latin_distance(typed, form) <= 1 + typed.n / 5;
}

static bool latin_word_matches(const struct needle_word *word, struct str form)
{
	struct arena arena CLEANUP(arena_done) = {0};
	if (latin_is(form))
		return false;
	if (word->prefix)
		return word->key.n > 0 && latin_matches(word->form, form);
	return str_equal(key_of(form, &arena), word->key) && latin_near(word->form, form);
}

bool needle_word_matches(const struct needle_word *word, struct str form)
{
	if (word->prefix ? str_starts(form, word->form) : str_equal(form, word->form))
		return true;
	return word->latin && latin_word_matches(word, form);
}
