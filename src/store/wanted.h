#ifndef STORE_WANTED_H
#define STORE_WANTED_H

#include "surkhi/base/map.h"
#include "surkhi/base/mem.h"

enum { WANTED_WORDS_MAXIMUM = 8 /* of a name typed in Latin letters; further ones do not count */ };

/* A name of a person, place, role or outlet that a query asks for. */
struct wanted {
	struct str key; /* folded */
	bool by_words; /* a part of the name will do: its words in their order, or typed in Latin */
	struct arena arena;
	bool read; /* words and latin are */
	bool latin;
	struct str words[WANTED_WORDS_MAXIMUM];
	size_t n;
	struct map seen[WANTED_WORDS_MAXIMUM]; /* words of names, and whether they are meant */
};

void wanted_done(struct wanted *wanted);

/* True if a value with this key is asked for; the key must outlive wanted. */
bool wanted_matches(struct wanted *wanted, struct str key);

#endif
