/*
 * Knows the signs of the query language: blanks, quotes, operators, fields, and where a word ends.
 * What they mean together is query-parse.c's.
 */
#include "query-lex.h"

#include "query-tree.h"

#include "surkhi/text/utf8.h"

enum { SHOWN = 40 /* code points */ };

static char32_t code_point_at(struct str text, size_t offset)
{
	char32_t c;
	return utf8_next(text, &offset, &c) ? c : 0;
}

static bool is_blank(char32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xa0 || (c >= 0x2000 && c <= 0x200a) ||
	       c == 0x202f || c == 0x205f || c == 0x3000;
}

/* Editors and phones type the curly ones. */
static bool is_quote(char32_t c)
{
	return c == '"' || c == 0x201c || c == 0x201d;
}

static bool ends_piece(char32_t c, enum context context)
{
	return c == 0 || is_blank(c) || is_quote(c) || c == ')' || (c == ',' && context == IN_LIST);
}

bool query_bare(struct str value)
{
	char32_t c;
	for (size_t at = 0; utf8_next(value, &at, &c);)
		if (ends_piece(c, IN_LIST) || c == '(')
			return false;
	return value.n > 0;
}

struct str lex_shown(struct str text)
{
	return str_slice(text, 0, utf8_offset(text, SHOWN));
}

/*
 * The code point of the typed text that an offset in its NFC belongs to, by bisection: the NFC of
 * a longer start is not shorter.
 */
static unsigned long column_of(const struct lexer *lexer, size_t offset)
{
	size_t low = 0, high = utf8_count(lexer->typed);
	struct buf start = BUF_INIT(4 * QUERY_SIZE);
	while (low < high) {
		size_t middle = low + (high - low + 1) / 2;
		buf_clear(&start);
		utf8_clean(str_slice(lexer->typed, 0, utf8_offset(lexer->typed, middle)), &start);
		if (start.n <= offset)
			low = middle;
		else
			high = middle - 1;
	}
	buf_done(&start);
	return low + 1;
}

void lex_point(const struct lexer *lexer, size_t offset)
{
	diag_at(lexer->diag, 1, "", 0, column_of(lexer, offset));
}

static bool refuse(const struct lexer *lexer, const char *why, size_t typed_offset)
{
	diag_set(lexer->diag, 1, "%s", why);
	diag_at(lexer->diag, 1, "", 0, utf8_count(str_slice(lexer->typed, 0, typed_offset)) + 1);
	return false;
}

bool lex_open(struct lexer *lexer)
{
	size_t invalid = utf8_invalid(lexer->typed);
	if (lexer->typed.n > QUERY_SIZE)
		return refuse(lexer, "query too long", QUERY_SIZE);
	if (invalid < lexer->typed.n)
		return refuse(lexer, "not UTF-8", invalid);
	struct buf clean = BUF_INIT(4 * QUERY_SIZE);
	utf8_clean(lexer->typed, &clean);
	lexer->text = str_copy(lexer->arena, buf_str(&clean));
	buf_done(&clean);
	return true;
}

char32_t lex_here(const struct lexer *lexer)
{
	return code_point_at(lexer->text, lexer->at);
}

bool lex_end(const struct lexer *lexer)
{
	return lexer->at >= lexer->text.n;
}

bool lex_at_quote(const struct lexer *lexer)
{
	return is_quote(lex_here(lexer));
}

bool lex_at_gap(const struct lexer *lexer, enum context context)
{
	return ends_piece(lex_here(lexer), context);
}

void lex_blanks(struct lexer *lexer)
{
	char32_t c;
	for (size_t next = lexer->at; utf8_next(lexer->text, &next, &c) && is_blank(c);)
		lexer->at = next;
}

bool lex_accept(struct lexer *lexer, char c)
{
	if (lex_end(lexer) || lexer->text.s[lexer->at] != c)
		return false;
	lexer->at++;
	return true;
}

bool lex_at_operator(const struct lexer *lexer, struct str operator)
{
	struct str rest = str_slice(lexer->text, lexer->at, lexer->text.n);
	char32_t behind = code_point_at(rest, operator.n);
	return str_starts(rest, operator) && (behind == '(' || ends_piece(behind, IN_TEXT));
}

bool lex_accept_operator(struct lexer *lexer, struct str operator)
{
	if (!lex_at_operator(lexer, operator))
		return false;
	lexer->at += operator.n;
	return true;
}

static bool is_latin_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

size_t lex_field(const struct lexer *lexer)
{
	struct str rest = str_slice(lexer->text, lexer->at, lexer->text.n);
	size_t n = 0;
	while (n < rest.n && is_latin_letter(rest.s[n]))
		n++;
	return n < rest.n && rest.s[n] == ':' ? n : 0;
}

/* The mark that closes a quotation opened here; it has as many bytes as the opening one. */
static struct str closing_quote(const struct lexer *lexer)
{
	char32_t c = lex_here(lexer);
	return c == '"' ? STR("\"") : c == 0x201c ? STR("\xe2\x80\x9d") : STR_EMPTY;
}

/* A backslash stands for itself unless the closing mark or another one follows. */
static bool is_escape(struct str text, struct str closing)
{
	struct str behind = str_slice(text, 1, text.n);
	return text.s[0] == '\\' && (str_starts(behind, closing) || str_starts(behind, STR("\\")));
}

static bool read_quoted(struct lexer *lexer, struct piece *ret_piece)
{
	size_t start = lexer->at, end = 0;
	struct str closing = closing_quote(lexer), text = lexer->text;
	if (closing.n == 0)
		return LEX_WRONG(lexer, start, "a closing quote without an opening one");
	struct buf inner = BUF_INIT(text.n);
	for (size_t at = start + closing.n; at < text.n && !end; at++) {
		struct str rest = str_slice(text, at, text.n);
		if (str_starts(rest, closing)) {
			end = at + closing.n;
			continue;
		}
		if (is_escape(rest, closing))
			at++;
		buf_add_char(&inner, text.s[at]);
	}
	struct str unquoted = str_copy(lexer->arena, str_trim(buf_str(&inner)));
	buf_done(&inner);
	if (!end)
		return LEX_WRONG(lexer, start, "this quote is not closed");
	lexer->at = end;
	*ret_piece = (struct piece){unquoted, start, true};
	return true;
}

/* Parentheses belong to a piece that they stand inside of: CPI(M). */
static bool read_bare(struct lexer *lexer, enum context context, struct piece *ret_piece)
{
	size_t start = lexer->at, open = 0, first_open = 0;
	for (char32_t c;; utf8_next(lexer->text, &lexer->at, &c)) {
		c = lex_here(lexer);
		if (c == '(' && open++ == 0)
			first_open = lexer->at;
		else if (c == ')' && open)
			open--;
		else if (ends_piece(c, context))
			break;
	}
	if (open)
		return LEX_WRONG(lexer, first_open, "a blank is missing before '('");
	*ret_piece = (struct piece){str_slice(lexer->text, start, lexer->at), start, false};
	return true;
}

bool lex_piece(struct lexer *lexer, enum context context, struct piece *ret_piece)
{
	return lex_at_quote(lexer) ? read_quoted(lexer, ret_piece)
				   : read_bare(lexer, context, ret_piece);
}

bool lex_expect_gap(const struct lexer *lexer, enum context context)
{
	if (lex_at_quote(lexer))
		return LEX_WRONG(lexer, lexer->at, "a blank is missing before the quote");
	if (!lex_at_gap(lexer, context))
		return LEX_WRONG(lexer, lexer->at, "a blank is missing behind the quote");
	return true;
}
