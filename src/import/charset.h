#ifndef IMPORT_CHARSET_H
#define IMPORT_CHARSET_H

#include "surkhi/base/str.h"

/*
 * From the bytes of a page of markup to UTF-8. What pages say of their encoding is often wrong, so
 * bytes that are UTF-8 are taken as such whatever the page says; then count, in this order, the
 * byte order mark, zero bytes as UTF-16 has them, and what was declared. Known are UTF-8, UTF-16
 * and windows-1252 (which the web means by ISO-8859-1, too); anything else reads as windows-1252.
 *
 * Adds to *ret_text. Bytes that are wrong become U+FFFD.
 */
void charset_decode(struct str bytes, struct str declared, struct buf *ret_text);

/*
 * The encoding that markup names near its start: <?xml encoding="…"?>, <meta charset="…">,
 * <meta http-equiv content="…; charset=…">. Empty if it names none.
 */
struct str charset_declared(struct str bytes);

/*
 * Undoes one wrong decoding: UTF-8 that was read as windows-1252 and saved as UTF-8 has à¤ and à¥
 * where Devanagari was. Adds what the text was to *ret_text and returns true; else false.
 */
bool charset_undo(struct str text, struct buf *ret_text);

#endif
