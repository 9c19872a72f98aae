#ifndef MODEL_QUERY_DATE_H
#define MODEL_QUERY_DATE_H

#include <stdint.h>

#include "surkhi/base/str.h"

/* Days of a query: "2021", "2021-08", "2021-08-03", and "..", which joins two of them. */

enum {
	QUERY_DATE_E_FORM = 1, /* written in no such form */
	QUERY_DATE_E_NONE,     /* in such a form, but the calendar has no such day or month */
};

/* The first and the last day of a year, a month or a day; digits of either script. */
int query_period_parse(struct str text, int64_t *ret_first, int64_t *ret_last);

/* The shortest form of a range of days; INT64_MIN and INT64_MAX are open ends. Appends. */
void query_date_format(int64_t first, int64_t last, struct buf *ret_text);

#endif
