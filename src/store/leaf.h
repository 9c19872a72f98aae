#ifndef STORE_LEAF_H
#define STORE_LEAF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "surkhi/base/str.h"

/*
 * The bytes of FTS5's index, as "FTS5 Data Structures" in its documentation gives them: read only,
 * never believed beyond their end, and only of version 4 (LEAF_VERSION).
 *
 * A segment is a row of pages. A page has a header of four bytes (where the first article on it
 * begins whose list began on an earlier page; where its entries end), entries, and the places of
 * the terms on it. Behind a term stands its list: for each article its id (less the one before; the
 * first one on a page whole), twice the bytes of its positions, plus 1 if what older segments say
 * of it is void, and the positions. A list goes on from page to page, and so do positions.
 */
enum {
	LEAF_VERSION = 4,
	LEAF_HEADER = 4,
	LEAF_MAXIMUM = 1 << 16, /* bytes of a page */
	LEAF_NONE = LEAF_MAXIMUM,
	SEGMENTS_MAXIMUM = 256, /* FTS5 merges long before; more are left to itself */
};

/* Takes a number at *at, before end. False if it does not end there. */
bool leaf_long_number(const unsigned char *bytes, size_t end, size_t *at, uint64_t *ret_number);

/* Most have one byte. */
static inline bool leaf_number(const unsigned char *bytes, size_t end, size_t *at,
			       uint64_t *ret_number)
{
	if (*at >= end || bytes[*at] >= 0x80)
		return leaf_long_number(bytes, end, at, ret_number);
	*ret_number = bytes[(*at)++];
	return true;
}

struct leaf {
	const unsigned char *bytes;
	size_t n;
	size_t end;       /* of the entries */
	size_t first;     /* where the first article is whose list goes on here; LEAF_NONE */
	size_t next_term; /* where the next term is; LEAF_NONE */
	size_t places;    /* of the terms behind it */
	bool whole_term;  /* the next term shares nothing with one before */
};

/* False if the bytes make no page. */
bool leaf_open(struct str bytes, struct leaf *ret_leaf);

/*
 * Makes *term the next term and goes on to the one behind it; *ret_at is where its list begins.
 * False if it does not read. Call only if there is a next term.
 */
bool leaf_take_term(struct leaf *leaf, struct buf *term, size_t *ret_at);

struct segment {
	int64_t id;
	int64_t first, last; /* pages */
};

/* As FTS5 numbers its rows: those of pages, and what skips.h reads so much behind them. */
#define SEGMENT_SKIPS (INT64_C(1) << 36)
static inline int64_t segment_row(const struct segment *segment, int64_t page)
{
	return segment->id * (INT64_C(1) << 37) + page;
}

/* The segments of an index, the newest first. False if there are too many, or it does not read. */
bool segments_read(struct str bytes, struct segment segments[static SEGMENTS_MAXIMUM],
		   size_t *ret_n);

#endif
