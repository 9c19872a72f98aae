/*
 * From texts to numbered words. Folding is the dear part, and an article says the same words again
 * and again, so each spelling is folded once per article.
 */
#include "words.h"

#include <string.h>

#include "surkhi/text/token.h"
#include "surkhi/text/utf8.h"

enum { KEY_MAXIMUM = 1 << 12, LETTERS = 4 };

struct form {
	uint32_t id, flags;
};

struct reader {
	const struct gazetteer *gazetteer;
	struct arena *arena;
	struct words *words;
	struct map spellings; /* as written → form */
	struct map others;    /* keys that the gazetteer has not → id */
	struct form *forms;
	size_t n_forms, forms_capacity;
	struct buf key;
};

void words_done(struct words *words)
{
	words->at = mem_free(words->at);
}

struct str words_text(const struct words *words, size_t first, size_t end)
{
	const struct passage *passage = &words->passages[words->at[first].passage];
	return str_slice(passage->text, words->at[first].start, words->at[end - 1].end);
}

static bool is_devanagari(struct str token)
{
	size_t offset = 0;
	char32_t c = 0;
	return utf8_next(token, &offset, &c) && c >= 0x0900 && c <= 0x097f;
}

static bool ends_in(struct str key, const char *const *endings, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (key.n > str_from(endings[i]).n && str_ends(key, str_from(endings[i])))
			return true;
	return false;
}

/* What the end of a word that no file has tells. */
static uint32_t flags_of_ending(struct str key)
{
	static const char *const inflected[] = {"ों",  "ओं",  "एं",    "ियां",  "ेंगे",
						"ेंगी", "ेगा", "ेगी",   "एगा",  "एगी",
						"ूंगा", "गण", "कर्मी", "वासी", "वादी"};
	static const char *const offices[] = {"ाध्यक्ष",  "अध्यक्ष", "सचिव", "मंत्री",
					      "प्रभारी", "संयोजक", "प्रमुख", "अधिकारी"};
	if (ends_in(key, inflected, sizeof inflected / sizeof *inflected))
		return WORD_INFLECTED;
	return ends_in(key, offices, sizeof offices / sizeof *offices) ? WORD_OFFICE : 0;
}

/* The number of a key that the gazetteer has not. */
static uint32_t other_id(struct reader *reader, struct str key)
{
	uint32_t *id = map_get(&reader->others, key);
	if (!id) {
		id = map_put(&reader->others, str_copy(reader->arena, key), NULL);
		*id = (uint32_t)(reader->gazetteer->flags.n + reader->others.n);
	}
	return *id;
}

/* True for names of letters with a dot behind each: के., टी.आर., एम॰के॰ */
static bool is_dotted(const struct gazetteer *gazetteer, struct str token)
{
	static const struct str dots[] = {{".", 1}, {"॰", sizeof "॰" - 1}};
	unsigned letters = 0;
	for (size_t start = 0, end = 0; end < token.n; end++) {
		struct str rest = str_slice(token, end, token.n);
		size_t n = str_starts(rest, dots[0])   ? dots[0].n
			   : str_starts(rest, dots[1]) ? dots[1].n
						       : 0;
		if (!n)
			continue;
		uint32_t id = gazetteer_word(gazetteer, str_slice(token, start, end));
		if (!(gazetteer->flags.at[id] & WORD_INITIAL) || ++letters > LETTERS)
			return false;
		start = end + n;
		end = start - 1;
		if (start == token.n)
			return true;
	}
	return false;
}

static struct form make_form(struct reader *reader, struct str token, enum token_kind kind)
{
	buf_clear(&reader->key);
	gazetteer_key(token, &reader->key);
	struct str key = buf_str(&reader->key);
	struct form form = {.id = gazetteer_word(reader->gazetteer, key)};
	if (form.id) {
		form.flags = reader->gazetteer->flags.at[form.id];
	} else {
		form.id = other_id(reader, key);
		form.flags = WORD_UNKNOWN;
	}
	if ((form.flags & (WORD_UNKNOWN | WORD_INITIAL)) && is_dotted(reader->gazetteer, token)) {
		if (form.flags & WORD_NO_NAME)
			form.id = other_id(reader, token);
		form.flags = WORD_LETTERS;
	} else if (kind == TOKEN_NUMBER)
		form.flags |= WORD_NUMBER;
	else if (!is_devanagari(token))
		form.flags |= WORD_FOREIGN;
	else
		form.flags |= flags_of_ending(key) &
			      (form.flags & WORD_UNKNOWN ? UINT32_MAX : WORD_INFLECTED);
	return form;
}

