#ifndef IMPORT_JSON_READ_H
#define IMPORT_JSON_READ_H

#include <jansson.h>

#include "surkhi/base/err.h"
#include "surkhi/base/str.h"

/*
 * A JSON value. What real files have and JSON has not is repaired: control characters in texts, NaN
 * and Infinity, commas before a closing bracket, halves of surrogate pairs, bad UTF-8, comment
 * marks of HTML around it. NULL, with diag, if it is still none; json_decref() it.
 */
json_t *json_read(struct str text, struct diag *diag);

struct str json_str(const json_t *value); /* borrows; empty if it is no text */
struct str json_key(const json_t *object, const char *key);

#endif
