#ifndef SURKHI_BASE_ERR_H
#define SURKHI_BASE_ERR_H

#include "surkhi/base/cleanup.h"
#include "surkhi/base/str.h"

/*
 * Errors. A function that can fail returns an int:
 *
 *   0   done;
 *   >0  a condition named in the function's own header, which the caller handles and does not
 *       forward as it is;
 *   <0  fatal (ERR_FATAL): forwarded unchanged up to whoever can give up.
 *
 * Whatever is not 0 leaves its explanation in a struct diag that the caller passed. Nobody below
 * app prints: the diag is how a message travels. Texts are lower case, without a full stop, what
 * failed first, the subject in quotes.
 */
enum { ERR_FATAL = -1 };

struct diag {
	char path[512];       /* the file that the error is about; "" if there is none */
	unsigned long line;   /* line or record in it, from 1; 0 if unknown */
	unsigned long column; /* code point in that line, from 1; 0 if unknown */
	char text[512];       /* what failed, and why */
	const char *origin;   /* "function" of the program in which a fatal error arose, or NULL */
};

#define DIAG_INIT                                                                                  \
	{                                                                                          \
		.path = "", .line = 0, .column = 0, .text = "", .origin = NULL                     \
	}

/* Fills diag (whole; NULL allowed) and returns code, so that an error is told in one line. */
int diag_set(struct diag *diag, int code, const char *format, ...) PRINTF(3, 4);

/* Says where: call after diag_set(). Returns code. */
int diag_at(struct diag *diag, int code, const char *path, unsigned long line,
	    unsigned long column);

/* "path:line:column: text", leaving out what is not known. */
void diag_format(const struct diag *diag, struct buf *ret_text);

/* diag_set() for fatal errors, noting the place. */
#define err_origin(diag, ...) err_origin_in((diag), __func__, __VA_ARGS__)
int err_origin_in(struct diag *diag, const char *function, const char *format, ...) PRINTF(3, 4);

#endif