static struct form find_form(struct reader *reader, struct str token, enum token_kind kind)
{
	bool new;
	uint32_t *at = map_put(&reader->spellings, token, &new);
	if (!new)
		return reader->forms[*at];
	*at = (uint32_t)reader->n_forms;
	reader->forms = mem_grow(reader->forms, &reader->forms_capacity, reader->n_forms + 1,
				 sizeof *reader->forms);
	return reader->forms[reader->n_forms++] = make_form(reader, token, kind);
}

static void add_word(struct words *words, struct word word)
{
	words->at = mem_grow(words->at, &words->capacity, words->n + 1, sizeof *words->at);
	words->at[words->n++] = word;
}

static void add_gap(struct words *words, size_t passage)
{
	add_word(words, (struct word){.flags = WORD_MARK | WORD_END, .passage = (uint32_t)passage});
}

enum mark_kind { MARK_OTHER, MARK_QUOTE, MARK_HYPHEN, MARK_COMMA, MARK_AND };

static enum mark_kind mark_kind(struct str mark)
{
	static const struct {
		const char *mark;
		enum mark_kind kind;
	} marks[] = {
		{"'", MARK_QUOTE},  {"\"", MARK_QUOTE}, {"‘", MARK_QUOTE},  {"’", MARK_QUOTE},
		{"“", MARK_QUOTE},  {"”", MARK_QUOTE},  {"`", MARK_QUOTE},  {"-", MARK_HYPHEN},
		{"‐", MARK_HYPHEN}, {"‑", MARK_HYPHEN}, {"–", MARK_HYPHEN}, {",", MARK_COMMA},
		{";", MARK_COMMA},  {"/", MARK_COMMA},  {"&", MARK_AND},
	};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (mark.n == strlen(marks[i].mark) && memcmp(mark.s, marks[i].mark, mark.n) == 0)
			return marks[i].kind;
	return MARK_OTHER;
}

static bool is_blank_at(struct str text, size_t offset)
{
	return offset >= text.n || text.s[offset] == ' ' || text.s[offset] == '\t' ||
	       text.s[offset] == '\n' || (unsigned char)text.s[offset] == 0xc2;
}

/* Flags that a mark leaves on its neighbours instead of standing in the row itself. */
struct pending {
	uint32_t next; /* flags of the next word */
};

static void read_mark(struct reader *reader, struct str text, const struct token *token,
		      struct word word, struct pending *pending)
{
	struct words *words = reader->words;
	struct str mark = str_slice(text, token->start, token->end);
	struct word *last = &words->at[words->n - 1];
	switch (mark_kind(mark)) {
	case MARK_QUOTE:
		if (last->end == token->start && !(last->flags & WORD_END))
			last->flags |= WORD_UNQUOTE;
		if (!is_blank_at(text, token->end))
			pending->next |= WORD_QUOTE;
		return;
	case MARK_HYPHEN:
		if (last->end == token->start && !(last->flags & WORD_MARK) &&
		    !is_blank_at(text, token->end)) {
			pending->next |= WORD_JOINED;
			return;
		}
		word.flags = WORD_MARK;
		break;
	case MARK_COMMA:
		word.flags = WORD_MARK | WORD_COMMA;
		break;
	case MARK_AND:
		word.flags = WORD_AND;
		break;
	case MARK_OTHER:
		word.id = gazetteer_word(reader->gazetteer, mark);
		word.flags = WORD_MARK | (token_ends_sentence(text, token) ? WORD_END : 0);
		break;
	}
	add_word(words, word);
}

