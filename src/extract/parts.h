#ifndef EXTRACT_PARTS_H
#define EXTRACT_PARTS_H

#include "lines.h"

/*
 * The parts of an article, in the order in which page_read() finds them. Each step reads the
 * reading's lines and what earlier steps put there.
 */

/* Finds the headline that the page declares (or none) among its lines, or a line that is like it.
 */
void declared_headline(struct reading *reading, const struct declared *declared);

/* Is the headline that was found what the reader sees, in the place of a title that nobody does? */
bool declared_is_outdone(const struct reading *reading, const struct declared *declared);

/* Puts what the page declares in the place of what was found in its lines. */
void declared_apply(const struct patterns *patterns, const struct declared *declared,
		    struct arena *arena, struct article *article);

/* Patterns that take neighbours along: lists of links, "By" above a name, polls. */
void parts_blocks(struct reading *reading);

/* Captions that name who took the picture. */
void parts_captions(struct reading *reading);

/* Where the story starts, what its headline is, where it ends; the words it is made of. */
void parts_body(struct reading *reading);
void parts_end(struct reading *reading);
void parts_headline(struct reading *reading);

/* The headline's own text: without the path of sections that some sites glue in front. */
struct str parts_headline_text(const struct reading *reading);

/* Is it a path to the page: "देश / राजस्थान"? */
bool parts_is_crumb(const struct page_line *line);

/* Sections of a site and states, and no grammar: "होम देश पश्चिम बंगाल"? */
bool parts_is_menu(const struct page_line *line);

/*
 * What the site says it is, at the top of a page above a section: "गांव और खेत पर एक पत्रकार का ब्लॉग"?
 */
bool parts_is_tagline(const struct reading *reading, size_t i);

/* Decides the lines above the story, of it, and below. */
void parts_head_lines(struct reading *reading);
void parts_body_lines(struct reading *reading);
void parts_tail_lines(struct reading *reading);

/* Dates, byline, outlet and dateline. *ret_text: offset of the text behind the dateline in the
 * first paragraph. */
void parts_meta(const struct reading *reading, struct article *article, size_t *ret_text);

/* The outlet that the site's own lines name most often; empty if they name none. */
struct str parts_outlet(const struct reading *reading);

/*
 * Lists within a story, or right behind its last line of text: points, rows of who is from where,
 * rows of figures. Decides their lines and the headings of those that have one.
 */
void parts_lists(struct reading *reading, size_t last);

/* Is the line text of a story: a paragraph, or a short sentence? */
bool parts_is_text(const struct reading *reading, const struct page_line *line);

/* May the line be a paragraph of this page? Prose, or the next best where a page has none. */
bool parts_is_paragraph(const struct reading *reading, const struct page_line *line);

/* Is the line a dateline and nothing else: "नई दिल्ली", "नरेश वर्मा, आगरा"? */
bool parts_dateline_alone(const struct reading *reading, const struct page_line *line,
			  struct str *ret_place);

/* Is it the headline once more, perhaps with the site's name behind? */
bool parts_repeats_headline(const struct reading *reading, const struct page_line *line);

#endif
