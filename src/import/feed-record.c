/* One item of RSS or one entry of Atom, behind the start of its feed. */
#include <stdint.h>

#include "charset.h"
#include "clean.h"
#include "fields.h"
#include "markup.h"
#include "surkhi/text/utf8.h"

static const struct {
	const char *name;
	enum part part;
	unsigned rank;
} elements[] = {
	{"title", PART_HEADLINE, 0},
	{"encoded", PART_TEXT, 0},
	{"content", PART_TEXT, 1},
	{"description", PART_DESCRIPTION, 0},
	{"summary", PART_DESCRIPTION, 1},
	{"pubDate", PART_PUBLISHED, 0},
	{"published", PART_PUBLISHED, 1},
	{"issued", PART_PUBLISHED, 2},
	{"date", PART_PUBLISHED, 3},
	{"updated", PART_UPDATED, 0},
	{"modified", PART_UPDATED, 1},
	{"creator", PART_BYLINE, 0},
	{"author", PART_BYLINE, 1},
	{"link", PART_URL, 0},
	{"origLink", PART_URL, 1},
	{"guid", PART_URL, 2},
	{"id", PART_URL, 3},
};

/* An element as text. XHTML in Atom is given back as markup; an author is its name. */
static struct str value_of(xmlNode *node, struct draft *draft)
{
	struct buf value = BUF_INIT(PAGE_MAXIMUM);
	struct str type = markup_attribute(node, "type", draft->arena);
	if (str_equal(type, STR("xhtml")))
		markup_source(node, &value);
	else
		markup_content(node, &value);
	struct str copy =
		value.full ? STR_EMPTY : str_copy(draft->arena, str_trim(buf_str(&value)));
	buf_done(&value);
	return copy;
}

static xmlNode *child_named(xmlNode *node, const char *name)
{
	for (xmlNode *child = node->children; child; child = child->next)
		if (markup_is(child, name))
			return child;
	return NULL;
}

static struct str link_of(xmlNode *node, struct draft *draft)
{
	struct str href = markup_attribute(node, "href", draft->arena);
	struct str rel = markup_attribute(node, "rel", draft->arena);
	if (href.n)
		return rel.n == 0 || str_equal(rel, STR("alternate")) ? href : STR_EMPTY;
	return value_of(node, draft);
}

static void read_element(xmlNode *node, struct draft *draft, struct parts *parts)
{
	for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
		if (!markup_is(node, elements[i].name))
			continue;
		enum part part = elements[i].part;
		struct str value = part == PART_URL ? link_of(node, draft) : value_of(node, draft);
		xmlNode *name = part == PART_BYLINE ? child_named(node, "name") : NULL;
		if (name)
			value = value_of(name, draft);
		/* an identifier is an address only if it looks like one */
		if (part == PART_URL && draft_url(draft, value).n == 0)
			continue;
		parts_put(parts, part, elements[i].rank, value);
	}
}

/* media:title and the like are not the item's. */
static bool is_foreign(const xmlNode *node)
{
	static const char *const own[] = {"content", "dc", "feedburner", "atom", "dcterms"};
	const xmlNs *space = node->ns;
	if (!space || !space->prefix)
		return false;
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (str_equal(str_from((const char *)space->prefix), str_from(own[i])))
			return false;
	return true;
}

static bool is_item(const xmlNode *node)
{
	return markup_is(node, "item") || markup_is(node, "entry");
}

/* The feed's own title, which names the outlet, and its items. */
static void read_tree(xmlNode *root, struct draft *draft, struct parts *parts)
{
	for (xmlNode *node = root; node; node = markup_next(node, root, !is_item(node))) {
		const xmlNode *parent = node->parent;
		if (markup_is(node, "title") &&
		    (markup_is(parent, "channel") || markup_is(parent, "feed")) &&
		    !is_foreign(node))
			parts_put(parts, PART_OUTLET, 0, value_of(node, draft));
		if (!is_item(node))
			continue;
		for (xmlNode *child = node->children; child; child = child->next)
			if (child->type == XML_ELEMENT_NODE && !is_foreign(child))
				read_element(child, draft, parts);
	}
}

/* "अमर खबर | ताज़ा समाचार" → "अमर खबर". */
static struct str name_of_feed(struct str title)
{
	static const struct str ends[] = {
		{" | ", 3}, {" - ", 3}, {" – ", 5}, {" :: ", 4}, {" RSS", 4}};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t at = str_find(title, ends[i], 0);
		if (at != SIZE_MAX && at > 0)
			title = str_slice(title, 0, at);
	}
	return title;
}

int draft_read_feed(struct str bytes, struct draft *draft, struct diag *diag)
{
	struct buf text = BUF_INIT((size_t)2 * PAGE_MAXIMUM), clean = BUF_INIT(text.maximum);
	struct buf escaped = BUF_INIT((size_t)8 * PAGE_MAXIMUM);
	struct markup markup = MARKUP_INIT;
	struct parts parts = {.ranks = {0}};
	charset_decode(bytes, charset_declared(bytes), &text);
	utf8_clean(buf_str(&text), &clean);
	references_escape(buf_str(&clean), &escaped);
	int error = markup_read_xml(buf_str(&escaped), &markup, diag) ? RECORD_E_REFUSED : 0;
	if (!error && markup_root(&markup)) {
		read_tree(markup_root(&markup), draft, &parts);
		parts.values[PART_OUTLET] = name_of_feed(parts.values[PART_OUTLET]);
	}
	if (!error)
		error = parts_draft(&parts, draft, diag);
	markup_done(&markup);
	buf_done(&text);
	buf_done(&clean);
	buf_done(&escaped);
	return error;
}
