/*
 * Knows which pieces of an original are in the text of its article, and puts the two together
 * again. Whatever the kind of file: pieces are found wherever they stand, like by a compressor
 * that takes long ones only and can afford to look at every byte.
 */
#include "weave.h"

#include "coding.h"

enum {
	VERSION = 1,
	KEY = 16,   /* bytes by which pieces are looked up */
	LEAST = 32, /* bytes of a piece: numbers take as much as ten packed letters */
	BITS_LEAST = 10,
	BITS_MOST =
		20, /* of the table; a place that others took is not found, which does no harm */
};

struct places {
	struct str text;
	uint32_t *ends; /* by key: where one of them ends in the text; 0: there is none */
	unsigned bits;
};

/* KEY bytes, multiplied by odd numbers without a pattern. */
static size_t place(const struct places *places, const char *key)
{
	uint64_t halves[2];
	memcpy(halves, key, sizeof halves);
	uint64_t mixed = halves[0] * 0x9e3779b97f4a7c15U ^ halves[1] * 0xc2b2ae3d27d4eb4fU;
	return (size_t)((mixed ^ mixed >> 32) * 0x9e3779b97f4a7c15U >> (64 - places->bits));
}

/* Pieces start at characters, as both are UTF-8 or have no pieces: a third of the bytes is looked
 * at. */
static bool starts_character(char c)
{
	return ((unsigned char)c & 0xc0) != 0x80;
}

static struct places places_of(struct str text)
{
	struct places places = {.text = text, .bits = BITS_LEAST};
	while (places.bits < BITS_MOST && (size_t)1 << places.bits < text.n)
		places.bits++;
	places.ends = mem_new((size_t)1 << places.bits, sizeof *places.ends);
	for (size_t end = text.n < UINT32_MAX ? text.n : UINT32_MAX; end >= KEY; end--)
		if (starts_character(text.s[end - KEY]))
			places.ends[place(&places, text.s + end - KEY)] = (uint32_t)end;
	return places;
}

/* How many bytes two texts begin with that are the same: eight at a time, then the last few. */
static size_t common_start(struct str a, struct str b)
{
	size_t most = a.n < b.n ? a.n : b.n, n = 0;
	while (n + sizeof(uint64_t) <= most && memcmp(a.s + n, b.s + n, sizeof(uint64_t)) == 0)
		n += sizeof(uint64_t);
	while (n < most && a.s[n] == b.s[n])
		n++;
	return n;
}

/* How many bytes of the text are what rest begins with, from where; 0 if they are few. */
static size_t find(const struct places *places, struct str rest, size_t *ret_from)
{
	if (rest.n < LEAST || !starts_character(rest.s[0]))
		return 0;
	size_t end = places->ends[place(places, rest.s)];
	if (end == 0)
		return 0;
	size_t n = common_start(rest, str_slice(places->text, end - KEY, places->text.n));
	*ret_from = end - KEY;
	return n >= LEAST ? n : 0;
}

static size_t line_rest(struct str text, size_t from)
{
	const char *end = from < text.n ? memchr(text.s + from, '\n', text.n - from) : NULL;
	return end ? (size_t)(end - text.s) - from : text.n - from;
}

static void put_thread(struct buf *bytes, struct str text, size_t from, size_t n, size_t last)
{
	put_number(bytes, from >= last ? 2 * (from - last) : 2 * (last - from) - 1);
	put_number(bytes, n == line_rest(text, from) ? 0 : n);
}

static void put_own(struct buf *bytes, struct str own)
{
	put_number(bytes, own.n);
	put_narrow(bytes, own);
}

void weave(struct str original, struct str text, struct buf *ret_bytes)
{
	struct places places = places_of(text);
	size_t own = 0, at = 0, last = 0, from = 0;
	put_number(ret_bytes, VERSION);
	put_number(ret_bytes, original.n);
	while (at < original.n && !ret_bytes->full) {
		size_t n = find(&places, str_slice(original, at, original.n), &from);
		if (n) {
			put_own(ret_bytes, str_slice(original, own, at));
			put_thread(ret_bytes, text, from, n, last);
			last = from + n;
			own = at + n;
		}
		at += n ? n : 1;
	}
	if (own < original.n)
		put_own(ret_bytes, str_slice(original, own, original.n));
	mem_free(places.ends);
}

/* *last is where the thread before ended, and then where this one does. */
static struct str get_thread(struct reader *reader, struct str text, size_t *last)
{
	uint64_t step = get_number(reader), n = get_number(reader);
	uint64_t from = step % 2 ? *last - (step / 2 + 1) : *last + step / 2;
	if (from > text.n || n > text.n - from) {
		reader->bad = true;
		return STR_EMPTY;
	}
	if (n == 0)
		n = line_rest(text, (size_t)from);
	reader->bad |= n < LEAST;
	*last = (size_t)(from + n);
	return str_slice(text, (size_t)from, *last);
}

static void add(struct reader *reader, char *room, size_t size, size_t *n, struct str piece)
{
	if (piece.n > size - *n) {
		reader->bad = true;
		return;
	}
	memcpy(room + *n, piece.s, piece.n);
	*n += piece.n;
}

bool unweave(struct str bytes, struct str text, size_t maximum, struct arena *arena,
	     struct str *ret_original)
{
	struct reader reader = {.rest = bytes, .arena = arena, .narrow = true};
	size_t n = 0, last = 0;
	if (get_number(&reader) != VERSION)
		return false;
	size_t size = (size_t)get_limited(&reader, maximum);
	char *room = arena_new(arena, size, 1);
	while (n < size && !reader.bad) {
		add(&reader, room, size, &n, get_text(&reader));
		if (n < size && !reader.bad)
			add(&reader, room, size, &n, get_thread(&reader, text, &last));
	}
	if (!get_end(&reader))
		return false;
	*ret_original = (struct str){room, size};
	return true;
}
