#ifndef STORE_FORM_H
#define STORE_FORM_H

#include <stdbool.h>
#include <stdint.h>

#include "surkhi/base/str.h"

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

#define FORM_READER_INIT(of)                                                                       \
	{                                                                                          \
		.text = (of), .offset = 0, .form = BUF_INIT((size_t)FORM_MAXIMUM * 4)              \
	}

bool form_next(struct form_reader *reader, struct form *ret_form);
void form_reader_done(struct form_reader *reader);

#endif
