#ifndef EXTRACT_LEXICON_H
#define EXTRACT_LEXICON_H

#include "surkhi/base/dict.h"

#include "gazetteer.h"

/*
 * Every spelling that was met and what the gazetteer says of it, kept from one article to the next:
 * folding and looking up is the dear part of reading words, and news says the same ones again and
 * again. Forgets all when it has grown large, between two articles; nothing depends on what it
 * remembers. Ready when zeroed; of one thread.
 */
struct lexeme {
	uint32_t id;      /* of the gazetteer, or above all of those; the same for the same key */
	uint32_t flags;   /* enum word_flag */
	uint32_t entity;  /* the node of the gazetteer's entities that it leads to, or 0 */
	uint32_t grammar; /* the same of its grammar */
	uint32_t number;  /* of the spelling, from 1, until the lexicon forgets */
	bool dotted;      /* names of letters with a dot behind each: के., टी.आर. */
};

struct lexicon {
	const struct gazetteer *gazetteer;
	struct dict spellings; /* as written → its lexeme */
	struct dict others;    /* keys that the gazetteer has not → id */
	struct buf room;       /* for the key in hand */

	/* By id: when it was met last, and its number in that article. */
	struct {
		uint32_t article, local;
	} * seen;
	size_t n_seen, seen_capacity;
	uint32_t article;
	uint32_t n_locals;
	uint32_t forgot; /* how often it did */
};

void lexicon_done(struct lexicon *lexicon);

/* To be called before an article's first word. A lexicon of another gazetteer is emptied. */
void lexicon_begin(struct lexicon *lexicon, const struct gazetteer *gazetteer);

uint32_t lexicon_expect(const struct lexicon *lexicon, struct str token); /* see dict_expect() */

/* The second and third step: fetches the lexeme that is probably the token's, then its number. */
void lexicon_fetch(const struct lexicon *lexicon, uint32_t hash);
void lexicon_foresee(const struct lexicon *lexicon, uint32_t hash);

/* Of a token that is no mark, by its hash; good until the next article. */
const struct lexeme *lexicon_find(struct lexicon *lexicon, struct str token, uint32_t hash,
				  bool number);

/* The id of letters that are a name where they stand, whatever they may be elsewhere. */
uint32_t lexicon_letters(struct lexicon *lexicon, struct str token);

/* The number of an id among those of this article, from 1; of id 0 it is 0. */
uint32_t lexicon_local(struct lexicon *lexicon, uint32_t id);

#endif
