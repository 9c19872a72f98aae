#ifndef IMPORT_MARKUP_H
#define IMPORT_MARKUP_H

#include "libxml.h"
#include "surkhi/base/str.h"

/*
 * Trees of libxml2, kept within bounds: no network, no entities but the five of XML, no depth that
 * hostile pages reach and others do not. All text is UTF-8 on both sides. Stays where it is while
 * it has a tree, whose nodes point to it.
 */
struct markup {
	xmlDoc *doc;
	struct libxml libxml; /* if there is a document */
};

#define MARKUP_INIT                                                                                \
	{                                                                                          \
		.doc = NULL                                                                        \
	}

enum {
	MARKUP_E_HOSTILE = 1, /* made to keep a parser busy: diag says what */
	MARKUP_E_MISSING,     /* libxml2 cannot be loaded */
};

/*
 * To be called before there are threads that read, as libxml2 asks. Where it cannot be loaded, that
 * is told of each page that needs it, and of no other.
 */
void markup_prepare(void);

/* Any text becomes a tree; a document without elements has no root. */
int markup_read_html(struct str text, struct markup *ret_markup, struct diag *diag);
int markup_read_xml(struct str text, struct markup *ret_markup, struct diag *diag);
void markup_done(struct markup *markup);

xmlNode *markup_root(const struct markup *markup); /* NULL if there is none */

/*
 * The node that follows in the order of the document, within root: its children first if `into`.
 * NULL behind the last.
 */
xmlNode *markup_next(xmlNode *node, const xmlNode *root, bool into);

bool markup_is(const xmlNode *node, const char *name); /* an element of that name */
bool markup_is_text(const xmlNode *node);
struct str markup_name(const xmlNode *node);
struct str markup_text(const xmlNode *node); /* of a text node */

/* An attribute's value, copied to arena; empty if there is none. */
struct str markup_attribute(const xmlNode *node, const char *name, struct arena *arena);

/* All text within a node but that of scripts, a blank where an element begins. */
void markup_content(xmlNode *node, struct buf *ret_text);

/* A node as markup. */
void markup_source(xmlNode *node, struct buf *ret_text);

#endif
