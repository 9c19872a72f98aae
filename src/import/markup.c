/*
 * libxml2 without what makes it dangerous. Two things take it time that grows with the square of
 * the input, elements within elements and attributes of one element, so both have a limit here.
 */
#include "markup.h"

#include <string.h>
#include <strings.h>

enum {
	DEPTH = 512,            /* pages seen have up to 60 */
	ATTRIBUTE_WORDS = 4000, /* words within one tag; pages seen have up to 200 */
};

static bool starts_letters(struct str text, size_t at, const char *lower)
{
	size_t n = strlen(lower);
	return at + n <= text.n && strncasecmp(text.s + at, lower, n) == 0;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '/';
}

/* Behind a script, whose text may hold anything. */
static size_t behind_script(struct str text, size_t at)
{
	size_t end = at;
	while ((end = str_find(text, STR("</"), end + 1)) != SIZE_MAX)
		if (starts_letters(text, end, "</script"))
			return end;
	return at;
}

static bool has_huge_tag(struct str text)
{
	for (size_t at = 0; (at = str_find(text, STR("<"), at)) != SIZE_MAX; at++) {
		size_t words = 0, i = at + 1;
		for (; i < text.n && text.s[i] != '>' && words <= ATTRIBUTE_WORDS; i++)
			words += is_space(text.s[i]) != is_space(text.s[i - 1]);
		if (words > ATTRIBUTE_WORDS)
			return true;
		at = starts_letters(text, at, "<script") ? behind_script(text, at) : at;
	}
	return false;
}

static int refuse_tag(struct diag *diag)
{
	return diag_set(diag, MARKUP_E_HOSTILE,
			"a tag with more than %d words, expected attributes", ATTRIBUTE_WORDS);
}

/* Nodes know their document, and it what reads it. */
static const struct libxml *libxml_of(const xmlDoc *doc)
{
	return doc->_private;
}

static void start_element(void *context, const xmlChar *name, const xmlChar **attributes)
{
	xmlParserCtxt *parser = context;
	const struct libxml *libxml = parser->_private;
	if (parser->nameNr > DEPTH)
		libxml->xmlStopParser(parser);
	else
		libxml->xmlSAX2StartElement(context, name, attributes);
}

static int begin(struct str text, struct markup *ret_markup, struct diag *diag)
{
	if (has_huge_tag(text))
		return refuse_tag(diag);
	return libxml_load(&ret_markup->libxml, diag) ? MARKUP_E_MISSING : 0;
}

static void keep(struct markup *markup, xmlDoc *doc)
{
	markup->doc = doc;
	if (doc)
		doc->_private = &markup->libxml;
}

int markup_read_html(struct str text, struct markup *ret_markup, struct diag *diag)
{
	const struct libxml *libxml = &ret_markup->libxml;
	int refused = begin(text, ret_markup, diag);
	if (refused)
		return refused;
	xmlParserCtxt *parser =
		libxml->htmlCreateMemoryParserCtxt(text.n ? text.s : " ", text.n ? (int)text.n : 1);
	if (!parser)
		return diag_set(diag, MARKUP_E_HOSTILE, "cannot be parsed");
	libxml->htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
						   HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
						   HTML_PARSE_IGNORE_ENC);
	libxml->xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
	parser->sax->startElement = start_element;
	parser->_private = &ret_markup->libxml;
	libxml->htmlParseDocument(parser);
	bool deep = parser->nameNr > DEPTH || parser->disableSAX;
	keep(ret_markup, parser->myDoc);
	libxml->htmlFreeParserCtxt(parser);
	if (!deep)
		return 0;
	markup_done(ret_markup);
	return diag_set(diag, MARKUP_E_HOSTILE, "elements nested more than %d deep", DEPTH);
}

int markup_read_xml(struct str text, struct markup *ret_markup, struct diag *diag)
{
	int refused = begin(text, ret_markup, diag);
	if (refused)
		return refused;
	keep(ret_markup, ret_markup->libxml.xmlReadMemory(
				 text.s, (int)text.n, NULL, "UTF-8",
				 XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
					 XML_PARSE_NONET | XML_PARSE_NOCDATA));
	return ret_markup->doc ? 0 : diag_set(diag, MARKUP_E_HOSTILE, "not XML");
}

void markup_done(struct markup *markup)
{
	if (markup->doc)
		markup->libxml.xmlFreeDoc(markup->doc);
	markup->doc = NULL;
}

void markup_prepare(void)
{
	struct libxml libxml;
	if (!libxml_load(&libxml, NULL))
		libxml.xmlInitParser();
}

xmlNode *markup_root(const struct markup *markup)
{
	return markup->doc ? markup->libxml.xmlDocGetRootElement(markup->doc) : NULL;
}

xmlNode *markup_next(xmlNode *node, const xmlNode *root, bool into)
{
	if (into && node->type == XML_ELEMENT_NODE && node->children)
		return node->children;
	while (node != root && !node->next)
		node = node->parent;
	return node == root ? NULL : node->next;
}

struct str markup_name(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE ? str_from((const char *)node->name) : STR_EMPTY;
}

bool markup_is(const xmlNode *node, const char *name)
{
	return str_equal(markup_name(node), str_from(name));
}

bool markup_is_text(const xmlNode *node)
{
	return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

struct str markup_text(const xmlNode *node)
{
	return str_from((const char *)node->content);
}

struct str markup_attribute(const xmlNode *node, const char *name, struct arena *arena)
{
	if (node->type != XML_ELEMENT_NODE)
		return STR_EMPTY;
	const struct libxml *libxml = libxml_of(node->doc);
	xmlChar *value = libxml->xmlGetProp(node, (const xmlChar *)name);
	struct str copy = value ? str_copy(arena, str_from((const char *)value)) : STR_EMPTY;
	libxml->release(value);
	return copy;
}

/* Text that is no text to a reader. */
static bool is_code(const xmlNode *node)
{
	return markup_is(node, "script") || markup_is(node, "style");
}

void markup_content(xmlNode *node, struct buf *ret_text)
{
	for (xmlNode *at = node; at; at = markup_next(at, node, at == node || !is_code(at))) {
		if (markup_is_text(at) && (is_code(node) || !is_code(at->parent)))
			buf_add(ret_text, markup_text(at));
		else if (at != node && at->type == XML_ELEMENT_NODE)
			buf_add_char(ret_text, ' ');
	}
}

void markup_source(xmlNode *node, struct buf *ret_text)
{
	const struct libxml *libxml = libxml_of(node->doc);
	xmlBuffer *dump = libxml->xmlBufferCreate();
	if (dump && libxml->xmlNodeDump(dump, node->doc, node, 0, 0) >= 0)
		buf_add(ret_text, str_from((const char *)libxml->xmlBufferContent(dump)));
	libxml->xmlBufferFree(dump);
}
