/*
 * The language of the patterns: literal text and fields in braces. A field ends where the text
 * behind it in the pattern first occurs (a few later places are tried), so that a line costs time
 * in proportion to its length, whatever it says.
 */
#include <limits.h>
#include <string.h>

#include "surkhi/text/date.h"
#include "surkhi/text/utf8.h"

#include "patterns.h"

enum {
	FIELD_WORDS = 6, /* of a name or an outlet */
	PLACE_WORDS = 3,
	TRIES = 8,      /* places at which a text is tried */
	DATE_LEAD = 40, /* bytes that a weekday may take before its date */
	SCORE_SETS = 3,
	SCORE_HITS = 4,  /* words of the sets that a line must have … */
	SCORE_SHARE = 3, /* … one of so many that are no grammar … */
	SCORE_KINDS = 2, /* … and so many different ones of the second set */
};

static const char *const field_names[N_PIECE_KINDS] = {
	[PIECE_TEXT] = "",     [PIECE_ANY] = "any",       [PIECE_DATE] = "date",
	[PIECE_NUMBER] = "n",  [PIECE_LATIN] = "latin",   [PIECE_PLACE] = "place",
	[PIECE_NAME] = "name", [PIECE_OUTLET] = "outlet", [PIECE_SET] = "",
};

static bool takes_anything(enum piece_kind kind)
{
	return kind == PIECE_ANY || kind == PIECE_LATIN || kind == PIECE_PLACE ||
	       kind == PIECE_NAME || kind == PIECE_OUTLET;
}

static void add_piece(struct pattern *pattern, struct piece piece)
{
	pattern->pieces[pattern->n++] = piece;
}

static void add_text(struct patterns *patterns, struct str text, struct pattern *pattern)
{
	bool open = str_ends(text, STR("*")) && !str_ends(text, STR(" *"));
	struct canon canon = CANON_INIT;
	if (open)
		text = str_slice(text, 0, text.n - 1);
	if (pattern->n == 0)
		canon_read(&canon, text);
	else
		canon_read_part(&canon, text);
	if (canon.text.n > 0)
		add_piece(pattern,
			  (struct piece){.kind = PIECE_TEXT,
					 .text = str_copy(&patterns->arena, buf_str(&canon.text)),
					 .open = open});
	canon_done(&canon);
}

static bool add_field(struct patterns *patterns, struct str name, struct pattern *pattern)
{
	for (size_t i = 0; i < N_PIECE_KINDS; i++)
		if (field_names[i][0] && str_equal(name, str_from(field_names[i]))) {
			add_piece(pattern, (struct piece){.kind = (enum piece_kind)i});
			return true;
		}
	if (!map_get(&patterns->sets, name))
		return false;
	add_piece(pattern, (struct piece){.kind = PIECE_SET, .set = patterns_set(patterns, name)});
	return true;
}

/* How many words that do not begin with a digit a field can be for; UINT32_MAX: any number. */
static uint32_t most_words(const struct piece *piece)
{
	switch (piece->kind) {
	case PIECE_TEXT:
		return (uint32_t)canon_count(piece->text);
	case PIECE_NUMBER:
		return 0;
	case PIECE_PLACE:
		return PLACE_WORDS;
	case PIECE_NAME:
	case PIECE_OUTLET:
		return FIELD_WORDS;
	case PIECE_SET:
		return 1;
	default:
		return UINT32_MAX;
	}
}

/* What spares most tries. */
static void note_limits(struct pattern *pattern)
{
	const struct piece *first = &pattern->pieces[0];
	size_t offset = 0;
	char32_t c = 'a';
	if (pattern->n && first->kind == PIECE_TEXT)
		utf8_next(first->text, &offset, &c);
	pattern->marked = !canon_is_word(c);
	pattern->most = pattern->match == MATCH_EQUALS ? 0 : UINT32_MAX;
	for (size_t i = 0; i < pattern->n && pattern->most < UINT32_MAX; i++) {
		uint32_t most = most_words(&pattern->pieces[i]);
		pattern->most = most < UINT32_MAX ? pattern->most + most : UINT32_MAX;
	}
}

