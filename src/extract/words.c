/* From texts to numbered words: tokens, with what the lexicon knows of each. */
#include "words.h"

#include "surkhi/text/token.h"
#include "surkhi/text/utf8.h"

enum { DATELINE_BYTES = 400 }; /* of a story: its dateline is over by then */

struct reader {
	const struct gazetteer *gazetteer;
	struct lexicon *lexicon;
	struct words *words;
};

void words_done(struct words *words)
{
	words->at = mem_free(words->at);
	words->tokens = mem_free(words->tokens);
	words->capacity = words->tokens_capacity = 0;
}

struct str words_text(const struct words *words, size_t first, size_t end)
{
	const struct passage *passage = &words->passages[words->at[first].passage];
	return str_slice(passage->text, words->at[first].start, words->at[end - 1].end);
}

static void add_word(struct words *words, struct word word)
{
	if (words->n == words->capacity)
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
	size_t offset = 0;
	char32_t c = 0;
	utf8_next(mark, &offset, &c);
	if (offset < mark.n)
		return MARK_OTHER;
	switch (c) {
	case '\'':
	case '"':
	case '`':
	case 0x2018: /* ‘ */
	case 0x2019:
	case 0x201C: /* “ */
	case 0x201D:
		return MARK_QUOTE;
	case '-':
	case 0x2010: /* hyphens and the en dash */
	case 0x2011:
	case 0x2013:
		return MARK_HYPHEN;
	case ',':
	case ';':
	case '/':
		return MARK_COMMA;
	case '&':
		return MARK_AND;
	default:
		return MARK_OTHER;
	}
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
		word.entity = trie_step(&reader->gazetteer->entities, 0, word.id);
		word.grammar = trie_step(&reader->gazetteer->grammar, 0, word.id);
		word.local = lexicon_local(reader->lexicon, word.id);
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
static bool is_name_of_letters(const struct reader *reader, const struct lexeme *lexeme)
{
	if (!lexeme->dotted)
		return false;
	const struct gazetteer *gazetteer = reader->gazetteer;
	const struct word *before = &reader->words->at[reader->words->n - 1];
	const struct sense *sense = sense_of(gazetteer, &gazetteer->grammar, before->id);
	return sense && sense->kind == SENSE_OFFICE &&
	       sense_of(gazetteer, &gazetteer->grammar, lexeme->id) &&
	       !sense_of(gazetteer, &gazetteer->entities, lexeme->id);
}

static const struct lexeme *lexeme_of(const struct reader *reader, struct str text,
				      const struct hashed_token *word)
{
	return lexicon_find(reader->lexicon, str_slice(text, word->token.start, word->token.end),
			    word->hash, word->token.kind == TOKEN_NUMBER);
}

static void read_word(struct reader *reader, struct str text, const struct hashed_token *token,
		      struct word word, struct pending *pending)
{
	const struct lexeme *lexeme = lexeme_of(reader, text, token);
	if (is_name_of_letters(reader, lexeme)) {
		word.id = lexicon_letters(reader->lexicon, str_slice(text, word.start, word.end));
		word.flags = WORD_LETTERS;
	} else {
		word.id = lexeme->id;
		word.entity = lexeme->entity;
		word.grammar = lexeme->grammar;
		word.flags = lexeme->flags;
	}
	word.flags |= pending->next;
	word.spelling = lexeme->number;
	word.local = lexicon_local(reader->lexicon, word.id);
	pending->next = 0;
	add_word(reader->words, word);
}

static uint32_t flags_of(const struct reader *reader, struct str text,
			 const struct hashed_token *token)
{
	return token->token.kind == TOKEN_WORD ? lexeme_of(reader, text, token)->flags : 0;
}

/*
 * के जी. दिनेश रेड्डी, मंत्री जी. वी. दिनेश: in front of a name the dot makes a letter of a word that
 * elsewhere stands behind a name and ends a sentence. True if the word and the dot were read as
 * one.
 */
static bool read_letter(struct reader *reader, struct str text, const struct hashed_token *token,
			size_t n, struct word word)
{
	static const uint32_t before = WORD_CASE | WORD_AND | WORD_COMMA | WORD_END;
	const struct word *last = &reader->words->at[reader->words->n - 1];
	const struct token *dot = &token[1].token;
	if (n < 4 || !str_equal(str_slice(text, word.start, word.end), STR("जी")) ||
	    dot->start != word.end || !str_equal(str_slice(text, dot->start, dot->end), STR(".")))
		return false;
	const struct sense *sense =
		sense_of(reader->gazetteer, &reader->gazetteer->grammar, last->id);
	if (!(last->flags & before) && !(sense && sense->kind == SENSE_OFFICE))
		return false;
	uint32_t given = flags_of(reader, text, &token[2]);
	uint32_t surname = given & WORD_INITIAL ? WORD_SURNAME | WORD_GIVEN : WORD_SURNAME;
	uint32_t behind = flags_of(reader, text, &token[3]);
	bool whole = behind & surname;
	/* nobody is spoken to behind a postposition, nor in front of one a word of no file */
	bool sure = (last->flags & WORD_CASE) ||
		    ((given & WORD_GIVEN) && !(given & WORD_NO_NAME)) ||
		    ((given & WORD_UNKNOWN) && (behind & WORD_CASE));
	if (!(given & (WORD_NAME | WORD_UNKNOWN)) || !(whole || sure))
		return false;
	word.end = dot->end;
	struct str spelling = str_slice(text, word.start, word.end);
	word.id = lexicon_letters(reader->lexicon, spelling);
	word.flags = WORD_LETTERS;
	uint32_t hash = lexicon_expect(reader->lexicon, spelling);
	word.spelling = lexicon_find(reader->lexicon, spelling, hash, false)->number;
	word.local = lexicon_local(reader->lexicon, word.id);
	add_word(reader->words, word);
	return true;
}

/* Tells all tokens before the first is looked up, so that the memory is waited for once. */
static size_t read_tokens(struct reader *reader, struct str text)
{
	struct words *words = reader->words;
	struct token token;
	size_t n = 0;
	for (size_t offset = 0; token_next(text, &offset, &token); n++) {
		if (n == words->tokens_capacity)
			words->tokens = mem_grow(words->tokens, &words->tokens_capacity, n + 1,
						 sizeof *words->tokens);
		struct str spelling = str_slice(text, token.start, token.end);
		words->tokens[n].token = token;
		if (token.kind != TOKEN_MARK)
			words->tokens[n].hash = lexicon_expect(reader->lexicon, spelling);
	}
	for (size_t i = 0; i < n; i++)
		if (words->tokens[i].token.kind != TOKEN_MARK)
			lexicon_fetch(reader->lexicon, words->tokens[i].hash);
	for (size_t i = 0; i < n; i++)
		if (words->tokens[i].token.kind != TOKEN_MARK)
			lexicon_foresee(reader->lexicon, words->tokens[i].hash);
	return n;
}

static void read_passage(struct reader *reader, size_t index)
{
	struct passage *passage = &reader->words->passages[index];
	struct pending pending = {0};
	size_t n = read_tokens(reader, passage->text);
	passage->first = (uint32_t)reader->words->n;
	for (size_t i = 0; i < n; i++) {
		const struct hashed_token *token = &reader->words->tokens[i];
		struct word word = {.start = token->token.start,
				    .end = token->token.end,
				    .passage = (uint32_t)index};
		if (token->token.kind == TOKEN_MARK)
			read_mark(reader, passage->text, &token->token, word, &pending);
		else if (!pending.next && read_letter(reader, passage->text, token, n - i, word))
			i++;
		else
			read_word(reader, passage->text, token, word, &pending);
	}
	passage->end = (uint32_t)reader->words->n;
	add_gap(reader->words, index);
}

/* True if the story does not begin with its dateline. */
static bool stands_apart(const struct article *article)
{
	if (!article->dateline.n)
		return false;
	for (size_t i = 0; i < article->n_paragraphs; i++) {
		struct str text = article->paragraphs[i].text;
		if (!article->paragraphs[i].subhead)
			return str_find(
				       str_slice(text, 0,
						 text.n < DATELINE_BYTES ? text.n : DATELINE_BYTES),
				       article->dateline, 0) == SIZE_MAX;
	}
	return true;
}

static void list_passages(const struct article *article, struct arena *arena, struct words *words)
{
	words->passages = arena_new(arena, article->n_paragraphs + 3, sizeof *words->passages);
	/* A derived headline is a sentence of the body, which counts once. */
	words->passages[words->n_passages++] =
		(struct passage){.field = FIELD_HEADLINE,
				 .text = article->headline_derived ? STR_EMPTY : article->headline};
	words->passages[words->n_passages++] =
		(struct passage){.field = FIELD_STANDFIRST, .text = article->standfirst};
	if (stands_apart(article))
		words->passages[words->n_passages++] = (struct passage){
			.field = FIELD_BODY, .text = article->dateline, .apart = true};
	for (size_t i = 0; i < article->n_paragraphs; i++)
		words->passages[words->n_passages++] = (struct passage){
			.field = article->paragraphs[i].subhead ? FIELD_SUBHEAD : FIELD_BODY,
			.paragraph = (uint32_t)i,
			.text = article->paragraphs[i].text};
}

/* Who does something is marked by ने, and that is evidence for the word wherever it stands. */
static void mark_agents(const struct gazetteer *gazetteer, struct arena *arena, struct words *words)
{
	bool *agents = arena_new(arena, words->n_locals, sizeof *agents);
	for (size_t i = 0; i + 1 < words->n; i++)
		if (words->at[i + 1].id == gazetteer->known[KNOWN_NE])
			agents[words->at[i].local] = true;
	for (size_t i = 0; i < words->n; i++)
		if (words->at[i].id && agents[words->at[i].local])
			words->at[i].flags |= WORD_AGENT;
}

void words_read(struct words *words, const struct gazetteer *gazetteer, struct lexicon *lexicon,
		const struct article *article, struct arena *arena)
{
	struct reader reader = {.gazetteer = gazetteer, .lexicon = lexicon, .words = words};
	words->n = words->n_passages = 0;
	lexicon_begin(lexicon, gazetteer);
	list_passages(article, arena, words);
	add_gap(words, 0);
	for (size_t i = 0; i < words->n_passages; i++)
		read_passage(&reader, i);
	words->n_locals = lexicon->n_locals;
	mark_agents(gazetteer, arena, words);
}
