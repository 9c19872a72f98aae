#ifndef EXTRACT_WORDS_H
#define EXTRACT_WORDS_H

#include "surkhi/model/article.h"

#include "surkhi/text/token.h"

#include "lexicon.h"

/*
 * The texts of an article as one row of words, so that rules look left and right by index. Between
 * two texts there is a gap: a mark of no text that ends a sentence, also before the first and
 * behind the last word. Quotes and hyphens inside compounds are flags of their neighbours.
 */
struct passage {
	enum field field;
	uint32_t paragraph;
	struct str text;
	uint32_t first, end; /* words */
	bool apart;          /* a dateline that stood on its own line: no text of the article */
};

struct word {
	uint32_t start, end;      /* bytes in the passage's text */
	uint32_t id;              /* of the gazetteer, or above all of those */
	uint32_t local;           /* the same for the same id, small; 0 for id 0 */
	uint32_t entity, grammar; /* nodes of the gazetteer that it leads to, or 0 */
	uint32_t flags;
	uint32_t passage;
	uint32_t spelling; /* its number in the lexicon; 0 of a mark */
};

/* With the hash of its spelling, unless it is a mark. */
struct hashed_token {
	struct token token;
	uint32_t hash;
};

struct words {
	struct passage *passages; /* headline, standfirst, dateline if apart, paragraphs */
	size_t n_passages;
	struct word *at;
	size_t n, capacity;
	size_t n_locals; /* all are smaller */
	struct hashed_token *tokens;
	size_t tokens_capacity; /* of the passage in hand */
};

/* Replaces what the row held, with the passages in arena. */
void words_read(struct words *words, const struct gazetteer *gazetteer, struct lexicon *lexicon,
		const struct article *article, struct arena *arena);
void words_done(struct words *words);

/* As written, from the start of word first to the end of word end - 1, both of one passage. */
struct str words_text(const struct words *words, size_t first, size_t end);

#endif
