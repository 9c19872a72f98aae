#ifndef IMPORT_DRAFT_H
#define IMPORT_DRAFT_H

#include "record.h"

/*
 * What the bytes of a record say, before the rules for lines are asked: its text, what it declares,
 * and what its markup sets apart from the story. Each format has a function that fills one.
 */
struct draft {
	struct arena *arena;
	struct buf text;          /* the page's lines */
	bool clean;               /* they went through utf8_clean() */
	struct declared declared; /* clean: see draft_field() */
	struct str url, source, language;
	struct str charset; /* what a server said that the bytes are in */
	struct str body;    /* the story as the page declares it, if nothing better is found */

	struct line *asides; /* lines that are not the story's by their markup, in order */
	size_t n_asides, capacity;

	/* Of an article that surkhi exported: taken as it stands, by its parts. */
	struct article *whole;

	/* What a person made of it. */
	struct str *tags;
	size_t n_tags, tags_capacity;
	bool starred, read;
	struct str note;
};

/* A draft is made with its arena and DRAFT_INIT, and freed when its article was made. */
#define DRAFT_INIT(in)                                                                             \
	{                                                                                          \
		.arena = (in), .text = BUF_INIT(PAGE_MAXIMUM)                                      \
	}
void draft_done(struct draft *draft);

/* Each fills a draft from the bytes of one record: 0, or a condition of record.h with diag. */
typedef int draft_reader(struct str bytes, struct draft *draft, struct diag *diag);
draft_reader draft_read_text, draft_read_html, draft_read_json, draft_read_csv, draft_read_feed,
	draft_read_warc;

/* Adds the lines of a page of HTML, or of a piece of one, and what it declares. UTF-8 and clean. */
int draft_add_html(struct draft *draft, struct str html, struct diag *diag);

/* Adds text that may be a piece of HTML, as fields of records are: it is read as what it looks. */
int draft_add_text(struct draft *draft, struct str text, struct diag *diag);

/* A line that is not the story's, and why; both are copied. */
void draft_aside(struct draft *draft, enum line_kind kind, struct str text, struct str rule);

/*
 * A text of one line for a field, in the draft's arena: references decoded, tags dropped, clean,
 * blanks single. Empty if it is longer than FIELD_MAXIMUM.
 */
struct str draft_field(struct draft *draft, struct str text);
enum { FIELD_MAXIMUM = 4096 };

/*
 * An address for the field url: http or https, of a page and not of a whole site, for two articles
 * of one address are the same to the store. Empty if it is none.
 */
struct str draft_url(struct draft *draft, struct str text);

/*
 * The moment that a text states: ISO 8601, RFC 822, seconds or milliseconds since 1970, or as sites
 * write dates. What is told in UTC is given in India's time: its day is the reader's. Year 0: none.
 */
struct moment draft_moment(struct str text);

void draft_tag(struct draft *draft, struct str text);

#endif
