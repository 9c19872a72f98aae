/*
 * Where sentences end. Hindi has the danda, which means nothing else; but many papers end with a
 * dot, some without a blank behind it, and quotes close after the end.
 */
#include "abbreviation.h"
#include "character.h"
#include "deva.h"
#include "surkhi/text/token.h"
#include "surkhi/text/utf8.h"

enum { ELLIPSIS = 0x2026 };

static char32_t code_point_at(struct str text, size_t offset)
{
	char32_t c = 0;
	return utf8_next(text, &offset, &c) ? c : 0;
}

static bool is_end_mark(char32_t c)
{
	return c == DANDA || c == DOUBLE_DANDA || c == '.' || c == '?' || c == '!' || c == ELLIPSIS;
}

static bool is_closing(char32_t c)
{
	return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 || c == 0x201D ||
	       c == 0xBB;
}

/* Behind the quotes and brackets that close at offset. */
static size_t skip_closing(struct str text, size_t offset)
{
	char32_t c;
	for (size_t next = offset; utf8_next(text, &next, &c) && is_closing(c);)
		offset = next;
	return offset;
}

/* The word or number that ends at end; empty if there is none. */
static struct str piece_before(struct str text, size_t end)
{
	char32_t c;
	size_t start = end;
	for (size_t at = end; utf8_previous(text, &at, &c); start = at) {
		enum character class = character_of(c);
		if (class == CHARACTER_BLANK || class == CHARACTER_SIGN)
			break;
	}
	return str_slice(text, start, end);
}

static bool is_number(struct str piece)
{
	return piece.n != 0 && character_of(code_point_at(piece, 0)) == CHARACTER_DIGIT;
}

/* "1." at the start of a line counts an item. */
static bool counts_item(struct str text, struct str piece)
{
	size_t start = (size_t)(piece.s - text.s);
	return is_number(piece) && piece.n <= 6 && (start == 0 || text.s[start - 1] == '\n');
}

/* A dot ends a sentence unless it belongs to a name, a number or an abbreviation. */
static bool dot_ends(struct str text, size_t start, size_t end)
{
	struct str piece = piece_before(text, start);
	if (piece.n == 0)
		return start > 0 && text.s[start - 1] != '\n';
	char32_t next = code_point_at(text, skip_closing(text, end));
	if (character_of(next) == CHARACTER_DIGIT || character_of(next) == CHARACTER_LETTER)
		return false;
	return !counts_item(text, piece) && !abbreviation_is_known_latin(piece);
}

bool token_ends_sentence(struct str text, const struct token *token)
{
	char32_t c = code_point_at(text, token->start);
	if (token->kind != TOKEN_MARK || !is_end_mark(c) ||
	    is_end_mark(code_point_at(text, token->end)))
		return false;
	if (c == '.')
		return dot_ends(text, token->start, token->end);
	if (c == DANDA || c == DOUBLE_DANDA)
		return true;
	enum character next = character_of(code_point_at(text, skip_closing(text, token->end)));
	if (c == ELLIPSIS) /* with a blank on either side it is a pause */
		return next <= CHARACTER_JOINER && piece_before(text, token->start).n != 0;
	/* "?x=1" is part of an address */
	return next <= CHARACTER_JOINER || next == CHARACTER_DEVA;
}

static bool is_blank_byte(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Behind the last sentence end in [start, end) that lies at or before limit; 0 if there is none. */
static size_t last_end(struct str text, size_t start, size_t end, size_t limit)
{
	size_t found = 0;
	struct token token;
	for (size_t at = start; at < end && token_next(text, &at, &token);) {
		if (token.end > limit)
			break;
		if (!token_ends_sentence(text, &token))
			continue;
		size_t behind = skip_closing(text, token.end);
		if (behind <= limit)
			found = behind;
	}
	return found;
}

/*
 * Backwards from blank to blank: no token holds a blank, so every piece between two of them can be
 * read by itself, and the cost is the sentence, not the text.
 */
static size_t sentence_start(struct str text, size_t offset)
{
	size_t end = offset;
	while (end < text.n && !is_blank_byte(text.s[end]))
		end++;
	for (size_t start; end > 0; end = start) {
		for (start = end; start > 0 && !is_blank_byte(text.s[start - 1]);)
			start--;
		size_t found = last_end(text, start, end, offset);
		if (found)
			return found;
		while (start > 0 && is_blank_byte(text.s[start - 1]))
			start--;
	}
	return 0;
}

static size_t sentence_end(struct str text, size_t start, size_t offset)
{
	struct token token;
	for (size_t at = start; token_next(text, &at, &token);) {
		if (!token_ends_sentence(text, &token))
			continue;
		size_t behind = skip_closing(text, token.end);
		if (behind > offset)
			return behind;
	}
	return text.n;
}

void sentence_around(struct str text, size_t offset, size_t *ret_start, size_t *ret_end)
{
	if (offset > text.n)
		offset = text.n;
	size_t start = sentence_start(text, offset);
	size_t end = sentence_end(text, start, offset);
	struct str sentence = str_trim(str_slice(text, start, end));
	*ret_start = sentence.n ? (size_t)(sentence.s - text.s) : start;
	*ret_end = *ret_start + sentence.n;
}