static const char *check_pieces(const struct pattern *pattern)
{
	if (pattern->n == 0)
		return "nothing to match in";
	if (pattern->match == MATCH_WORDS && pattern->pieces[0].kind != PIECE_SET)
		return "no set in braces in";
	for (size_t i = 0; i < pattern->n && pattern->match == MATCH_SCORE; i++)
		if (pattern->n != SCORE_SETS || pattern->pieces[i].kind != PIECE_SET)
			return "not three sets in braces in";
	if (pattern->match == MATCH_ENDS &&
	    (pattern->n != 1 || pattern->pieces[0].kind != PIECE_TEXT))
		return "not a single text";
	if (pattern->match == MATCH_CONTAINS && pattern->pieces[0].kind != PIECE_TEXT)
		return "does not begin with a text:";
	for (size_t i = 0; i + 1 < pattern->n; i++)
		if (takes_anything(pattern->pieces[i].kind) &&
		    pattern->pieces[i + 1].kind != PIECE_TEXT &&
		    pattern->pieces[i + 1].kind != PIECE_NUMBER)
			return "two fields without a text between them in";
	return NULL;
}

const char *pattern_parse(struct patterns *patterns, struct str text, struct pattern *pattern)
{
	pattern->pieces = arena_new(&patterns->arena, text.n + 1, sizeof(*pattern->pieces));
	while (text.n > 0) {
		size_t open = str_find(text, STR("{"), 0);
		add_text(patterns, str_slice(text, 0, open), pattern);
		if (open == SIZE_MAX)
			break;
		size_t close = str_find(text, STR("}"), open);
		if (close == SIZE_MAX)
			return "a brace is not closed in";
		if (!add_field(patterns, str_slice(text, open + 1, close), pattern))
			return "no such field or set in";
		text = str_slice(text, close + 1, text.n);
	}
	note_limits(pattern);
	return check_pieces(pattern);
}

static size_t skip_blanks(struct str text, size_t offset)
{
	while (offset < text.n && text.s[offset] == ' ')
		offset++;
	return offset;
}

/* Does the text of a piece stand here? */
static bool text_at(struct str text, const struct piece *piece, size_t offset)
{
	struct str here = str_slice(text, offset, text.n);
	return str_starts(here, piece->text) && canon_boundary(text, offset) &&
	       (piece->open || canon_boundary(text, offset + piece->text.n));
}

static size_t find_text(struct str text, const struct piece *piece, size_t offset)
{
	for (unsigned i = 0; i < TRIES; i++, offset++) {
		offset = str_find(text, piece->text, offset);
		if (offset == SIZE_MAX || text_at(text, piece, offset))
			return offset;
	}
	return SIZE_MAX;
}

static size_t find_digit(struct str text, size_t offset)
{
	while (offset < text.n && (text.s[offset] < '0' || text.s[offset] > '9'))
		offset++;
	return offset < text.n ? offset : SIZE_MAX;
}

/* What no name has in it; NUL counts as one. */
static size_t find_separator(struct str text, size_t offset)
{
	static const bool separates[UCHAR_MAX + 1] = {
		['\0'] = true, [','] = true, ['|'] = true, ['/'] = true, [':'] = true, [';'] = true,
		['('] = true,  [')'] = true, ['['] = true, [']'] = true, ['0'] = true, ['1'] = true,
		['2'] = true,  ['3'] = true, ['4'] = true, ['5'] = true, ['6'] = true, ['7'] = true,
		['8'] = true,  ['9'] = true, ['?'] = true, ['!'] = true, ['"'] = true,
	};
	while (offset < text.n && !separates[(unsigned char)text.s[offset]])
		offset++;
	return offset;
}

static bool has_separator(struct str text)
{
	return find_separator(text, 0) < text.n || str_find(text, STR("।"), 0) != SIZE_MAX;
}

static bool all_latin(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.s[i] >= 0x80)
			return false;
	return true;
}

