#ifndef IMPORT_HTML_H
#define IMPORT_HTML_H

#include "draft.h"
#include "markup.h"

/* A page of HTML in the steps in which it is read. */
struct html {
	struct arena *arena;
	xmlNode *root;
	xmlNode *headline; /* the heading that is the article's, or NULL */
	xmlNode *story;    /* the element that holds the story; root for a piece of a page */
	bool exact;        /* … and nothing else */
	size_t prose;      /* bytes of text outside of links */
};

/* What one element is for the story; every element has one once html_mark() was called. */
struct html_mark {
	size_t prose;        /* bytes of text in it, outside of links and of what is set apart */
	enum line_kind kind; /* LINE_BODY, or what it is set apart as, … */
	struct str rule;     /* … for this reason; empty: it is not */
};

struct html_mark *html_mark_of(const xmlNode *node);

/* True for elements whose text is no text: scripts, styles, pictures. */
bool html_is_hidden(const xmlNode *node);

/* True for elements that end a line. */
bool html_is_block(const xmlNode *node);

enum { HTML_NAMES_MAXIMUM = 2 << 10 };

/*
 * Adds the words of its class, id and role, small and between '-': "relatedNews box_2" is
 * "-related-news-box-". HTML_NAMES_MAXIMUM bytes are enough.
 */
void html_names(const struct html *html, const xmlNode *node, struct buf *names);

/* Its text, copied to arena. */
struct str html_content(xmlNode *node, struct arena *arena);

/* In a link to another story, a list of such, or what is no story? */
bool html_stands_elsewhere(const xmlNode *node);

/* A piece of text so long that it belongs to a story, and does not stand elsewhere? */
bool html_is_prose(const xmlNode *node);

/* Marks all elements: what is set apart, and how much prose each has. */
void html_mark(struct html *html);

/* Finds the element that holds the story. */
void html_find_story(struct html *html);

/* Reads what the page declares into the draft, and finds its headline. */
void html_declared(struct html *html, struct draft *draft);

/* The lines of the page into the draft: the story's, and apart from them all others. */
void html_lines(struct html *html, struct draft *draft);

/* Fields of what a page declares, each with the best that was found. */
enum saying {
	SAY_LINKED_HEADLINE, /* of JSON-LD */
	SAY_TITLE,           /* og:title and its like */
	SAY_DOCUMENT_TITLE,
	SAY_DESCRIPTION,
	SAY_BYLINE,
	SAY_OUTLET,
	SAY_URL,
	SAY_DATELINE,
	SAY_PUBLISHED,
	SAY_UPDATED,
	SAY_BODY, /* the story itself, as text */
	N_SAYINGS
};

struct sayings {
	struct draft *draft;
	struct str texts[N_SAYINGS];
	int ranks[N_SAYINGS];
};

/* Keeps a text if nothing of its rank or a higher one was said before. */
void say(struct sayings *sayings, enum saying what, int rank, struct str text);

enum { RANK_LINKED = 90 }; /* of what JSON-LD says */

/* Reads a script of JSON-LD: news articles in it, and in its graph. */
void html_linked_data(struct str script, struct sayings *sayings);

/*
 * The headline that the reader sees, of which html->headline is the element; if none can be told,
 * the best of the titles; empty if none is a story's.
 */
struct str html_headline(struct html *html, const struct sayings *sayings);

/* A headline without the site's name behind it. */
struct str html_without_site(struct str title, struct str outlet);

/* Words of a that b has, in percent. */
unsigned html_overlap(struct str a, struct str b);

#endif
