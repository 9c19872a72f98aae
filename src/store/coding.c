/* Knows how numbers and texts are written as bytes, and read from bytes that may be damaged. */
#include "coding.h"

enum {
	ESCAPE = 0x01,     /* before what is neither Devanagari nor ASCII, and before itself */
	PIECE = 4096,      /* bytes of a text that room is made for at once, … */
	SLACK = 8,         /* … and of a character at its end */
	WIDE = 3,          /* bytes of a letter of Devanagari */
	LEAD = 0xe0,       /* its first byte; … */
	HALF = 0xa4,       /* … its second, that or one more */
	MARK = 0x80,       /* bytes from here on are no ASCII; those inside of a character … */
	MARK_MASK = 0xc0,  /* … have these bits so … */
	MARK_VALUE = 0x3f, /* … and say this */
	MARK_BITS = 6,
};

void put_number(struct buf *bytes, uint64_t number)
{
	for (; number >= 0x80; number >>= 7)
		buf_add_char(bytes, (char)((number & 0x7f) | 0x80));
	buf_add_char(bytes, (char)number);
}

static bool is_devanagari(const unsigned char *s, size_t n)
{
	return n >= WIDE && s[0] == LEAD && (s[1] & ~1) == HALF && (s[2] & MARK_MASK) == MARK;
}

/* As its first byte says, but no more than there are. */
static size_t character_size(unsigned char lead, size_t n)
{
	size_t size = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
	return size < n ? size : n;
}

/* Behind the bytes that were written. */
static unsigned char *put_character(unsigned char *to, const unsigned char *from, size_t n,
				    size_t *ret_size)
{
	if (*from < MARK && *from != ESCAPE) {
		*ret_size = 1;
		*to++ = *from;
	} else if (is_devanagari(from, n)) {
		*ret_size = WIDE;
		*to++ = (unsigned char)(MARK | (from[1] & 1) << MARK_BITS | (from[2] & MARK_VALUE));
	} else {
		*ret_size = character_size(*from, n);
		*to++ = ESCAPE;
		memcpy(to, from, *ret_size);
		to += *ret_size;
	}
	return to;
}

void put_narrow(struct buf *bytes, struct str text)
{
	const unsigned char *from = (const unsigned char *)text.s;
	const unsigned char *end = text.n ? from + text.n : from; /* of nothing there may be NULL */
	while (from < end) {
		const unsigned char *stop = end - from > PIECE ? from + PIECE : end;
		if (!buf_reserve(bytes, 2 * (size_t)(stop - from) + SLACK))
			return;
		unsigned char *start = (unsigned char *)bytes->s + bytes->n, *to = start;
		for (size_t size; from < stop; from += size)
			to = put_character(to, from, (size_t)(end - from), &size);
		bytes->n += (size_t)(to - start);
		*to = '\0';
	}
}

void put_text(struct buf *bytes, struct str text)
{
	put_number(bytes, text.n);
	put_narrow(bytes, text);
}

static void refuse(struct reader *reader)
{
	reader->bad = true;
	reader->rest = STR_EMPTY;
}

uint64_t get_number(struct reader *reader)
{
	uint64_t number = 0;
	for (unsigned shift = 0; shift < 64 && reader->rest.n; shift += 7) {
		unsigned char byte = (unsigned char)reader->rest.s[0];
		reader->rest = str_slice(reader->rest, 1, reader->rest.n);
		number |= (uint64_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			return number;
	}
	refuse(reader);
	return 0;
}

uint64_t get_limited(struct reader *reader, uint64_t maximum)
{
	uint64_t number = get_number(reader);
	if (number <= maximum)
		return number;
	refuse(reader);
	return 0;
}

size_t get_count(struct reader *reader, size_t maximum, size_t size)
{
	uint64_t n = get_limited(reader, maximum);
	if (n <= reader->rest.n / size)
		return (size_t)n;
	refuse(reader);
	return 0;
}

/* The bytes of the next character behind to, which has room for n; 0 if it does not fit. */
static size_t get_character(unsigned char *to, size_t n, const unsigned char **from, size_t left)
{
	unsigned char byte = *(*from)++;
	size_t size = byte >= MARK ? WIDE : 1;
	if (byte == ESCAPE) {
		size = left > 1 ? character_size(**from, n) : 0;
		if (size >= left)
			return 0;
		memcpy(to, *from, size);
		*from += size;
	} else if (size > n) {
		return 0;
	} else if (size == 1) {
		*to = byte;
	} else {
		to[0] = LEAD;
		to[1] = (unsigned char)(HALF | (byte >> MARK_BITS & 1));
		to[2] = (unsigned char)(MARK | (byte & MARK_VALUE));
	}
	return size;
}

static struct str get_narrow(struct reader *reader, size_t n)
{
	const unsigned char *from = (const unsigned char *)reader->rest.s;
	const unsigned char *end = from + reader->rest.n;
	unsigned char *text = arena_new(reader->arena, n, 1);
	size_t at = 0, size = 1;
	for (; at < n && from < end && size; at += size)
		size = get_character(text + at, n - at, &from, (size_t)(end - from));
	if (at < n || !size) {
		refuse(reader);
		return STR_EMPTY;
	}
	reader->rest = str_slice(reader->rest, reader->rest.n - (size_t)(end - from), SIZE_MAX);
	return (struct str){(const char *)text, n};
}

struct str get_text_of(struct reader *reader, uint64_t n)
{
	struct str rest = reader->rest;
	if (n == 0)
		return STR_EMPTY;
	if (n > rest.n * (reader->narrow ? WIDE : 1)) {
		refuse(reader);
		return STR_EMPTY;
	}
	if (reader->narrow)
		return get_narrow(reader, (size_t)n);
	reader->rest = str_slice(rest, (size_t)n, rest.n);
	return str_slice(rest, 0, (size_t)n);
}

struct str get_text(struct reader *reader)
{
	return get_text_of(reader, get_number(reader));
}

bool get_end(const struct reader *reader)
{
	return !reader->bad && reader->rest.n == 0;
}

void put_rule(struct buf *bytes, struct rules *rules, struct str rule)
{
	for (size_t i = 0; i < rules->n; i++)
		if (str_equal(rules->texts[i], rule)) {
			put_number(bytes, i + 1);
			return;
		}
	if (rules->n < RULES_MAXIMUM)
		rules->texts[rules->n++] = rule;
	put_number(bytes, 0);
	put_text(bytes, rule);
}

struct str get_rule(struct reader *reader, struct rules *rules)
{
	uint64_t number = get_limited(reader, rules->n);
	if (number)
		return rules->texts[number - 1];
	struct str rule = get_text(reader);
	if (rules->n < RULES_MAXIMUM)
		rules->texts[rules->n++] = rule;
	return rule;
}
