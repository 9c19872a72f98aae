/*
 * Where an akshara ends: UAX #29 as a comparison of neighbours, plus what two neighbours cannot
 * tell (a conjunct, a family of emoji, a pair of flag letters), kept in a small state. The classes
 * of foreign letters are libunistring's; rule GB9c is our own.
 */
#include "surkhi/text/cluster.h"

#include <unictype.h>
#include <unigbrk.h>

#include "deva.h"
#include "surkhi/text/utf8.h"

/* What a code point is for the rules; libunistring's classes, in our own small numbers. */
enum part {
	PART_OTHER,
	PART_CONTROL,
	PART_EXTEND,
	PART_ZWJ,
	PART_SPACING,
	PART_PREPEND,
	PART_FLAG,
	PART_L,
	PART_V,
	PART_T,
	PART_LV,
	PART_LVT,
};

/* Consonants of the other scripts that GB9c of Unicode 15.1 joins. */
static const struct {
	char32_t first, last;
} consonants[] = {
	{0x0995, 0x09A8}, {0x09AA, 0x09B0}, {0x09B2, 0x09B2}, {0x09B6, 0x09B9}, {0x09DC, 0x09DD},
	{0x09DF, 0x09DF}, {0x09F0, 0x09F1}, {0x0A95, 0x0AA8}, {0x0AAA, 0x0AB0}, {0x0AB2, 0x0AB3},
	{0x0AB5, 0x0AB9}, {0x0AF9, 0x0AF9}, {0x0B15, 0x0B28}, {0x0B2A, 0x0B30}, {0x0B32, 0x0B33},
	{0x0B35, 0x0B39}, {0x0B5C, 0x0B5D}, {0x0B5F, 0x0B5F}, {0x0B71, 0x0B71}, {0x0C15, 0x0C28},
	{0x0C2A, 0x0C39}, {0x0C58, 0x0C5A}, {0x0D15, 0x0D3A},
};

static bool is_consonant(char32_t c)
{
	if (c < 0x0980)
		return deva_kind(c) == DEVA_CONSONANT;
	if (c > 0x0D3A)
		return false;
	for (size_t i = 0; i < sizeof consonants / sizeof *consonants; i++)
		if (c >= consonants[i].first && c <= consonants[i].last)
			return true;
	return false;
}

static bool is_virama(char32_t c)
{
	return c == VIRAMA || c == 0x09CD || c == 0x0ACD || c == 0x0B4D || c == 0x0C4D ||
	       c == 0x0D4D;
}

/* Marks that may stand between a consonant and the virama that joins it to the next. */
static bool joins_conjunct(char32_t c)
{
	char kind = deva_kind(c);
	if (kind != DEVA_NOT)
		return kind == DEVA_NUKTA || kind == DEVA_ACCENT;
	return c == ZWJ || (c != ZWNJ && uc_combining_class(c) != 0);
}

static enum part part_of_deva(char kind)
{
	switch (kind) {
	case DEVA_BINDU:
	case DEVA_MATRA:
	case DEVA_NUKTA:
	case DEVA_VIRAMA:
	case DEVA_ACCENT:
		return PART_EXTEND;
	case DEVA_VISARGA:
	case DEVA_MATRA_WIDE:
		return PART_SPACING;
	default:
		return PART_OTHER;
	}
}

static enum part part_of(char32_t c)
{
	if (c < 0x7F)
		return c < 0x20 ? PART_CONTROL : PART_OTHER;
	if (deva_kind(c) != DEVA_NOT)
		return part_of_deva(deva_kind(c));
	switch (uc_graphemeclusterbreak_property(c)) {
	case GBP_CR:
	case GBP_LF:
	case GBP_CONTROL:
		return PART_CONTROL;
	case GBP_EXTEND:
		return PART_EXTEND;
	case GBP_ZWJ:
		return PART_ZWJ;
	case GBP_SPACINGMARK:
		return PART_SPACING;
	case GBP_PREPEND:
		return PART_PREPEND;
	case GBP_RI:
		return PART_FLAG;
	case GBP_L:
		return PART_L;
	case GBP_V:
		return PART_V;
	case GBP_T:
		return PART_T;
	case GBP_LV:
		return PART_LV;
	case GBP_LVT:
		return PART_LVT;
	default:
		return PART_OTHER;
	}
}

/* What was read of the cluster so far. */
struct state {
	char32_t last;
	enum part part;
	bool conjunct;   /* a consonant, then only marks that may stand in a conjunct … */
	bool virama;     /* … among them a virama */
	bool pictograph; /* an emoji, then only extending marks */
	bool odd_flag;   /* an odd number of flag letters at the end */
};

static bool is_pictograph(char32_t c)
{
	return c >= 0xA9 && deva_kind(c) == DEVA_NOT && uc_is_property_extended_pictographic(c);
}

static void state_add(struct state *state, char32_t c, enum part part)
{
	if (is_consonant(c)) {
		state->conjunct = true;
		state->virama = false;
	} else if (state->conjunct && is_virama(c)) {
		state->virama = true;
	} else if (state->conjunct && !joins_conjunct(c)) {
		state->conjunct = state->virama = false;
	}
	if (part != PART_EXTEND && part != PART_ZWJ)
		state->pictograph = is_pictograph(c);
	state->odd_flag = part == PART_FLAG && !state->odd_flag;
	state->last = c;
	state->part = part;
}