/* One word to so many, none of the grammar. */
static bool is_name(const struct patterns *patterns, struct str text, size_t most)
{
	struct str word;
	size_t n = 0;
	while (canon_next(&text, &word))
		if (++n > most || patterns_have(patterns, SET_STOP, word))
			return false;
	return n > 0;
}

/* Is it what the field is for? */
static bool field_fits(const struct patterns *patterns, enum piece_kind kind, struct str text)
{
	if (kind == PIECE_ANY)
		return true;
	if (kind == PIECE_LATIN)
		return all_latin(text) && canon_count(text) > 0;
	return !has_separator(text) &&
	       is_name(patterns, text, kind == PIECE_PLACE ? PLACE_WORDS : FIELD_WORDS);
}

/* Where a name without a text behind it ends. */
static size_t field_end(enum piece_kind kind, struct str text, size_t offset)
{
	if (kind == PIECE_ANY || kind == PIECE_LATIN)
		return text.n;
	size_t end = find_separator(text, offset);
	size_t danda = str_find(str_slice(text, 0, end), STR("।"), offset);
	return danda < end ? danda : end;
}

static bool date_at(struct str text, size_t offset, size_t *ret_end)
{
	size_t end = offset, start;
	struct moment moment;
	if (!date_find(str_slice(text, 0, offset + 120), &end, &start, &moment) ||
	    start > offset + DATE_LEAD)
		return false;
	*ret_end = end;
	return true;
}

static bool number_at(struct str text, size_t offset, size_t *ret_end)
{
	size_t end = offset;
	while (end < text.n &&
	       (strchr("0123456789", text.s[end]) || (end > offset && strchr(".,:/", text.s[end]))))
		end++;
	*ret_end = end;
	return end > offset;
}

static bool set_at(const struct patterns *patterns, uint32_t set, struct str text, size_t offset,
		   size_t *ret_end)
{
	struct str rest = str_slice(text, offset, text.n), word;
	if (!canon_next(&rest, &word) || word.s != text.s + offset)
		return false;
	*ret_end = offset + word.n;
	return patterns_have(patterns, (enum word_set)set, word);
}

/* A place in Hindi does not go on in Latin letters: "आजमगढ़ Newswrap". */
static struct str in_one_script(struct str place)
{
	size_t i = 0;
	if (place.n > 0 && (unsigned char)place.s[0] < 0x80)
		return place;
	while (i < place.n && !((place.s[i] >= 'A' && place.s[i] <= 'Z') ||
				(place.s[i] >= 'a' && place.s[i] <= 'z')))
		i++;
	return str_trim(str_slice(place, 0, i));
}

static void keep_field(const struct piece *piece, const struct canon *canon, struct str line,
		       size_t start, size_t end, struct page_hit *hit)
{
	struct str words = canon_words(canon, line, start, end);
	if (piece->kind == PIECE_NAME)
		hit->name = words;
	else if (piece->kind == PIECE_OUTLET)
		hit->outlet = words;
	else if (piece->kind == PIECE_PLACE)
		hit->place = in_one_script(words);
}

/* One field; *offset moves behind it. next is the piece behind it, or NULL. */
static bool field_at(const struct patterns *patterns, const struct piece *piece,
		     const struct piece *next, struct str text, size_t *offset)
{
	if (piece->kind == PIECE_DATE)
		return date_at(text, *offset, offset);
	if (piece->kind == PIECE_NUMBER)
		return number_at(text, *offset, offset);
	if (piece->kind == PIECE_SET)
		return set_at(patterns, piece->set, text, *offset, offset);
	size_t end = !next                        ? field_end(piece->kind, text, *offset)
		     : next->kind == PIECE_NUMBER ? find_digit(text, *offset)
						  : find_text(text, next, *offset);
	if (end == SIZE_MAX || !field_fits(patterns, piece->kind, str_slice(text, *offset, end)))
		return false;
	*offset = end;
	return true;
}

