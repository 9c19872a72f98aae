#ifndef STORE_ENCODE_H
#define STORE_ENCODE_H

#include "surkhi/model/article.h"

/*
 * What of an article is kept in one piece, as bytes: numbers, texts and rules as in coding.h.
 * Version 2 of a body:
 *
 *   version                            2
 *   language standfirst byline         texts
 *   updated                            text as moment_format() writes it
 *   flags                              1: the headline is derived
 *   paragraphs                         count; each: length * 2 + subhead, the text
 *   entities                           count; each: kind * 2 + primary, flags, and those of
 *                                      number id name role party state place_kind that flags name;
 *                                      of the others the number is how many mentions follow, the
 *                                      name is the words of the first, the id is the name, and the
 *                                      rest is empty
 *   mentions                           count; each: start * 2 + elsewhere, where start counts from
 *                                      the start of the one before; elsewhere, in another text than
 *                                      that, it counts from 0, and how many texts further follows
 *                                      (0 headline, 1 standfirst, n * 2 + field paragraph n);
 *                                      entity * 2 + other: if length or rule are other than those
 *                                      of the entity's last mention, both
 *
 * and of lines: version, count; each: kind * 3 + source, rule, and then its text, or where that is
 * in its source (1 the original, 2 the text of the article): bytes behind the end of the line
 * before that was there, length.
 *
 * Of version 1, which is read only, texts are as they were, rules are texts, and everything of an
 * entity or mention is there; its lines know no source 2.
 *
 * Decoding checks everything: each count against what is left, each offset against its text.
 */
enum {
	ENCODE_MAXIMUM = 128 << 20,    /* bytes */
	PARAGRAPHS_MAXIMUM = 16 << 20, /* also of lines */
	ENTITIES_MAXIMUM = 1 << 20,
	MENTIONS_MAXIMUM = 8 << 20,
};

enum { ENCODE_FIRST = 1, ENCODE_VERSION = 2 };

/* What of an entity does not follow from the rest. */
enum {
	ENTITY_NUMBER = 1 << 0,
	ENTITY_ID = 1 << 1, /* the first of its texts, … */
	ENTITY_NAME = 1 << 2,
	ENTITY_TEXTS = 6, /* … of which there are so many */
	ENTITY_FLAGS = (1 << (1 + ENTITY_TEXTS)) - 1
};

enum line_source { LINE_HERE, LINE_IN_ORIGINAL, LINE_IN_TEXT, N_LINE_SOURCES };

/* True if a mention is of an entity that there is, in a text that reaches so far. */
bool mention_fits(const struct article *article, const struct mention *mention);

/* The headline, the standfirst and the paragraphs, each a line: what lines are in, too. */
void encode_text(const struct article *article, struct buf *ret_text);

/* False if the article passes a maximum, or a mention does not fit. text is encode_text()'s. */
bool encode_article(const struct article *article, struct buf *ret_bytes);
bool encode_lines(const struct article *article, struct str original, struct str text,
		  struct buf *ret_bytes);

/*
 * Fill what was encoded, in arena or borrowing from bytes; false, with nothing of use, if they are
 * damaged. The article's headline, which is kept elsewhere, must be there already.
 */
bool decode_article(struct str bytes, struct arena *arena, struct article *ret_article);
bool decode_lines(struct str bytes, struct str original, struct str text, struct arena *arena,
		  struct line **ret_lines, size_t *ret_n);

#endif