static bool joins_hangul(enum part before, enum part after)
{
	if (before == PART_L)
		return after == PART_L || after == PART_V || after == PART_LV || after == PART_LVT;
	if (before == PART_LV || before == PART_V)
		return after == PART_V || after == PART_T;
	return (before == PART_LVT || before == PART_T) && after == PART_T;
}

/* True if c goes on with the cluster of which state has the start. */
static bool state_joins(const struct state *state, char32_t c, enum part part)
{
	if (state->part == PART_CONTROL)
		return state->last == '\r' && c == '\n';
	if (part == PART_CONTROL)
		return false;
	if (part == PART_EXTEND || part == PART_ZWJ || part == PART_SPACING ||
	    state->part == PART_PREPEND)
		return true;
	if (state->virama && is_consonant(c))
		return true;
	if (state->part == PART_ZWJ && state->pictograph && is_pictograph(c))
		return true;
	if (part == PART_FLAG)
		return state->part == PART_FLAG && state->odd_flag;
	return joins_hangul(state->part, part);
}

static bool is_sign(char c)
{
	return c >= 0x20 && c < 0x7F;
}

/* What stands at an offset within the text; DEVA_NOT if it is not of Devanagari. */
static char deva_at(struct str text, size_t at)
{
	const unsigned char *s = (const unsigned char *)text.s + at;
	if (text.n - at < 3 || s[0] != 0xE0 || (s[1] & 0xFE) != 0xA4 || (s[2] & 0xC0) != 0x80)
		return DEVA_NOT;
	return deva_table[(s[1] & 1) << 6 | (s[2] & 0x3F)];
}

/* The rules for a cluster of Devanagari with Devanagari or ASCII behind it; 0: for another. */
static size_t deva_next(struct str text, size_t offset)
{
	char kind = deva_at(text, offset);
	bool conjunct = kind == DEVA_CONSONANT, virama = false;
	if (kind == DEVA_NOT)
		return 0;
	for (size_t at = offset + 3;; at += 3) {
		if (at >= text.n || (unsigned char)text.s[at] < 0x80)
			return at;
		kind = deva_at(text, at);
		if (kind == DEVA_NOT)
			return 0;
		bool joins = kind == DEVA_CONSONANT ? virama : part_of_deva(kind) != PART_OTHER;
		if (!joins || at + 3 - offset > CLUSTER_MAX)
			return at;
		if (kind == DEVA_VIRAMA || kind == DEVA_CONSONANT)
			virama = conjunct && kind == DEVA_VIRAMA;
		else if (kind != DEVA_NUKTA && kind != DEVA_ACCENT)
			conjunct = virama = false;
	}
}

/* ASCII beside ASCII, and Devanagari: nearly all text, told without looking anything up. */
static size_t common_next(struct str text, size_t offset)
{
	if (is_sign(text.s[offset]) && (offset + 1 == text.n || is_sign(text.s[offset + 1])))
		return offset + 1;
	return deva_next(text, offset);
}

size_t cluster_next(struct str text, size_t offset)
{
	char32_t c;
	size_t end = offset < text.n ? common_next(text, offset) : 0;
	if (end)
		return end;
	end = offset;
	if (!utf8_next(text, &end, &c))
		return text.n;
	struct state state = {0};
	state_add(&state, c, part_of(c));
	for (size_t next = end; utf8_next(text, &next, &c); end = next) {
		enum part part = part_of(c);
		if (!state_joins(&state, c, part) || next - offset > CLUSTER_MAX)
			break;
		state_add(&state, c, part);
	}
	return end;
}

/* True if a cluster starts between two code points whatever stands before them. */
static bool always_parts(char32_t before, char32_t after)
{
	enum part part = part_of(after), left = part_of(before);
	if (left == PART_CONTROL || part == PART_CONTROL)
		return before != '\r' || after != '\n';
	if (part != PART_OTHER || left == PART_PREPEND)
		return false;
	if (left == PART_EXTEND || left == PART_ZWJ)
		return !is_consonant(after) && !is_pictograph(after);
	return true;
}

/*
 * Clusters depend on what stands before them, so they are walked from the nearest place that
 * needs no context: next door in any text that a person wrote.
 */
size_t cluster_previous(struct str text, size_t offset)
{
	char32_t before, after;
	size_t start = offset < text.n ? offset : text.n;
	size_t end = start;
	if (!utf8_previous(text, &start, &after))
		return 0;
	for (size_t at = start; utf8_previous(text, &at, &before); start = at) {
		if (always_parts(before, after))
			break;
		after = before;
	}
	for (size_t next; (next = cluster_next(text, start)) < end;)
		start = next;
	return start;
}

bool cluster_lacks_base(struct str text)
{
	size_t offset = 0;
	char32_t c;
	if (!utf8_next(text, &offset, &c) || c == ZWNJ)
		return false;
	return part_of(c) == PART_EXTEND || part_of(c) == PART_SPACING;
}