static const struct sense *sense_of(const struct gazetteer *gazetteer, const struct trie *trie,
				    uint32_t id)
{
	return gazetteer_senses(gazetteer, trie, trie_step(trie, 0, id));
}

/* Behind an office letters that spell another office are a name: सचिव पी.एम. अमीर. */
static bool is_name_of_letters(const struct reader *reader, struct str token, uint32_t id)
{
	const struct gazetteer *gazetteer = reader->gazetteer;
	const struct word *before = &reader->words->at[reader->words->n - 1];
	const struct sense *sense = sense_of(gazetteer, &gazetteer->grammar, before->id);
	return sense && sense->kind == SENSE_OFFICE &&
	       sense_of(gazetteer, &gazetteer->grammar, id) && is_dotted(gazetteer, token) &&
	       !sense_of(gazetteer, &gazetteer->entities, id);
}

static void read_passage(struct reader *reader, size_t index)
{
	struct passage *passage = &reader->words->passages[index];
	struct pending pending = {0};
	struct token token;
	passage->first = (uint32_t)reader->words->n;
	for (size_t offset = 0; token_next(passage->text, &offset, &token);) {
		struct word word = {
			.start = token.start, .end = token.end, .passage = (uint32_t)index};
		if (token.kind == TOKEN_MARK) {
			read_mark(reader, passage->text, &token, word, &pending);
			continue;
		}
		struct str text = str_slice(passage->text, token.start, token.end);
		struct form form = find_form(reader, text, token.kind);
		if (is_name_of_letters(reader, text, form.id))
			form = (struct form){other_id(reader, text), WORD_LETTERS};
		word.id = form.id;
		word.flags = form.flags | pending.next;
		pending.next = 0;
		add_word(reader->words, word);
	}
	passage->end = (uint32_t)reader->words->n;
	add_gap(reader->words, index);
}

static void list_passages(const struct article *article, struct arena *arena, struct words *words)
{
	words->passages = arena_new(arena, article->n_paragraphs + 2, sizeof *words->passages);
	/* A derived headline is a sentence of the body, which counts once. */
	words->passages[words->n_passages++] =
		(struct passage){.field = FIELD_HEADLINE,
				 .text = article->headline_derived ? STR_EMPTY : article->headline};
	words->passages[words->n_passages++] =
		(struct passage){.field = FIELD_STANDFIRST, .text = article->standfirst};
	for (size_t i = 0; i < article->n_paragraphs; i++)
		words->passages[words->n_passages++] = (struct passage){
			.field = article->paragraphs[i].subhead ? FIELD_SUBHEAD : FIELD_BODY,
			.paragraph = (uint32_t)i,
			.text = article->paragraphs[i].text};
}

/* Who does something is marked by ने, and that is evidence for the word wherever it stands. */
static void mark_agents(const struct gazetteer *gazetteer, struct words *words, size_t n_ids)
{
	bool *agents = mem_new(n_ids + 1, sizeof *agents);
	for (size_t i = 0; i + 1 < words->n; i++)
		if (words->at[i + 1].id == gazetteer->known[KNOWN_NE])
			agents[words->at[i].id] = true;
	for (size_t i = 0; i < words->n; i++)
		if (words->at[i].id && agents[words->at[i].id])
			words->at[i].flags |= WORD_AGENT;
	mem_free(agents);
}

void words_read(const struct gazetteer *gazetteer, const struct article *article,
		struct arena *arena, struct words *ret_words)
{
	*ret_words = (struct words){.passages = NULL};
	struct reader reader = {.gazetteer = gazetteer,
				.arena = arena,
				.words = ret_words,
				.key = BUF_INIT(KEY_MAXIMUM)};
	list_passages(article, arena, ret_words);
	add_gap(ret_words, 0);
	for (size_t i = 0; i < ret_words->n_passages; i++)
		read_passage(&reader, i);
	mark_agents(gazetteer, ret_words, gazetteer->flags.n + reader.others.n);
	map_done(&reader.spellings);
	map_done(&reader.others);
	mem_free(reader.forms);
	buf_done(&reader.key);
}
