/* Knows how an article's text becomes the words that the index is given (see article-words.h). */
#include "article-words.h"

enum {
	WORDS_MAXIMUM = 1 << 16, /* an archive has more, but hardly uses them twice */
	BYTES_MAXIMUM = 4 << 20, /* of them */
	ROOM_KEPT = 1 << 18,     /* words; articles hardly ever have more */
};

/*
 * A word as it is written, or a form: most words are written like their forms, and those are one.
 * Its text is behind it in the dictionary.
 */
struct word {
	struct word *form; /* of what is written so; NULL: it has none, or nothing was yet */
	bool written;      /* form is known */
	uint32_t n;        /* the rest is a form's: bytes of the text, … */
	uint32_t hash;     /* … their hash, … */
	uint32_t article;  /* … the article that had it last, … */
	uint32_t number;   /* … and its number there */
};

/* A word of a text, before it is looked up. */
struct spelt {
	struct str text;
	uint32_t hash;
};

static void forget(struct words_reader *reader)
{
	dict_done(&reader->words);
	reader->article = 0;
}

static void free_room(struct words_reader *reader)
{
	buf_done(&reader->bytes);
	reader->ends = mem_free(reader->ends);
	reader->hashes = mem_free(reader->hashes);
	reader->tokens = mem_free(reader->tokens);
	reader->read = mem_free(reader->read);
	reader->ends_capacity = reader->hashes_capacity = 0;
	reader->tokens_capacity = reader->read_capacity = 0;
}

void words_reader_done(struct words_reader *reader)
{
	forget(reader);
	free_room(reader);
	buf_done(&reader->form);
}

static void begin(struct words_reader *reader)
{
	if (reader->words.n >= WORDS_MAXIMUM || reader->words.bytes >= BYTES_MAXIMUM ||
	    reader->article == UINT32_MAX)
		forget(reader);
	if (reader->tokens_capacity > ROOM_KEPT)
		free_room(reader);
	reader->words.record_size = sizeof(struct word);
	reader->article++;
	reader->n_forms = reader->n_tokens = 0;
	buf_clear(&reader->bytes);
}

/* The form that a word has which is written so for the first time. */
static struct word *form_find(struct words_reader *reader, struct word *word,
			      const struct spelt *spelt)
{
	form_of(spelt->text, &reader->form);
	struct str text = buf_str(&reader->form);
	if (text.n == 0)
		return NULL;
	bool same = str_equal(text, spelt->text);
	uint32_t hash = same ? spelt->hash : dict_expect(&reader->words, text);
	struct word *form = same ? word : dict_put_hashed(&reader->words, text, hash, NULL);
	form->n = (uint32_t)text.n;
	form->hash = hash;
	return form;
}

static struct word *form_of_spelling(struct words_reader *reader, const struct spelt *spelt)
{
	struct word *word = dict_put_hashed(&reader->words, spelt->text, spelt->hash, NULL);
	if (!word->written) {
		word->form = form_find(reader, word, spelt);
		word->written = true;
	}
	return word->form;
}

static void add_token(struct words_reader *reader, uint32_t number)
{
	reader->tokens = mem_grow(reader->tokens, &reader->tokens_capacity, reader->n_tokens + 1,
				  sizeof *reader->tokens);
	reader->tokens[reader->n_tokens++] = number;
}

/* Number 0 is not a form's: WORDS_PARAGRAPH_END. */
static uint32_t number_of(struct words_reader *reader, struct word *form)
{
	if (form->article == reader->article)
		return form->number;
	size_t n = reader->n_forms++;
	reader->ends = mem_grow(reader->ends, &reader->ends_capacity, n + 1, sizeof *reader->ends);
	reader->hashes =
		mem_grow(reader->hashes, &reader->hashes_capacity, n + 1, sizeof *reader->hashes);
	buf_add(&reader->bytes, (struct str){(const char *)(form + 1), form->n});
	reader->ends[n] = (uint32_t)reader->bytes.n;
	reader->hashes[n] = form->hash;
	form->article = reader->article;
	return form->number = (uint32_t)reader->n_forms;
}

/* All words are told before the first is looked up, so that the memory is waited for once. */
static size_t read_spellings(struct words_reader *reader, struct str text)
{
	size_t n = 0;
	struct token token;
	for (size_t offset = 0; form_token(text, &offset, &token); n++) {
		reader->read =
			mem_grow(reader->read, &reader->read_capacity, n + 1, sizeof *reader->read);
		struct spelt *spelt = &reader->read[n];
		spelt->text = str_slice(text, token.start, token.end);
		spelt->hash = dict_expect(&reader->words, spelt->text);
	}
	for (size_t i = 0; i < n; i++)
		dict_fetch(&reader->words, reader->read[i].hash);
	return n;
}

static void read_paragraph(struct words_reader *reader, struct str text)
{
	size_t n = read_spellings(reader, text);
	for (size_t i = 0; i < n; i++) {
		struct word *form = form_of_spelling(reader, &reader->read[i]);
		if (form)
			add_token(reader, number_of(reader, form));
	}
}

/* How many tokens a text has. */
static size_t read_text(struct words_reader *reader, struct str text)
{
	struct str rest = text, paragraph;
	size_t before = reader->n_tokens;
	while (str_line(&rest, &paragraph)) {
		read_paragraph(reader, paragraph);
		if (rest.n)
			add_token(reader, WORDS_PARAGRAPH_END);
	}
	return reader->n_tokens - before;
}

static uint32_t *copy_numbers(struct arena *arena, const uint32_t *numbers, size_t n)
{
	void *copy = arena_copy(arena, numbers, n * sizeof *numbers);
	return copy;
}

void article_words_read(struct words_reader *reader, struct str headline, struct str body,
			struct arena *arena, struct article_words *ret_words)
{
	begin(reader);
	ret_words->n[WORDS_HEADLINE] = read_text(reader, headline);
	ret_words->n[WORDS_BODY] = read_text(reader, body);
	ret_words->n_forms = reader->n_forms;
	ret_words->bytes = arena_copy(arena, reader->bytes.s, reader->bytes.n);
	ret_words->ends = copy_numbers(arena, reader->ends, reader->n_forms);
	ret_words->hashes = copy_numbers(arena, reader->hashes, reader->n_forms);
	ret_words->tokens = copy_numbers(arena, reader->tokens, reader->n_tokens);
}

struct str article_words_form(const struct article_words *words, uint32_t number)
{
	uint32_t start = number > 1 ? words->ends[number - 2] : 0;
	return (struct str){words->bytes + start, words->ends[number - 1] - start};
}

const uint32_t *article_words_column(const struct article_words *words, enum words_column column)
{
	return words->tokens + (column == WORDS_BODY ? words->n[WORDS_HEADLINE] : 0);
}
