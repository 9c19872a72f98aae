#ifndef STORE_ENCODE_H
#define STORE_ENCODE_H

#include "surkhi/model/article.h"

/*
 * What of an article is kept in one piece, as bytes. Numbers are LEB128, 7 bits a byte, low ones
 * first; a text is its length and its bytes. Version 1 of a body:
 *
 *   version                            1
 *   language standfirst byline         texts
 *   updated                            text as moment_format() writes it
 *   flags                              1: the headline is derived
 *   paragraphs                         count; each: length * 2 + subhead, bytes
 *   entities                           count; each: kind * 2 + primary, number of mentions,
 *                                      texts id name role party state place_kind
 *   mentions                           count; each: entity, field, paragraph, start, length,
 *                                      text rule
 *
 * and of lines: version, count; each: kind * 2 + elsewhere, text rule, and then either the text or,
 * elsewhere, where it is in the original: bytes behind the end of the line before, length.
 *
 * Decoding checks everything: each count against what is left, each offset against its text.
 */
enum {
	ENCODE_MAXIMUM = 128 << 20,    /* bytes */
	PARAGRAPHS_MAXIMUM = 16 << 20, /* also of lines */
	ENTITIES_MAXIMUM = 1 << 20,
	MENTIONS_MAXIMUM = 8 << 20,
};

/* True if a mention is of an entity that there is, in a text that reaches so far. */
bool mention_fits(const struct article *article, const struct mention *mention);

/* False if the article passes a maximum, or a mention does not fit. */
bool encode_article(const struct article *article, struct buf *ret_bytes);
bool encode_lines(const struct article *article, struct str original, struct buf *ret_bytes);

/*
 * Fill what was encoded, borrowing from bytes; false, with nothing of use, if they are damaged. The
 * article's headline, which is kept elsewhere, must be there already.
 */
bool decode_article(struct str bytes, struct arena *arena, struct article *ret_article);
bool decode_lines(struct str bytes, struct str original, struct arena *arena,
		  struct line **ret_lines, size_t *ret_n);

#endif
