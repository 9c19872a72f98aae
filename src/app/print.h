#ifndef APP_PRINT_H
#define APP_PRINT_H

#include <stdio.h>

#include "surkhi/base/err.h"
#include "surkhi/base/str.h"

/* All that surkhi writes outside of the reader goes through here. */

/* What a command returns and the process exits with, as grep; SIGNAL + n: stopped by signal n. */
enum { STATUS_DONE = 0, STATUS_NOTHING = 1, STATUS_ERROR = 2, STATUS_SIGNAL = 128 };

/*
 * Appends text so that it does nothing to a terminal and stays on one line: control characters,
 * bidi controls and bytes that are not UTF-8 become \xNN or \u{NNNN}.
 */
void escape(struct str text, struct buf *ret_text);

/* Writes text escaped, a tab as a blank. */
void print_text(FILE *out, struct str text);

/* "surkhi: …" as one line on standard error. Returns STATUS_ERROR. */
int print_error(const char *format, ...) PRINTF(1, 2);

/* A diag, with its place. Returns STATUS_ERROR. */
int print_diag(const struct diag *diag);

#endif
