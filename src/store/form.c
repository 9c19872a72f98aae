/* Knows what of a text is indexed. One place, so that index, query and highlighting agree. */
#include "form.h"

#include "surkhi/text/fold.h"

static bool is_digit_byte(char c)
{
	return (c >= '0' && c <= '9') || (c & 0x80);
}

/* Cuts a number at the first separator; what is behind it is read as the next token. */
static size_t number_end(struct str text, const struct token *token)
{
	size_t end = token->start;
	while (end < token->end && is_digit_byte(text.s[end]))
		end++;
	return end > token->start ? end : token->end;
}

static void remove_all(struct buf *form, struct str what)
{
	size_t at = 0;
	while ((at = str_find(buf_str(form), what, at)) != SIZE_MAX)
		buf_remove(form, at, at + what.n);
}

/* Of an abbreviation, in either script. */
static void remove_dots(struct buf *form)
{
	remove_all(form, STR("."));
	remove_all(form, STR("\xe0\xa5\xb0")); /* U+0970 */
}

/* A part of a word that is long enough to fill a form; cut where a code point ends. */
static struct str head_of(struct str word)
{
	if (word.n <= FORM_MAXIMUM)
		return word;
	size_t end = FORM_MAXIMUM;
	while (end > 0 && (word.s[end] & 0xc0) == 0x80)
		end--;
	return str_slice(word, 0, end);
}

bool form_token(struct str text, size_t *offset, struct token *ret_token)
{
	while (token_next(text, offset, ret_token)) {
		if (ret_token->kind == TOKEN_MARK)
			continue;
		if (ret_token->kind == TOKEN_NUMBER)
			*offset = ret_token->end = (uint32_t)number_end(text, ret_token);
		return true;
	}
	return false;
}

void form_of(struct str token, struct buf *ret_form)
{
	buf_clear(ret_form);
	fold(head_of(token), ret_form);
	remove_dots(ret_form);
}

bool form_next(struct form_reader *reader, struct form *ret_form)
{
	struct token token;
	while (form_token(reader->text, &reader->offset, &token)) {
		form_of(str_slice(reader->text, token.start, token.end), &reader->form);
		if (reader->form.n == 0)
			continue;
		*ret_form = (struct form){buf_str(&reader->form), token.start, token.end};
		return true;
	}
	return false;
}

void form_reader_done(struct form_reader *reader)
{
	buf_done(&reader->form);
}
