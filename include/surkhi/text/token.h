#ifndef SURKHI_TEXT_TOKEN_H
#define SURKHI_TEXT_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

#include "surkhi/base/str.h"

/*
 * Words, numbers and marks of running text.
 *
 * A word is a run of letters with their marks, joiners and nuktas, of one script: Devanagari or
 * other. Devanagari abbreviation stays whole with its dots (बी.जे.पी., डॉ., रु.: single letters or
 * known short forms, U+0970 ॰ too). A number is a run of digits of either script with , . : / -
 * between digits (1,23,456.78, 10:30, 2024-25). Everything else but blanks is a mark, one code
 * point long. Hyphens part words (कांग्रेस-पटवारी gives three tokens).
 */
enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_MARK };

struct token {
	enum token_kind kind;
	uint32_t start, end; /* bytes in the text */
};

/*
 * The first token at or behind *offset; *offset moves behind it. False at the end of the text, and
 * for a text of 4 GiB or more.
 */
bool token_next(struct str text, size_t *offset, struct token *ret_token);

/* True for । ॥ . ? ! … when they can end a sentence at this token of the text. */
bool token_ends_sentence(struct str text, const struct token *token);

/*
 * The sentence around a byte offset: *ret_start … *ret_end, trimmed of blanks. A text without a
 * sentence end is one sentence.
 */
void sentence_around(struct str text, size_t offset, size_t *ret_start, size_t *ret_end);

#endif
