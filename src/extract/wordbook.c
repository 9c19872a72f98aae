/* The memory of how pages write words; what patterns know of a form is asked once. */
#include "wordbook.h"

#include "surkhi/text/fold.h"

#include "patterns.h"

enum { WORDS_MAXIMUM = 1 << 16, BYTES_MAXIMUM = 4 << 20 };

static void forget(struct wordbook *book)
{
	map_done(&book->spellings);
	map_done(&book->known);
	arena_done(&book->arena);
	book->n_words = book->n_forms = book->bytes = 0;
	book->page = 0;
}

void wordbook_done(struct wordbook *book)
{
	forget(book);
	mem_free(book->words);
	mem_free(book->forms);
	buf_done(&book->room);
	*book = (struct wordbook){.n_words = 0};
}

void wordbook_begin(struct wordbook *book, const struct patterns *patterns)
{
	if (book->patterns != patterns || book->n_words >= WORDS_MAXIMUM ||
	    book->bytes >= BYTES_MAXIMUM || book->page == UINT32_MAX)
		forget(book);
	book->patterns = patterns;
	book->room.maximum = 2 * CANON_MAXIMUM;
	book->page++;
	book->n_learned = 0;
}

static bool has_digit(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] >= '0' && text.s[i] <= '9')
			return true;
	return false;
}

/* The form of the text in book->room. */
static uint32_t find_form(struct wordbook *book)
{
	const uint32_t *known = map_get(&book->known, buf_str(&book->room));
	if (known)
		return *known;
	struct book_form form = {.text = str_copy(&book->arena, buf_str(&book->room))};
	form.sets = patterns_sets_of(book->patterns, form.text);
	form.digit = has_digit(form.text);
	form.starts = patterns_worth(&book->patterns->starts, form.text, &book->arena);
	form.inside = patterns_worth(&book->patterns->inside, form.text, &book->arena);
	*map_put(&book->known, form.text, NULL) = (uint32_t)book->n_forms;
	book->forms = mem_grow(book->forms, &book->forms_capacity, book->n_forms + 1, sizeof form);
	book->forms[book->n_forms] = form;
	return (uint32_t)book->n_forms++;
}

const struct book_word *wordbook_find(struct wordbook *book, struct str word)
{
	const uint32_t *known = map_get(&book->spellings, word);
	if (known)
		return &book->words[*known];
	buf_clear(&book->room);
	fold(word, &book->room);
	struct book_word made = {.form = find_form(book), .script = canon_script(word)};
	*map_put(&book->spellings, str_copy(&book->arena, word), NULL) = (uint32_t)book->n_words;
	book->bytes += word.n;
	book->words = mem_grow(book->words, &book->words_capacity, book->n_words + 1, sizeof made);
	book->words[book->n_words] = made;
	return &book->words[book->n_words++];
}

void wordbook_learn(struct wordbook *book, uint32_t form)
{
	book->n_learned += book->forms[form].learned != book->page;
	book->forms[form].learned = book->page;
}

bool wordbook_learned(const struct wordbook *book, uint32_t form)
{
	return book->forms[form].learned == book->page;
}
