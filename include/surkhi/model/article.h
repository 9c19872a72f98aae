#ifndef SURKHI_MODEL_ARTICLE_H
#define SURKHI_MODEL_ARTICLE_H

#include <stdbool.h>
#include <stdint.h>

#include "surkhi/base/moment.h"
#include "surkhi/base/str.h"
#include "surkhi/model/entity.h"

struct correction;

/* What a line of a scraped page is. */
enum line_kind {
	LINE_BLANK,
	LINE_HEADLINE, /* the headline, and repeats of it */
	LINE_STANDFIRST,
	LINE_META, /* date, byline, outlet, slug */
	LINE_SUBHEAD,
	LINE_BODY,
	LINE_CAPTION,
	LINE_RELATED,   /* a link to another story */
	LINE_FURNITURE, /* of the site: menus, widgets, forms, author boxes */
	N_LINE_KINDS
};

const char *line_kind_name(enum line_kind kind); /* "body", "related", … */

struct line {
	enum line_kind kind;
	struct str text; /* as cleaned, trimmed */
	struct str rule; /* the pattern or shape that decided */
};

/* A paragraph of the story: body, or a subhead between two of them. */
struct paragraph {
	bool subhead;
	struct str text;
};

/*
 * An article with all that is known of it. All text is borrowed from whatever arena it was made
 * in. Empty text and year 0 mean unknown.
 */
struct article {
	int64_t id;        /* in the store, from 1; 0: not stored */
	struct str source; /* path or URL, "#n" behind it for record n of a file of several */
	struct str url;
	struct str format; /* how its original is to be read: "text", "html", …; empty: as text */
	struct str outlet;
	struct str language; /* "hi" */
	struct str headline;
	bool headline_derived; /* the page had none: this is its first sentence */
	struct str standfirst;
	struct str byline;
	struct str dateline; /* the place only */
	struct moment published, updated, imported;

	struct paragraph *paragraphs; /* the story in reading order */
	size_t n_paragraphs;

	struct line *lines; /* every line of the page; only where the original was read */
	size_t n_lines;

	struct entity *entities; /* by kind, then by number of mentions, most first */
	size_t n_entities;
	struct mention *mentions; /* in reading order */
	size_t n_mentions;

	int64_t story; /* the first article of the store that tells its story; 0: it is alone */

	/* Made by a person; the store keeps them apart from all above. */
	struct entity *removed; /* found in it, or made, and taken away by hand (correction.h) */
	size_t n_removed;
	struct str *tags; /* sorted */
	size_t n_tags;
	bool starred, read;
	struct str note;
	const struct correction *corrections; /* that concern it, in order (correction.h) */
	size_t n_corrections;
};

/*
 * Puts entities (by kind, then most mentions, then as they were) and mentions (as they are read, of
 * two that begin together the longer first) in order, in new arrays in arena.
 */
void article_order(struct article *article, struct arena *arena);

/* An entity by its index; behind the last come those that were taken away. NULL if none is there.
 */
const struct entity *article_entity(const struct article *article, size_t index);

/* The text that a mention's offsets refer to. */
struct str article_text(const struct article *article, enum field field, uint32_t paragraph);

/* True if two mentions are of the same stretch of text, whatever they mention. */
bool mention_same_place(const struct mention *a, const struct mention *b);

/* The words of a mention. */
struct str mention_text(const struct article *article, const struct mention *mention);

#endif
