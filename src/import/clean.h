#ifndef IMPORT_CLEAN_H
#define IMPORT_CLEAN_H

#include "surkhi/base/err.h"
#include "surkhi/base/str.h"

enum {
	CLEAN_E_ENCODING =
		1,         /* not UTF-8: diag names the first bad byte and what should be there */
	CLEAN_E_TOO_LARGE, /* passes the buffer's maximum once it is cleaned */
};

/*
 * From the bytes of a page to clean text (utf8_clean), which replaces what was in *ret_text. A
 * handful of bad bytes, as a scraper that cuts in the middle of a letter leaves them, is repaired;
 * more mean another encoding. Character references are decoded if the text is written in them.
 */
int clean_page(struct str bytes, struct buf *ret_text, struct diag *diag);

/* True if most of the text's Devanagari is written as &#2358; or &#x936;. */
bool references_abound(struct str text);

/* Appends text with its numeric references, and those with usual names, decoded. */
void references_decode(struct str text, struct buf *ret_text);

/*
 * Appends XML in which all that looks like a reference is one: others, &nbsp; among them, get their
 * & escaped. CDATA is left as it is.
 */
void references_escape(struct str text, struct buf *ret_text);

#endif