/* The pieces from an offset on; true and where they end, if all are there. */
static bool pieces_at(const struct patterns *patterns, const struct pattern *pattern,
		      const struct canon *canon, struct str line, size_t *offset,
		      struct page_hit *hit)
{
	struct str text = buf_str(&canon->text);
	for (size_t i = 0; i < pattern->n; i++) {
		const struct piece *piece = &pattern->pieces[i];
		size_t start = skip_blanks(text, *offset);
		*offset = start;
		if (piece->kind == PIECE_TEXT) {
			if (!text_at(text, piece, start))
				return false;
			*offset += piece->text.n;
			continue;
		}
		if (!field_at(patterns, piece, i + 1 < pattern->n ? piece + 1 : NULL, text, offset))
			return false;
		keep_field(piece, canon, line, start, *offset, hit);
	}
	return true;
}

static bool ends_with(const struct pattern *pattern, struct str text)
{
	struct str tail = pattern->pieces[0].text;
	while (text.n > tail.n && strchr(".!)", text.s[text.n - 1]))
		text.n--;
	return str_ends(text, tail) && canon_boundary(text, text.n - tail.n);
}

/*
 * "डाउनलोड करें … ऐप और पढ़ें ताजा खबरें": a word of the first set, some of the second, none of the
 * third. Sites reword such lines every year, but not what they are made of.
 */
static bool scores(const struct pattern *pattern, const struct canon *canon)
{
	size_t asked = 0, kinds = 0, hits = 0, content = 0;
	const struct book_form *last = NULL;
	for (size_t i = 0; i < canon->n; i++) {
		const struct canon_word *word = &canon->words[i];
		uint32_t sets = word->sets;
		if (word->start == word->end)
			continue;
		if (sets >> pattern->pieces[2].set & 1)
			return false;
		bool asks = sets >> pattern->pieces[0].set & 1;
		bool has = !asks && sets >> pattern->pieces[1].set & 1;
		asked += asks;
		hits += asks || has;
		kinds += has && word->form != last;
		content += asks || has || !(sets >> SET_STOP & 1);
		last = has ? word->form : last;
	}
	return asked > 0 && kinds >= SCORE_KINDS && hits >= SCORE_HITS &&
	       hits * SCORE_SHARE >= content;
}

static bool contains(const struct patterns *patterns, const struct pattern *pattern,
		     const struct canon *canon, struct str line, struct page_hit *hit)
{
	struct str text = buf_str(&canon->text);
	size_t at = 0;
	for (unsigned i = 0; i < TRIES; i++, at++) {
		at = find_text(text, &pattern->pieces[0], at);
		size_t offset = at;
		if (at == SIZE_MAX)
			return false;
		if (pieces_at(patterns, pattern, canon, line, &offset, hit))
			return true;
	}
	return false;
}

/* A bracket or dots in front do not count, unless the pattern begins with such. */
static size_t first_offset(const struct pattern *pattern, const struct canon *canon)
{
	return canon->n > 0 && !pattern->marked ? canon->words[0].start : 0;
}

bool pattern_matches(const struct patterns *patterns, const struct pattern *pattern,
		     const struct canon *canon, struct str line, struct page_hit *ret_hit)
{
	struct str text = buf_str(&canon->text);
	struct page_hit hit = {.pattern = pattern};
	size_t offset = first_offset(pattern, canon);
	bool matches = false;
	switch (pattern->match) {
	case MATCH_EQUALS:
		matches = pieces_at(patterns, pattern, canon, line, &offset, &hit) &&
			  canon_count(str_slice(text, offset, text.n)) == 0;
		break;
	case MATCH_STARTS:
		matches = pieces_at(patterns, pattern, canon, line, &offset, &hit);
		break;
	case MATCH_ENDS:
		matches = ends_with(pattern, text);
		break;
	case MATCH_CONTAINS:
		matches = contains(patterns, pattern, canon, line, &hit);
		break;
	case MATCH_SCORE:
		matches = scores(pattern, canon);
		break;
	default:
		matches = canon->any_set & canon->common_set & UINT32_C(1) << pattern->pieces->set;
		break;
	}
	if (matches)
		*ret_hit = hit;
	return matches;
}
