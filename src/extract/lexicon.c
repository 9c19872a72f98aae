/* What can be said of a word from its letters alone, said once for each spelling. */
#include "lexicon.h"

#include <string.h>

#include "surkhi/text/utf8.h"

enum {
	KEY_MAXIMUM = 1 << 12,
	SPELLINGS_MAXIMUM = 1 << 16, /* an archive has more, but hardly uses them twice */
	BYTES_MAXIMUM = 4 << 20,
	LETTERS = 4, /* of a name, at most */
};

static void forget(struct lexicon *lexicon)
{
	dict_done(&lexicon->spellings);
	dict_done(&lexicon->others);
	lexicon->n_seen = lexicon->article = 0;
	lexicon->forgot++;
}

void lexicon_done(struct lexicon *lexicon)
{
	forget(lexicon);
	lexicon->seen = mem_free(lexicon->seen);
	lexicon->seen_capacity = 0;
	buf_done(&lexicon->room);
}

void lexicon_begin(struct lexicon *lexicon, const struct gazetteer *gazetteer)
{
	if (lexicon->gazetteer != gazetteer || lexicon->spellings.n >= SPELLINGS_MAXIMUM ||
	    lexicon->spellings.bytes >= BYTES_MAXIMUM || lexicon->article == UINT32_MAX)
		forget(lexicon);
	lexicon->gazetteer = gazetteer;
	lexicon->spellings.record_size = sizeof(struct lexeme);
	lexicon->others.record_size = sizeof(uint32_t);
	lexicon->room.maximum = KEY_MAXIMUM;
	lexicon->article++;
	lexicon->n_locals = 1;
}

static bool is_devanagari(struct str token)
{
	size_t offset = 0;
	char32_t c = 0;
	return utf8_next(token, &offset, &c) && c >= 0x0900 && c <= 0x097f;
}

#define ENDING(text, flag)                                                                         \
	{                                                                                          \
		{text, sizeof(text) - 1}, flag                                                     \
	}

/* What the end of a word that no file has tells. */
static uint32_t flags_of_ending(struct str key)
{
	static const struct {
		struct str text;
		uint32_t flag;
	} endings[] = {
		ENDING("ों", WORD_INFLECTED),    ENDING("ओं", WORD_INFLECTED),
		ENDING("एं", WORD_INFLECTED),    ENDING("ियां", WORD_INFLECTED),
		ENDING("ेंगे", WORD_INFLECTED),    ENDING("ेंगी", WORD_INFLECTED),
		ENDING("ेगा", WORD_INFLECTED),   ENDING("ेगी", WORD_INFLECTED),
		ENDING("एगा", WORD_INFLECTED),  ENDING("एगी", WORD_INFLECTED),
		ENDING("ूंगा", WORD_INFLECTED),   ENDING("गण", WORD_INFLECTED),
		ENDING("कर्मी", WORD_INFLECTED), ENDING("वासी", WORD_INFLECTED),
		ENDING("वादी", WORD_INFLECTED), ENDING("ाध्यक्ष", WORD_OFFICE),
		ENDING("अध्यक्ष", WORD_OFFICE),   ENDING("सचिव", WORD_OFFICE),
		ENDING("मंत्री", WORD_OFFICE),    ENDING("प्रभारी", WORD_OFFICE),
		ENDING("संयोजक", WORD_OFFICE),   ENDING("प्रमुख", WORD_OFFICE),
		ENDING("अधिकारी", WORD_OFFICE),
	};
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (key.n > endings[i].text.n && str_ends(key, endings[i].text))
			return endings[i].flag;
	return 0;
}

/* अनिलकुमार, रमेशभाई: a given name with what often follows one, written together. */
static uint32_t flags_of_compound(const struct gazetteer *gazetteer, struct str key)
{
	static const struct str tails[] = {
		{"कुमार", sizeof "कुमार" - 1}, {"सिंह", sizeof "सिंह" - 1},
		{"लाल", sizeof "लाल" - 1},   {"चंद", sizeof "चंद" - 1},
		{"चंद्र", sizeof "चंद्र" - 1},   {"प्रसाद", sizeof "प्रसाद" - 1},
		{"भाई", sizeof "भाई" - 1},   {"बेन", sizeof "बेन" - 1},
		{"राव", sizeof "राव" - 1},
	};
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
		if (key.n <= tails[i].n || !str_ends(key, tails[i]))
			continue;
		struct str head = str_slice(key, 0, key.n - tails[i].n);
		uint32_t flags = gazetteer->flags.at[gazetteer_word(gazetteer, head)];
		return (flags & WORD_GIVEN) && !(flags & WORD_NO_NAME) ? WORD_GIVEN : 0;
	}
	return 0;
}

