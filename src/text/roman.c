/*
 * ISO 15919, written letter by letter: a consonant waits for its vowel, and where two letters
 * would read as one a colon parts them.
 */
#include "surkhi/text/roman.h"

#include "deva.h"
#include "roman-table.h"
#include "surkhi/text/utf8.h"

enum state {
	STATE_OTHER,
	STATE_A,    /* the last letter is a plain a */
	STATE_OPEN, /* a consonant whose vowel is not known yet */
	STATE_DEAD, /* a consonant with virama */
};

struct writer {
	struct buf *out;
	size_t base; /* of out, where the text begins */
	struct roman_map *map;
	enum state state;
	/* Of the last consonant: */
	char32_t bare;      /* 0: a nukta would not make another letter of it */
	size_t start;       /* in out */
	const char *letter; /* NULL: one that the table does not have */
};

static void add(struct writer *writer, const char *letter)
{
	buf_add(writer->out, str_from(letter));
}

static void add_step(struct writer *writer, size_t source)
{
	struct roman_map *map = writer->map;
	if (!map)
		return;
	map->steps = mem_grow(map->steps, &map->capacity, map->n + 1, sizeof *map->steps);
	map->steps[map->n++] =
		(struct roman_step){(uint32_t)source, (uint32_t)(writer->out->n - writer->base)};
}

static const char *with_nukta(char32_t bare)
{
	for (size_t i = 0; i < ROMAN_NUKTAS; i++)
		if (roman_nuktas[i].bare == bare)
			return roman_nuktas[i].roman;
	return NULL;
}

static void write_nukta(struct writer *writer)
{
	const char *letter = with_nukta(writer->bare);
	if (letter)
		buf_remove(writer->out, writer->start, writer->out->n);
	add(writer, letter ? letter : ROMAN_DOTS);
	writer->letter = letter;
	writer->bare = 0;
}

/* A sign that belongs to the consonant before it. */
static bool is_sign(const struct writer *writer, char32_t c)
{
	return writer->state == STATE_OPEN &&
	       (c == NUKTA || c == VIRAMA || (deva_is_matra(deva_kind(c)) && roman_letter(c)));
}

static void write_sign(struct writer *writer, size_t at, char32_t c)
{
	if (c == NUKTA) /* may shorten what stands there: the step is known only behind it */
		write_nukta(writer);
	add_step(writer, at);
	if (c == NUKTA)
		return;
	if (c != VIRAMA)
		add(writer, roman_letter(c));
	writer->state = c == VIRAMA ? STATE_DEAD : STATE_OTHER;
}

static void end_consonant(struct writer *writer)
{
	if (writer->state != STATE_OPEN)
		return;
	add(writer, "a");
	writer->state = STATE_A;
}

static void write_vowel(struct writer *writer, char32_t c)
{
	bool diphthong = writer->state == STATE_A && (c == ROMAN_I || c == ROMAN_U);
	if (diphthong || writer->state == STATE_DEAD)
		add(writer, ":");
	add(writer, roman_letter(c));
	writer->state = c == ROMAN_A ? STATE_A : STATE_OTHER;
}

static void write_consonant(struct writer *writer, char32_t c)
{
	if (writer->state == STATE_DEAD && c == ROMAN_H && roman_takes_h(writer->letter))
		add(writer, ":");
	writer->start = writer->out->n;
	writer->bare = c;
	writer->letter = roman_letter(c);
	writer->state = STATE_OPEN;
	add(writer, writer->letter);
}

static void write_other(struct writer *writer, char32_t c, struct str bytes)
{
	char kind = deva_kind(c);
	const char *letter = roman_letter(c);
	if (letter && kind == DEVA_VOWEL) {
		write_vowel(writer, c);
	} else if (letter && kind == DEVA_CONSONANT) {
		write_consonant(writer, c);
	} else {
		bool stray = !letter || deva_is_matra(kind);
		buf_add(writer->out, stray ? bytes : str_from(letter));
		if (c != ':') /* colons of the text come before one that parts */
			writer->state = STATE_OTHER;
	}
}

void roman_text(struct str text, struct buf *ret_roman, struct roman_map *ret_map)
{
	struct writer writer = {.out = ret_roman, .base = ret_roman->n, .map = ret_map};
	char32_t c;
	if (ret_map)
		ret_map->n = 0;
	if (text.n >= UINT32_MAX)
		writer.map = NULL;
	for (size_t at = 0, next = 0; utf8_next(text, &next, &c); at = next) {
		bool joiner = c == ZWJ || c == ZWNJ;
		if (is_sign(&writer, c)) {
			write_sign(&writer, at, c);
			continue;
		}
		if (!joiner)
			end_consonant(&writer);
		add_step(&writer, at);
		if (!joiner)
			write_other(&writer, c, str_slice(text, at, next));
	}
	end_consonant(&writer);
	add_step(&writer, text.n);
}

void roman_map_done(struct roman_map *map)
{
	mem_free(map->steps);
	*map = (struct roman_map){.n = 0};
}

/* The last step that is not behind a place in one of the two texts. */
static size_t step_at(const struct roman_map *map, size_t place, bool in_source)
{
	size_t low = 0, high = map->n;
	while (low + 1 < high) {
		size_t middle = low + (high - low) / 2;
		const struct roman_step *step = &map->steps[middle];
		if ((in_source ? step->source : step->roman) <= place)
			low = middle;
		else
			high = middle;
	}
	return low;
}

size_t roman_map_to(const struct roman_map *map, size_t source)
{
	return map->n ? map->steps[step_at(map, source, true)].roman : source;
}

size_t roman_map_from(const struct roman_map *map, size_t roman)
{
	return map->n ? map->steps[step_at(map, roman, false)].source : roman;
}

bool roman_changes(struct str text)
{
	char32_t c;
	for (size_t at = 0; utf8_next(text, &at, &c);)
		if (deva_kind(c) != DEVA_NOT || c == ZWJ || c == ZWNJ)
			return true;
	return false;
}
