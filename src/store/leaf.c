/* Knows how the bytes of FTS5's index are to be read: see leaf.h. It asks nobody for them. */
#include "leaf.h"

enum { NUMBER_BYTES = 9, COOKIE = 4, LEVELS_MAXIMUM = 64 };

/* As SQLite writes them: seven bits a byte, the highest first; a ninth byte has eight. */
bool leaf_long_number(const unsigned char *bytes, size_t end, size_t *at, uint64_t *ret_number)
{
	uint64_t number = 0;
	for (size_t i = 0; i < NUMBER_BYTES && *at + i < end; i++) {
		unsigned char byte = bytes[*at + i];
		bool last = i == NUMBER_BYTES - 1;
		number = last ? number << 8 | byte : number << 7 | (byte & 0x7f);
		if (byte & 0x80 && !last)
			continue;
		*at += i + 1;
		*ret_number = number;
		return true;
	}
	return false;
}

static size_t header(const unsigned char *bytes)
{
	return (size_t)bytes[0] << 8 | bytes[1];
}

/* Goes on to the place of the term behind. */
static bool next_place(struct leaf *leaf)
{
	uint64_t more;
	size_t before = leaf->next_term == LEAF_NONE ? 0 : leaf->next_term;
	leaf->next_term = LEAF_NONE;
	if (leaf->places >= leaf->n)
		return true;
	if (!leaf_number(leaf->bytes, leaf->n, &leaf->places, &more) || more > leaf->end ||
	    before + more < LEAF_HEADER || before + more >= leaf->end || more == 0)
		return false;
	leaf->next_term = before + (size_t)more;
	return true;
}

bool leaf_open(struct str bytes, struct leaf *ret_leaf)
{
	if (bytes.n < LEAF_HEADER || bytes.n >= LEAF_MAXIMUM)
		return false;
	struct leaf leaf = {.bytes = (const unsigned char *)bytes.s, .n = bytes.n};
	size_t first = header(leaf.bytes);
	leaf.end = leaf.places = header(leaf.bytes + 2);
	leaf.first = first ? first : LEAF_NONE;
	leaf.next_term = LEAF_NONE;
	leaf.whole_term = true;
	if (leaf.end < LEAF_HEADER || leaf.end > leaf.n ||
	    (first && (first < LEAF_HEADER || first >= leaf.end)) || !next_place(&leaf))
		return false;
	if (leaf.first != LEAF_NONE && leaf.first >= leaf.next_term)
		return false;
	*ret_leaf = leaf;
	return true;
}

bool leaf_take_term(struct leaf *leaf, struct buf *term, size_t *ret_at)
{
	uint64_t shared = 0, more;
	size_t at = leaf->next_term;
	if (!leaf->whole_term && !leaf_number(leaf->bytes, leaf->end, &at, &shared))
		return false;
	if (!leaf_number(leaf->bytes, leaf->end, &at, &more) || shared > term->n ||
	    more > leaf->end - at)
		return false;
	buf_remove(term, (size_t)shared, term->n);
	buf_add(term, (struct str){(const char *)leaf->bytes + at, (size_t)more});
	leaf->whole_term = false;
	*ret_at = at + (size_t)more;
	return next_place(leaf) && *ret_at <= leaf->next_term && !term->full;
}

struct record {
	const unsigned char *bytes;
	size_t n, at;
	bool bad;
};

static uint64_t next(struct record *record)
{
	uint64_t number = 0;
	if (!record->bad && !leaf_number(record->bytes, record->n, &record->at, &number))
		record->bad = true;
	return number;
}

static struct segment segment(struct record *record)
{
	struct segment segment = {.id = (int64_t)(next(record) & 0xffff)};
	segment.first = (int64_t)(next(record) & 0x7fffffff);
	segment.last = (int64_t)(next(record) & 0x7fffffff);
	return segment;
}

/* Of a level, where the newest stands last. A segment without pages was merged away. */
static size_t level(struct record *record, size_t n, struct segment *segments)
{
	size_t kept = 0;
	for (size_t i = 0; i < n && !record->bad; i++) {
		struct segment read = segment(record);
		if (read.first)
			segments[kept++] = read;
	}
	for (size_t i = 0; i < kept / 2; i++) {
		struct segment swap = segments[i];
		segments[i] = segments[kept - 1 - i];
		segments[kept - 1 - i] = swap;
	}
	return kept;
}

bool segments_read(struct str bytes, struct segment segments[static SEGMENTS_MAXIMUM],
		   size_t *ret_n)
{
	struct record record = {(const unsigned char *)bytes.s, bytes.n, COOKIE, bytes.n < COOKIE};
	uint64_t levels = next(&record), n = next(&record);
	size_t found = 0;
	next(&record); /* how much was ever written */
	if (record.bad || levels > LEVELS_MAXIMUM || n > SEGMENTS_MAXIMUM)
		return false;
	for (uint64_t i = 0; i < levels && !record.bad; i++) {
		next(&record); /* how many are being merged: they are read like all others */
		uint64_t here = next(&record);
		if (here > SEGMENTS_MAXIMUM - found)
			return false;
		found += level(&record, (size_t)here, segments + found);
	}
	*ret_n = found;
	return !record.bad && record.at == record.n;
}
