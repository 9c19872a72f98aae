#ifndef SURKHI_TEXT_DATE_H
#define SURKHI_TEXT_DATE_H

#include <stdbool.h>

#include "surkhi/base/moment.h"
#include "surkhi/base/str.h"

/*
 * Dates as Hindi news sites write them, absolute ones only, e.g.
 *   Aug 3, 2021, 7:04 PM IST · 11 Jul, 2020 05:26 PM · Wed, Mar 25, 2020, 7:10 AM IST
 *   10:46 PM, 26-MAR-2020 · Wed, 15 Apr 2020 08:34 AM · Fri, 29 May 2026 06:30 AM IST
 *   15 अप्रैल 2020, 08:34 AM · १५ अप्रैल २०२० · अप्रैल 15, 2020 · 2021-08-03T19:04:00+05:30
 *   2021-08-03 19:04 · 03/08/2021 (day first) · 03-08-2021 · 03.08.2021
 * Month names in English (full or three letters, any case) and Hindi in their usual spellings;
 * digits of either script; पूर्वाह्न/अपराह्न and बजे understood. A time without a zone is India's.
 */

/*
 * The first date at or after *offset in text; *offset moves behind it (and behind its time).
 * *ret_start is where it begins, with its weekday, or its time if that stands first. A date does
 * not go on over the end of a line. False if there is none; a day that does not exist (31 फरवरी) is
 * none. A date needs a year of four digits, 1900…2100.
 */
bool date_find(struct str text, size_t *offset, size_t *ret_start, struct moment *ret_moment);

#endif
