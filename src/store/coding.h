#ifndef STORE_CODING_H
#define STORE_CODING_H

#include <stdint.h>

#include "surkhi/base/str.h"

/*
 * What everything that is kept as bytes is made of. A number is LEB128, 7 bits a byte, low ones
 * first. A text is its length, as it is read, and its bytes, narrow: a letter of Devanagari takes
 * one instead of three, 0x80 and what it is behind U+0900; ASCII is as it was; before any other
 * character (of as many bytes as its first one says of UTF-8) stands 0x01. So every text comes back
 * as it was, whatever its bytes, and what is packed of it is a quarter smaller.
 */
void put_number(struct buf *bytes, uint64_t number);
void put_text(struct buf *bytes, struct str text);
void put_narrow(struct buf *bytes, struct str text); /* without its length */

/*
 * Reads what a disk or a stranger may have changed. Once anything does not fit, the reader is bad
 * and gives zeros, so that one check at the end is enough; loops end because every count is held
 * against the bytes that are left.
 */
struct reader {
	struct str rest;
	struct arena *arena; /* that texts are in if they are narrow; else they are borrowed */
	bool narrow;
	bool bad;
};

uint64_t get_number(struct reader *reader);
uint64_t get_limited(struct reader *reader, uint64_t maximum);
size_t get_count(struct reader *reader, size_t maximum, size_t size); /* size: bytes each, least */
struct str get_text(struct reader *reader);
struct str get_text_of(struct reader *reader, uint64_t n); /* its length was read before */
bool get_end(const struct reader *reader); /* nothing was bad, and nothing is left */

/*
 * Names of rules, of which a text has few and many times: 0 and the text where one comes first,
 * then its number from 1. One that finds no room any more always comes as a text.
 */
enum { RULES_MAXIMUM = 64 };
struct rules {
	struct str texts[RULES_MAXIMUM];
	size_t n;
};

void put_rule(struct buf *bytes, struct rules *rules, struct str rule);
struct str get_rule(struct reader *reader, struct rules *rules);

#endif
