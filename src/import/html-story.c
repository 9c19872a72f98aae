/*
 * Where on a page its story stands. Sites say it in several ways, none of them everywhere, so each
 * is believed only if a good part of the page's prose is there.
 */
#include <strings.h>

#include "html.h"

enum {
	ENOUGH_SHARE = 50,  /* percent of the page's prose that its one story has, … */
	SEVERAL_SHARE = 20, /* … and that the first of several stories has */
	DEEPER_SHARE = 60,  /* a child with so much of it is a better guess than its parent */
};

struct place {
	const char *tag, *attribute, *value; /* NULL: any */
};

static const struct place places[] = {
	{NULL, "itemprop", "articleBody"},
	{"article", NULL, NULL},
	{"main", NULL, NULL},
	{NULL, "role", "main"},
};

static bool is_at(const struct html *html, const xmlNode *node, const struct place *place)
{
	if (node->type != XML_ELEMENT_NODE || (place->tag && !markup_is(node, place->tag)))
		return false;
	if (!place->attribute)
		return true;
	struct str value = markup_attribute(node, place->attribute, html->arena);
	return value.n && strcasecmp(value.s, place->value) == 0;
}

static size_t prose_of(const xmlNode *node)
{
	return html_mark_of(node)->prose;
}

/* Does it stand in an element that is set apart? */
static bool is_apart(const struct html *html, const xmlNode *node)
{
	for (; node != html->root; node = node->parent)
		if (html_mark_of(node)->rule.n)
			return true;
	return false;
}

static xmlNode *next_at(const struct html *html, xmlNode *node, const struct place *place)
{
	while ((node = markup_next(node, html->root, !html_is_hidden(node))) != NULL)
		if (is_at(html, node, place) && !is_apart(html, node))
			return node;
	return NULL;
}

/* The first of the largest: pages that load the next stories below have several. */
static xmlNode *find_place(const struct html *html, const struct place *place)
{
	size_t best = 0;
	xmlNode *node = html->root;
	while ((node = next_at(html, node, place)) != NULL)
		best = prose_of(node) > best ? prose_of(node) : best;
	if (best == 0 || best * 100 < html->prose * SEVERAL_SHARE)
		return NULL;
	for (node = html->root; (node = next_at(html, node, place)) != NULL;)
		if (prose_of(node) * 2 >= best)
			break;
	return node;
}

static xmlNode *large_child(const struct html *html, const xmlNode *node)
{
	for (xmlNode *child = node->children; child; child = child->next)
		if (html_is_block(child) && !html_is_hidden(child) && !markup_is(child, "p") &&
		    html_mark_of(child)->rule.n == 0 &&
		    prose_of(child) * 100 > html->prose * DEEPER_SHARE)
			return child;
	return NULL;
}

static xmlNode *find_deepest(const struct html *html)
{
	xmlNode *found = html->root;
	for (xmlNode *child = found; child; child = large_child(html, found))
		found = child;
	return found;
}

void html_find_story(struct html *html)
{
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		xmlNode *found = find_place(html, &places[i]);
		bool one = found && prose_of(found) * 100 >= html->prose * ENOUGH_SHARE;
		if (one || (found && i <= 1)) {
			html->story = found;
			html->exact = i == 0;
			return;
		}
	}
	html->story = find_deepest(html);
}