/* The number of a key that the gazetteer has not. */
static uint32_t other_id(struct lexicon *lexicon, struct str key)
{
	bool new;
	uint32_t *id = dict_put(&lexicon->others, key, &new);
	if (new)
		*id = (uint32_t)(lexicon->gazetteer->flags.n + lexicon->others.n);
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

static struct lexeme make_lexeme(struct lexicon *lexicon, struct str token, bool number)
{
	const struct gazetteer *gazetteer = lexicon->gazetteer;
	buf_clear(&lexicon->room);
	bool dots = gazetteer_key(token, &lexicon->room);
	struct str key = buf_str(&lexicon->room);
	struct lexeme lexeme = {.id = gazetteer_word(gazetteer, key),
				.dotted = dots && is_dotted(gazetteer, token)};
	if (lexeme.id) {
		lexeme.flags = gazetteer->flags.at[lexeme.id];
	} else {
		lexeme.id = other_id(lexicon, key);
		lexeme.flags = WORD_UNKNOWN;
	}
	if ((lexeme.flags & (WORD_UNKNOWN | WORD_INITIAL)) && lexeme.dotted) {
		if (lexeme.flags & WORD_NO_NAME)
			lexeme.id = other_id(lexicon, token);
		lexeme.flags = WORD_LETTERS | (lexeme.flags & WORD_TITLE);
	} else if (number)
		lexeme.flags |= WORD_NUMBER;
	else if (!is_devanagari(token))
		lexeme.flags |= WORD_FOREIGN;
	else
		lexeme.flags |= flags_of_ending(key) &
				(lexeme.flags & WORD_UNKNOWN ? UINT32_MAX : WORD_INFLECTED);
	if (lexeme.flags == WORD_UNKNOWN)
		lexeme.flags |= flags_of_compound(gazetteer, key);
	lexeme.entity = trie_step(&gazetteer->entities, 0, lexeme.id);
	lexeme.grammar = trie_step(&gazetteer->grammar, 0, lexeme.id);
	return lexeme;
}

uint32_t lexicon_expect(const struct lexicon *lexicon, struct str token)
{
	return dict_expect(&lexicon->spellings, token);
}

void lexicon_fetch(const struct lexicon *lexicon, uint32_t hash)
{
	dict_fetch(&lexicon->spellings, hash);
}

void lexicon_foresee(const struct lexicon *lexicon, uint32_t hash)
{
	const struct lexeme *lexeme = dict_guess(&lexicon->spellings, hash);
	if (lexeme && lexeme->id < lexicon->n_seen)
		__builtin_prefetch(&lexicon->seen[lexeme->id]);
}

const struct lexeme *lexicon_find(struct lexicon *lexicon, struct str token, uint32_t hash,
				  bool number)
{
	bool new;
	struct lexeme *lexeme = dict_put_hashed(&lexicon->spellings, token, hash, &new);
	if (new) {
		*lexeme = make_lexeme(lexicon, token, number);
		lexeme->number = (uint32_t)lexicon->spellings.n;
	}
	return lexeme;
}

uint32_t lexicon_letters(struct lexicon *lexicon, struct str token)
{
	return other_id(lexicon, token);
}

uint32_t lexicon_local(struct lexicon *lexicon, uint32_t id)
{
	if (id == 0)
		return 0;
	if (id >= lexicon->n_seen) {
		size_t n = lexicon->gazetteer->flags.n + lexicon->others.n + 1;
		lexicon->seen =
			mem_grow(lexicon->seen, &lexicon->seen_capacity, n, sizeof *lexicon->seen);
		memset(lexicon->seen + lexicon->n_seen, 0,
		       (n - lexicon->n_seen) * sizeof *lexicon->seen);
		lexicon->n_seen = n;
	}
	if (lexicon->seen[id].article != lexicon->article) {
		lexicon->seen[id].article = lexicon->article;
		lexicon->seen[id].local = lexicon->n_locals++;
	}
	return lexicon->seen[id].local;
}
