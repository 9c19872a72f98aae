/* Knows how an article's text becomes the words that the index is given (see article-words.h). */
#include "article-words.h"

#include "form.h"
#include "surkhi/base/map.h"

struct reading {
	struct form_reader reader;
	struct arena forms; /* keys of the map */
	struct map map;     /* form → number */
	struct buf bytes;
	uint32_t *ends;
	size_t n_forms, forms_capacity;
	uint32_t *tokens;
	size_t n, capacity;
};

static void add_token(struct reading *reading, uint32_t number)
{
	reading->tokens = mem_grow(reading->tokens, &reading->capacity, reading->n + 1,
				   sizeof *reading->tokens);
	reading->tokens[reading->n++] = number;
}

/* Number 0 is not a form's: WORDS_PARAGRAPH_END. */
static uint32_t number_of(struct reading *reading, struct str form)
{
	const uint32_t *known = map_get(&reading->map, form);
	if (known)
		return *known;
	reading->ends = mem_grow(reading->ends, &reading->forms_capacity, reading->n_forms + 1,
				 sizeof *reading->ends);
	buf_add(&reading->bytes, form);
	reading->ends[reading->n_forms++] = (uint32_t)reading->bytes.n;
	form = str_copy(&reading->forms, form);
	return *map_put(&reading->map, form, NULL) = (uint32_t)reading->n_forms;
}

/* How many tokens a text has. */
static size_t read_text(struct reading *reading, struct str text)
{
	struct str rest = text, paragraph;
	struct form form;
	size_t before = reading->n;
	while (str_line(&rest, &paragraph)) {
		reading->reader.text = paragraph;
		reading->reader.offset = 0;
		while (form_next(&reading->reader, &form))
			add_token(reading, number_of(reading, form.text));
		if (rest.n)
			add_token(reading, WORDS_PARAGRAPH_END);
	}
	return reading->n - before;
}

/* As long as it is, in arena; items are freed. */
static void *settle(struct arena *arena, void *items, size_t bytes)
{
	void *copy = arena_copy(arena, items, bytes);
	mem_free(items);
	return copy;
}

void article_words_read(struct str headline, struct str body, struct arena *arena,
			struct article_words *ret_words)
{
	struct reading reading = {.reader = FORM_READER_INIT(STR_EMPTY),
				  .bytes = BUF_INIT((size_t)UINT32_MAX)};
	ret_words->n[WORDS_HEADLINE] = read_text(&reading, headline);
	ret_words->n[WORDS_BODY] = read_text(&reading, body);
	ret_words->n_forms = reading.n_forms;
	ret_words->bytes = arena_copy(arena, reading.bytes.s, reading.bytes.n);
	ret_words->ends = settle(arena, reading.ends, reading.n_forms * sizeof *reading.ends);
	ret_words->tokens = settle(arena, reading.tokens, reading.n * sizeof *reading.tokens);
	buf_done(&reading.bytes);
	map_done(&reading.map);
	arena_done(&reading.forms);
	form_reader_done(&reading.reader);
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
