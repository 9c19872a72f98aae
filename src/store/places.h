#ifndef STORE_PLACES_H
#define STORE_PLACES_H

#include "article-words.h"
#include "postings.h"

/*
 * Where a word stands in one article, as the index has it (postings_positions()): places of the
 * headline, then those of the body, each in order.
 */
enum { PLACE_MAXIMUM = 1 << 28 /* words of an article: more than it can have bytes */ };

struct places {
	const unsigned char *bytes;
	size_t n, at;
	uint64_t column, place;
	bool bad; /* they do not read */
};

static inline struct places places_of(struct str positions)
{
	return (struct places){.bytes = (const unsigned char *)positions.s, .n = positions.n};
}

/* places_next() where a distance has more than a byte: by value, so that what is mostly used stays
 * in registers. */
struct places places_next_long(struct places places);

/* On the next one; false if there is none, or they do not read. */
static inline bool places_next(struct places *places)
{
	if (places->at >= places->n)
		return false;
	unsigned more = places->bytes[places->at];
	if (more == POSITIONS_COLUMN && places->n - places->at > 2) {
		places->column = places->bytes[places->at + 1];
		places->place = 0;
		places->at += 2;
		more = places->bytes[places->at];
	}
	if (more >= POSITIONS_LEAST && more < 0x80) {
		places->at++;
		places->place += more - POSITIONS_LEAST;
	} else {
		*places = places_next_long(*places);
	}
	places->bad =
		places->bad || places->place > PLACE_MAXIMUM || places->column >= N_WORDS_COLUMNS;
	return !places->bad;
}

/*
 * True if a place is right behind one of another word's, of those in the headline if nothing else
 * is in question. No more is read of either than it takes; *ret_bad says if that does not read.
 */
bool places_follow(struct str first, struct str then, bool headline_only, bool *ret_bad);

#endif
