#ifndef EXTRACT_DATELINE_H
#define EXTRACT_DATELINE_H

#include "wordbook.h"

enum dateline_strength {
	DATELINE_NONE,
	DATELINE_WEAK,  /* has the form, but nobody knows the place */
	DATELINE_STRONG /* a known place, or an agency or a date beside it */
};

/*
 * The dateline at the start of a paragraph ("रांची, 14 मई (एजेंसी)।"), or, if alone, of a line that
 * is nothing else ("नई दिल्ली, प्रेट्र"): its first place, and the offset behind it all.
 */
enum dateline_strength dateline_read(struct wordbook *book, struct str text, bool alone,
				     struct str *ret_place, size_t *ret_end);

#endif
