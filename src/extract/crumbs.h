#ifndef EXTRACT_CRUMBS_H
#define EXTRACT_CRUMBS_H

#include "lines.h"

/*
 * What a site puts around a headline, or in its place. parts_is_crumb() and parts_is_menu() are of
 * parts.h, for others ask them, too.
 */
enum { HEADLINE_WORDS = 4 /* at least, of what is left of a headline */ };

/* Is whole a path of sections, and the headline its end? Both canonical. */
bool crumbs_lead_to(const struct reading *reading, struct str whole, struct str headline);

/* "Jansatta / राज्य / Headline", "Home/राजनीति/Headline": without the sections. */
struct str crumbs_cut(const struct reading *reading, struct str text);

/* How many sections stand in front. */
size_t crumbs_count(const struct reading *reading, struct str text);

/* "न्यूजराज्यबिहारHeadline": two sections or more, and no blank between. */
struct str crumbs_cut_glued(const struct reading *reading, struct str text);

/* "शीर्षक: माकपा ने …": without the label. */
struct str crumbs_cut_label(struct str text);

/* "Shareमाकपा ने …": without the button whose text is glued to it. */
struct str crumbs_cut_button(struct str text);

/* A headline in front of " - Site" or " | Site", whose name ends in Latin letters; or all of it. */
struct str crumbs_before_site(struct str text);

#endif
