#ifndef MODEL_QUERY_LEX_H
#define MODEL_QUERY_LEX_H

#include <stdbool.h>
#include <uchar.h>

#include "surkhi/base/err.h"
#include "surkhi/base/str.h"

/*
 * The pieces that queries are made of. What ends a piece depends on where it stands, so the parser
 * asks for what it wants next instead of being handed tokens.
 */
struct lexer {
	struct str text;  /* in NFC, without control characters */
	size_t at;        /* the next byte */
	struct str typed; /* as given: what columns count in */
	struct arena *arena;
	struct diag *diag;
};

/* Where a piece stands, which decides whether a comma ends it. */
enum context { IN_TEXT, IN_LIST };

struct piece {
	struct str text;
	size_t start; /* in the lexer's text */
	bool quoted;
};

/* Each returns false, with the diag filled, if what stands here is no such thing. */
bool lex_open(struct lexer *lexer); /* makes text of typed */
bool lex_piece(struct lexer *lexer, enum context context, struct piece *ret_piece);

/* Behind a piece must be a blank, or what else parts it from the next. */
bool lex_expect_gap(const struct lexer *lexer, enum context context);

void lex_blanks(struct lexer *lexer);
char32_t lex_here(const struct lexer *lexer); /* the next code point, 0 at the end */
bool lex_end(const struct lexer *lexer);
bool lex_at_quote(const struct lexer *lexer);
bool lex_at_gap(const struct lexer *lexer, enum context context);

/* Takes a character, or an operator (OR, AND, NOT) that stands as a word of its own. */
bool lex_accept(struct lexer *lexer, char c);
bool lex_accept_operator(struct lexer *lexer, struct str operator);
bool lex_at_operator(const struct lexer *lexer, struct str operator);

/*
 * Length of the field name before a colon here, 0 if there is none. Only Latin letters make one:
 * in Devanagari people type ':' for a visarga.
 */
size_t lex_field(const struct lexer *lexer);

/* Says what is wrong at an offset of the text; its value is false. */
#define LEX_WRONG(lexer, offset, ...)                                                              \
	(diag_set((lexer)->diag, 1, __VA_ARGS__), lex_point((lexer), (offset)), false)
void lex_point(const struct lexer *lexer, size_t offset);

/* The start of a text, as much of it as a message repeats. */
struct str lex_shown(struct str text);

#endif
