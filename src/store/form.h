#ifndef STORE_FORM_H
#define STORE_FORM_H

#include <stdbool.h>
#include <stdint.h>

#include "surkhi/base/str.h"
#include "surkhi/text/token.h"

/*
 * The forms by which text is found: what the index holds, what a query asks for and what is
 * highlighted are all made here.
 *
 * Of each word its fold, without the dots of an abbreviation (भा.ज.पा. is भाजपा); of a number each
 * run of digits (2024-25 is two, which a query for it asks for one behind the other). Marks are no
 * forms.
 */
enum { FORM_MAXIMUM = 256 }; /* bytes; the rest of a longer word is not looked at */

struct form {
	struct str text;     /* in the reader's buffer, until the next */
	uint32_t start, end; /* bytes in the text it was read from */
};

struct form_reader {
	struct str text;
	size_t offset;
	struct buf form;
};

#define FORM_BUF BUF_INIT((size_t)FORM_MAXIMUM * 4)
#define FORM_READER_INIT(of)                                                                       \
	{                                                                                          \
		.text = (of), .offset = 0, .form = FORM_BUF                                        \
	}

bool form_next(struct form_reader *reader, struct form *ret_form);
void form_reader_done(struct form_reader *reader);

/* The same in two steps: what may be a form, and, of its text, the form; empty if it has none. */
bool form_token(struct str text, size_t *offset, struct token *ret_token);
void form_of(struct str token, struct buf *ret_form);

#endif
