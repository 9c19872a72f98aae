#ifndef EXTRACT_ITEMS_H
#define EXTRACT_ITEMS_H

#include "lines.h"

/*
 * What one line of a list may look like. All of these are asked before the line is decided, and
 * refuse lines that a site's pattern claims, where nothing else is said.
 */

/* Nothing is known of it yet: no pattern, no date. */
bool line_is_new(const struct page_line *line);
bool line_has(const struct page_line *line, enum word_set set);

enum { HEADING_MOST = 12 }; /* words */

/* A heading that is none of a site's: "बैठक में तय हुआ", not "बड़ी खबरें". */
bool item_is_heading(const struct page_line *line);

/* "इन पर रहेगा जोर", "ये हैं मुख्य बातें": it speaks of what stands below, and asks nobody to read it. */
bool item_heads_list(const struct page_line *line);

/* "इस विज्ञापन को बंद करें", "सेवाएं लेने के लिए फोन करें": what a site asks of its reader. */
bool item_is_request(const struct page_line *line);

/* A few words; so many words, whatever their shape; a point with its mark. */
bool item_is_short(const struct page_line *line);
bool item_is_bullet(const struct page_line *line);

/* "परासिया - अनुज पाटकर", "रुड़की से ललित अग्रवाल": two names, and a dash, colon or से between them. */
bool item_is_pair(const struct page_line *line);

/* "महिला- 33", "2020 में सपा : 7 सीट पर लड़ी": what tables of sites have, too, in other places. */
bool item_is_row(const struct page_line *line);

/* Three such in one line: "भाजपा-41, कांग्रेस-29, अन्य-4". */
bool item_is_tally(const struct page_line *line);

/* "डीएमके<TAB>952<TAB>2,360": a row of a table. Patterns for such rows may claim it. */
bool item_is_cells(const struct page_line *line);

/* A row, cells with tabs between them, figures and what of; a table may mix them. Patterns for the
 * rows of tables may claim it. */
bool item_is_figures(const struct page_line *line);

/* "14 मार्च 1991 - गण परिषद बनी", "सुबह 10 बजे: मतदान शुरू": what happened behind when it did. */
bool item_is_event(const struct page_line *line);

/* "S- सूखा कूड़ा अलग उठेगा", "क) सड़क चौड़ी होगी": points with letters in front. */
bool item_is_lettered(const struct page_line *line);

/* "कांग्रेस: सर्वदलीय समिति बने": who or what, and what of it. */
bool item_is_labelled(const struct page_line *line);

/* "90 किमी की रफ्तार से आया बवंडर": a figure, and what of it in some words. */
bool item_is_counted(const struct page_line *line);

/* "3- यूनाइटेड किंगडम": a number and a name, as headings of numbered parts are. */
bool item_is_numbered(const struct page_line *line);

/* "- मदन कौशिक, प्रवक्ता", "प्रभु एन सिंह, डीएम": who said what stands above. */
bool item_is_signed(const struct page_line *line);

#endif
