#ifndef TEXT_NORMAL_H
#define TEXT_NORMAL_H

#include <stdbool.h>
#include <uchar.h>

#include "surkhi/base/str.h"

/*
 * Normal form C, piece by piece. Real text is nearly all in it already; what is not is a few code
 * points long, so that it is enough to tell where a text may be cut and which pieces need work.
 */
enum normal {
	NORMAL_PLAIN,  /* text may be cut before it; it is in NFC whatever follows or stands before
			*/
	NORMAL_STARTS, /* may be cut before it; perhaps not in NFC */
	NORMAL_MARK,   /* no cut before it; in NFC behind one plain code point */
	NORMAL_JOINS,  /* no cut before it; may change with what stands before */
};

enum { NORMAL_MAX = 128 }; /* code points of a piece; a longer heap of marks is cut */

enum normal normal_of(char32_t c);

/* True if c behind before is in NFC, though both may be marks. */
bool normal_settled(char32_t before, char32_t c);

/* Appends the piece in NFC. */
void normal_add(struct buf *buf, const char32_t *piece, size_t n);

#endif
