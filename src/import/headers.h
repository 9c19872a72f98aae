#ifndef IMPORT_HEADERS_H
#define IMPORT_HEADERS_H

#include "surkhi/base/str.h"

/* Headers as HTTP and WARC have them: "Name: value" in lines up to a blank one. */
struct headers {
	struct str all;  /* with the first line, which is none of them */
	struct str body; /* all behind the blank line */
};

/* Parts a message; false if there is no blank line. */
bool headers_read(struct str message, struct headers *ret_headers);

struct str headers_first(const struct headers *headers); /* the first line */

/* The value of a header by its name in any case; empty if there is none. */
struct str headers_get(const struct headers *headers, const char *name);

/* A parameter of a value: "utf-8" for "charset" in "text/html; charset=utf-8". */
struct str headers_parameter(struct str value, const char *name);

/*
 * The body of an HTTP message as it was before it was sent: chunks joined, unpacked. Adds to
 * *ret_body; false if it is packed in a way that is not known, or damaged.
 */
bool headers_body(const struct headers *headers, struct buf *ret_body);

#endif
