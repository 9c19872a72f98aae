/* Words, numbers and marks: runs of a class of code points, and the dots of abbreviation. */
#include "surkhi/text/token.h"

#include "abbreviation.h"
#include "character.h"
#include "deva.h"
#include "surkhi/text/utf8.h"

/* The kind of the code point at offset; CHARACTER_BLANK at the end. *ret_end is behind it. */
static enum character character_at(struct str text, size_t offset, size_t *ret_end)
{
	char32_t c;
	*ret_end = offset;
	return utf8_next(text, ret_end, &c) ? character_of(c) : CHARACTER_BLANK;
}

/* Bytes of an apostrophe at offset, straight or curly, or 0. */
static size_t apostrophe_at(struct str text, size_t offset)
{
	if (offset < text.n && text.s[offset] == '\'')
		return 1;
	return str_starts(str_slice(text, offset, text.n), STR("\u2019")) ? 3 : 0;
}

/* Behind joiners that stand inside the word; behind those at its end only if they shape it. */
static size_t skip_joiners(struct str text, size_t offset, enum character script)
{
	size_t shaped = offset, at = offset, next = offset;
	char32_t c;
	while (utf8_next(text, &next, &c)) {
		enum character kind = character_of(c);
		if (kind != CHARACTER_JOINER)
			return kind == script || kind == CHARACTER_MARK ? at : shaped;
		if ((c == ZWJ || c == ZWNJ) && shaped == at)
			shaped = next;
		at = next;
	}
	return shaped;
}

/* Behind what goes on with a word at offset; offset itself if nothing does. */
static size_t letter_end(struct str text, size_t offset, enum character script)
{
	size_t end, behind;
	enum character kind = character_at(text, offset, &end);
	if (kind == script || kind == CHARACTER_MARK)
		return end;
	if (kind == CHARACTER_JOINER)
		return skip_joiners(text, offset, script);
	size_t sign = script == CHARACTER_LETTER ? apostrophe_at(text, offset) : 0;
	bool joins = sign && character_at(text, offset + sign, &behind) == CHARACTER_LETTER;
	return joins ? behind : offset;
}

/* The end of the run of letters of one script that starts at or goes on at offset. */
static size_t letters_end(struct str text, size_t offset, enum character script)
{
	if (script == CHARACTER_DEVA)
		offset = utf8_pass_deva(text, offset);
	for (size_t end; (end = letter_end(text, offset, script)) != offset;)
		offset = script == CHARACTER_DEVA ? utf8_pass_deva(text, end) : end;
	return offset;
}

/* Bytes of a dot of abbreviation at offset, or 0. */
static size_t dot_at(struct str text, size_t offset)
{
	if (str_starts(str_slice(text, offset, text.n), STR("\u0970")))
		return 3;
	return offset < text.n && text.s[offset] == '.';
}

/* The end of a word of Devanagari with its dots: end is where its first letters end. */
static size_t dots_end(struct str text, size_t start, size_t end)
{
	bool letters = false;
	for (size_t dot; (dot = dot_at(text, end)) != 0;) {
		struct str piece = str_slice(text, start, end);
		bool letter = abbreviation_is_letter(piece), known = abbreviation_is_known(piece);
		size_t next = letters_end(text, end + dot, CHARACTER_DEVA);
		bool series = letter && abbreviation_is_letter(str_slice(text, end + dot, next));
		bool name = known && !letters && !dot_at(text, next); /* डॉ.झा */
		if (series && !name) {
			letters = true;
			start = end + dot;
			end = next;
			continue;
		}
		bool sign = dot > 1; /* U+0970, which is never a full stop */
		if (sign || (letter && letters) || known || abbreviation_is_initial(piece))
			end += dot;
		break;
	}
	return end;
}

/* 1,23,456.78 · 10:30 · 2024-25 */
static size_t number_end(struct str text, size_t offset)
{
	for (size_t next, behind;; offset = next) {
		enum character kind = character_at(text, offset, &next);
		if (kind == CHARACTER_DIGIT)
			continue;
		char c = offset < text.n ? text.s[offset] : ' ';
		if ((c != ',' && c != '.' && c != ':' && c != '/' && c != '-') ||
		    character_at(text, next, &behind) != CHARACTER_DIGIT)
			return offset;
	}
}

/*
 * The end of a word of Devanagari that ASCII other than a dot follows: nearly all are such and have
 * no more to them than their letters. start itself for any other.
 */
static size_t plain_end(struct str text, size_t start)
{
	size_t end = utf8_pass_deva(text, start);
	return end < text.n && (unsigned char)text.s[end] < 0x80 && text.s[end] != '.' ? end
										       : start;
}

bool token_next(struct str text, size_t *offset, struct token *ret_token)
{
	enum character kind = CHARACTER_BLANK;
	size_t start = *offset;
	while (start < text.n && text.s[start] == ' ')
		start++;
	size_t end = plain_end(text, start);
	if (end > start && text.n <= UINT32_MAX) {
		*offset = end;
		*ret_token = (struct token){TOKEN_WORD, (uint32_t)start, (uint32_t)end};
		return true;
	}
	while (start < text.n && kind <= CHARACTER_JOINER) {
		start = end;
		kind = character_at(text, start, &end);
	}
	if (start >= text.n || text.n > UINT32_MAX) {
		*offset = text.n;
		return false;
	}
	enum token_kind token = TOKEN_MARK;
	if (kind == CHARACTER_DEVA || kind == CHARACTER_LETTER) {
		token = TOKEN_WORD;
		end = letters_end(text, end, kind);
		if (kind == CHARACTER_DEVA)
			end = dots_end(text, start, end);
	} else if (kind == CHARACTER_DIGIT) {
		token = TOKEN_NUMBER;
		end = number_end(text, end);
	}
	*offset = end;
	*ret_token = (struct token){.kind = token, .start = (uint32_t)start, .end = (uint32_t)end};
	return true;
}
