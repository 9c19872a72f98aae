/* Knows how an article's text becomes the words that the index is given (see article-words.h). */
#include "article-words.h"

enum {
	SPELLINGS_MAXIMUM = 1 << 15, /* an archive has more, but hardly uses them twice */
	BYTES_MAXIMUM = 4 << 20,     /* of spellings */
	ROOM_KEPT = 1 << 18,         /* words; articles hardly ever have more */
};

/* A form, whose text is behind it in its dictionary. */
struct known_form {
	uint32_t n;       /* bytes of the text */
	uint32_t article; /* that had it last, … */
	uint32_t number;  /* … and its number there */
};

struct spelling {
	struct known_form *form; /* NULL: it has none */
};

static void forget(struct words_reader *reader)
{
	dict_done(&reader->spellings);
	dict_done(&reader->forms);
	reader->article = 0;
}

static void free_room(struct words_reader *reader)
{
	buf_done(&reader->bytes);
	reader->ends = mem_free(reader->ends);
	reader->tokens = mem_free(reader->tokens);
	reader->read = mem_free(reader->read);
	reader->forms_capacity = reader->tokens_capacity = reader->read_capacity = 0;
}

void words_reader_done(struct words_reader *reader)
{
	forget(reader);
	free_room(reader);
	buf_done(&reader->form);
}

static void begin(struct words_reader *reader)
{
	if (reader->spellings.n >= SPELLINGS_MAXIMUM || reader->spellings.bytes >= BYTES_MAXIMUM ||
	    reader->article == UINT32_MAX)
		forget(reader);
	if (reader->tokens_capacity > ROOM_KEPT)
		free_room(reader);
	reader->spellings.record_size = sizeof(struct spelling);
	reader->forms.record_size = sizeof(struct known_form);
	reader->article++;
	reader->n_forms = reader->n_tokens = 0;
	buf_clear(&reader->bytes);
}

static struct known_form *form_of_spelling(struct words_reader *reader, struct str spelling)
{
	bool new;
	struct spelling *known = dict_put(&reader->spellings, spelling, &new);
	if (new) {
		form_of(spelling, &reader->form);
		if (reader->form.n)
			known->form = dict_put(&reader->forms, buf_str(&reader->form), NULL);
		if (known->form)
			known->form->n = (uint32_t)reader->form.n;
	}
	return known->form;
}

static void add_token(struct words_reader *reader, uint32_t number)
{
	reader->tokens = mem_grow(reader->tokens, &reader->tokens_capacity, reader->n_tokens + 1,
				  sizeof *reader->tokens);
	reader->tokens[reader->n_tokens++] = number;
}

/* Number 0 is not a form's: WORDS_PARAGRAPH_END. */
static uint32_t number_of(struct words_reader *reader, struct known_form *form)
{
	if (form->article == reader->article)
		return form->number;
	reader->ends = mem_grow(reader->ends, &reader->forms_capacity, reader->n_forms + 1,
				sizeof *reader->ends);
	buf_add(&reader->bytes, (struct str){(const char *)(form + 1), form->n});
	reader->ends[reader->n_forms++] = (uint32_t)reader->bytes.n;
	form->article = reader->article;
	return form->number = (uint32_t)reader->n_forms;
}

/* All spellings are told before the first is looked up, so that the memory is waited for once. */
static size_t read_spellings(struct words_reader *reader, struct str text)
{
	size_t n = 0;
	struct token token;
	for (size_t offset = 0; form_token(text, &offset, &token); n++) {
		reader->read =
			mem_grow(reader->read, &reader->read_capacity, n + 1, sizeof *reader->read);
		reader->read[n] = token;
		dict_expect(&reader->spellings, str_slice(text, token.start, token.end));
	}
	return n;
}

static void read_paragraph(struct words_reader *reader, struct str text)
{
	size_t n = read_spellings(reader, text);
	for (size_t i = 0; i < n; i++) {
		const struct token *token = &reader->read[i];
		struct known_form *form =
			form_of_spelling(reader, str_slice(text, token->start, token->end));
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
