#ifndef IMPORT_FIELDS_H
#define IMPORT_FIELDS_H

#include "draft.h"

/*
 * The names that files give to the parts of an article: keys of JSON objects, columns of CSV, in
 * English and Hindi. One table for all, since people export the same things to either.
 */
enum part {
	PART_HEADLINE,
	PART_DESCRIPTION,
	PART_TEXT,
	PART_PUBLISHED,
	PART_UPDATED,
	PART_CRAWLED, /* when a crawler came by: of no interest, unless nothing else dates a story
		       */
	PART_URL,
	PART_BYLINE,
	PART_OUTLET,
	PART_DATELINE,
	PART_LANGUAGE,
	PART_SOURCE, /* an outlet, an address, a data set: its value tells */
	PART_TAGS,
	PART_STARRED,
	PART_READ,
	PART_NOTE,
	N_PARTS
};

/* The part that a name means, in any case; N_PARTS if none. *ret_rank: the best name has 0. */
enum part part_find(struct str name, unsigned *ret_rank);

/* Names of a part, for messages: "text, content, body, …". */
void part_describe(enum part part, struct buf *ret_names);

/* What a record gave for each part: the value under the best name. */
struct parts {
	struct str values[N_PARTS];
	unsigned ranks[N_PARTS];
};

void parts_put(struct parts *parts, enum part part, unsigned rank, struct str value);

/* Fills a draft from the parts; the text may be HTML. A condition with diag if there is no text. */
int parts_draft(const struct parts *parts, struct draft *draft, struct diag *diag);

/* Adds the tags of a text such as "बैठक, उपचुनाव". */
void parts_tags(struct draft *draft, struct str text);

#endif
