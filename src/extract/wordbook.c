/* The memory of how pages write words; what patterns know of a form is asked once. */
#include "wordbook.h"

#include "surkhi/text/fold.h"
#include "surkhi/text/utf8.h"

#include "patterns.h"

enum { WORDS_MAXIMUM = 1 << 16, BYTES_MAXIMUM = 4 << 20 };

static void forget(struct wordbook *book)
{
	dict_done(&book->spellings);
	dict_done(&book->forms);
	arena_done(&book->arena);
	book->page = 0;
}

void wordbook_done(struct wordbook *book)
{
	forget(book);
	buf_done(&book->room);
	canon_done(&book->name);
	*book = (struct wordbook){.page = 0};
}

void wordbook_begin(struct wordbook *book, const struct patterns *patterns)
{
	if (book->patterns != patterns || book->spellings.n >= WORDS_MAXIMUM ||
	    book->spellings.bytes >= BYTES_MAXIMUM || book->page == UINT32_MAX)
		forget(book);
	book->patterns = patterns;
	book->spellings.record_size = sizeof(struct book_word);
	book->forms.record_size = sizeof(struct book_form);
	book->room.maximum = 2 * CANON_MAXIMUM;
	book->name.book = book;
	book->name.text.maximum = 2 * CANON_MAXIMUM;
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
static struct book_form *find_form(struct wordbook *book)
{
	bool new;
	struct str text = buf_str(&book->room);
	struct book_form *form = dict_put(&book->forms, text, &new);
	if (new) {
		form->text = str_copy(&book->arena, text);
		form->sets = patterns_sets_of(book->patterns, text);
		form->outlet = text.n == 0 || map_get(&book->patterns->outlet_words, text) != NULL;
		form->starts = patterns_worth(&book->patterns->starts, text, &book->arena);
		form->inside = patterns_worth(&book->patterns->inside, text, &book->arena);
	}
	return form;
}

uint32_t wordbook_expect(const struct wordbook *book, struct str text)
{
	return dict_expect(&book->spellings, text);
}

static bool is_letter(struct str text)
{
	size_t at = 0;
	char32_t c;
	return utf8_next(text, &at, &c) && canon_is_word(c) && (c < '0' || c > '9');
}

static void read_spelling(struct wordbook *book, struct str text, struct book_word *word)
{
	buf_clear(&book->room);
	fold(text, &book->room);
	word->form = find_form(book);
	word->sets = word->form->sets;
	word->script = (uint8_t)canon_script(text);
	word->plain = str_equal(word->form->text, text);
	word->digit = has_digit(word->form->text);
	word->letter = is_letter(word->form->text);
	word->worthwhile = word->form->starts || word->form->inside;
}

const struct book_word *wordbook_find(struct wordbook *book, struct str text, uint32_t hash)
{
	bool new;
	struct book_word *word = dict_put_hashed(&book->spellings, text, hash, &new);
	if (new)
		read_spelling(book, text, word);
	return word;
}

bool wordbook_place(struct wordbook *book, struct str name)
{
	canon_read(&book->name, name);
	return patterns_place(book->patterns, buf_str(&book->name.text));
}

void wordbook_learn(struct wordbook *book, struct book_form *form)
{
	book->n_learned += form->learned != book->page;
	form->learned = book->page;
}

bool wordbook_learned(const struct wordbook *book, const struct book_form *form)
{
	return form->learned == book->page;
}
