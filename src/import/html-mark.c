/*
 * Which elements of a page are not its story: by what they are, and by the words that their class,
 * id or role is made of. Sites put such words on the whole page, too, so nothing is set apart that
 * holds a good part of the page's prose.
 */
#include <string.h>

#include "html.h"

struct aside {
	const char *word; /* small letters, '-' between words */
	enum line_kind kind;
};

enum {
	LARGE_SHARE = 35,    /* percent of the prose that no aside has */
	NAMES_MAXIMUM = 512, /* of an attribute */
	TEXT_LEAST = 30,     /* bytes: a shorter piece of text is no prose */
	PROSE_LEAST = 200,   /* bytes; a piece of text so long belongs to a story */
};

static const char *const hidden[] = {"script", "style",  "noscript", "template", "svg",   "iframe",
				     "object", "embed",  "canvas",   "head",     "audio", "video",
				     "option", "select", "textarea", "math"};

static const char *const blocks[] = {
	"address", "article", "aside",  "blockquote", "body",    "br",     "caption",  "center",
	"dd",      "details", "dialog", "div",        "dl",      "dt",     "fieldset", "figcaption",
	"figure",  "footer",  "form",   "h1",         "h2",      "h3",     "h4",       "h5",
	"h6",      "header",  "hr",     "html",       "li",      "main",   "menu",     "nav",
	"ol",      "p",       "pre",    "section",    "summary", "table",  "tbody",    "td",
	"tfoot",   "th",      "thead",  "tr",         "ul",      "amp-ad", "button",   "label"};

static const struct aside by_tag[] = {
	{"nav", LINE_FURNITURE},    {"footer", LINE_FURNITURE}, {"aside", LINE_RELATED},
	{"form", LINE_FURNITURE},   {"dialog", LINE_FURNITURE}, {"menu", LINE_FURNITURE},
	{"button", LINE_FURNITURE}, {"label", LINE_FURNITURE},  {"figcaption", LINE_CAPTION},
	{"amp-ad", LINE_FURNITURE},
};

static const struct aside by_word[] = {
	{"related", LINE_RELATED},
	{"relatednews", LINE_RELATED},
	{"relatedstories", LINE_RELATED},
	{"relatedstory", LINE_RELATED},
	{"recommend", LINE_RELATED},
	{"recommended", LINE_RELATED},
	{"recommendation", LINE_RELATED},
	{"recommendations", LINE_RELATED},
	{"also-read", LINE_RELATED},
	{"alsoread", LINE_RELATED},
	{"also-see", LINE_RELATED},
	{"read-also", LINE_RELATED},
	{"readalso", LINE_RELATED},
	{"read-next", LINE_RELATED},
	{"more-stories", LINE_RELATED},
	{"more-news", LINE_RELATED},
	{"more-from", LINE_RELATED},
	{"other-stories", LINE_RELATED},
	{"top-stories", LINE_RELATED},
	{"top-news", LINE_RELATED},
	{"trending", LINE_RELATED},
	{"popular", LINE_RELATED},
	{"most-read", LINE_RELATED},
	{"must-read", LINE_RELATED},
	{"latest", LINE_RELATED},
	{"suggested", LINE_RELATED},
	{"next-story", LINE_RELATED},
	{"prev-story", LINE_RELATED},
	{"web-stories", LINE_RELATED},
	{"taboola", LINE_RELATED},
	{"outbrain", LINE_RELATED},
	{"mgid", LINE_RELATED},
	{"promo", LINE_RELATED},
	{"promoted", LINE_RELATED},
	{"teaser", LINE_RELATED},
	{"carousel", LINE_RELATED},
	{"nav", LINE_FURNITURE},
	{"navbar", LINE_FURNITURE},
	{"navigation", LINE_FURNITURE},
	{"menu", LINE_FURNITURE},
	{"breadcrumb", LINE_FURNITURE},
	{"breadcrumbs", LINE_FURNITURE},
	{"share", LINE_FURNITURE},
	{"sharing", LINE_FURNITURE},
	{"social", LINE_FURNITURE},
	{"whatsapp", LINE_FURNITURE},
	{"telegram", LINE_FURNITURE},
	{"follow", LINE_FURNITURE},
	{"comment", LINE_FURNITURE},
	{"comments", LINE_FURNITURE},
	{"disqus", LINE_FURNITURE},
	{"newsletter", LINE_FURNITURE},
	{"subscribe", LINE_FURNITURE},
	{"subscription", LINE_FURNITURE},
	{"notification", LINE_FURNITURE},
	{"ad", LINE_FURNITURE},
	{"ads", LINE_FURNITURE},
	{"adv", LINE_FURNITURE},
	{"advert", LINE_FURNITURE},
	{"advertisement", LINE_FURNITURE},
	{"adsbygoogle", LINE_FURNITURE},
	{"adsense", LINE_FURNITURE},
	{"adslot", LINE_FURNITURE},
	{"adbox", LINE_FURNITURE},
	{"sponsor", LINE_FURNITURE},
	{"sponsored", LINE_FURNITURE},
	{"login", LINE_FURNITURE},
	{"signin", LINE_FURNITURE},
	{"cookie", LINE_FURNITURE},
	{"consent", LINE_FURNITURE},
	{"popup", LINE_FURNITURE},
	{"modal", LINE_FURNITURE},
	{"sidebar", LINE_FURNITURE},
	{"footer", LINE_FURNITURE},
	{"tags", LINE_FURNITURE},
	{"taglist", LINE_FURNITURE},
	{"author-box", LINE_FURNITURE},
	{"author-bio", LINE_FURNITURE},
	{"about-author", LINE_FURNITURE},
	{"author-profile", LINE_FURNITURE},
	{"poll", LINE_FURNITURE},
	{"quiz", LINE_FURNITURE},
	{"rating", LINE_FURNITURE},
	{"feedback", LINE_FURNITURE},
	{"search", LINE_FURNITURE},
	{"download-app", LINE_FURNITURE},
	{"app-download", LINE_FURNITURE},
	{"epaper", LINE_FURNITURE},
	{"contentinfo", LINE_FURNITURE},
	{"complementary", LINE_RELATED},
	{"caption", LINE_CAPTION},
	{"photo-credit", LINE_CAPTION},
	{"image-credit", LINE_CAPTION},
	{"podcast", LINE_RELATED},
	{"screen-reader-text", LINE_FURNITURE},
	{"sr-only", LINE_FURNITURE},
	{"visually-hidden", LINE_FURNITURE},
	{"skip-link", LINE_FURNITURE},
	{"toc", LINE_FURNITURE},
	{"toc-container", LINE_FURNITURE},
	{"banner", LINE_FURNITURE},
	{"banneritem", LINE_FURNITURE},
	{"bannergroup", LINE_FURNITURE},
	{"recs", LINE_RELATED},
	{"reco", LINE_RELATED},
};

static bool is_among(const xmlNode *node, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (markup_is(node, names[i]))
			return true;
	return false;
}

bool html_is_hidden(const xmlNode *node)
{
	return is_among(node, hidden, sizeof hidden / sizeof *hidden);
}

bool html_is_block(const xmlNode *node)
{
	return is_among(node, blocks, sizeof blocks / sizeof *blocks);
}

struct html_mark *html_mark_of(const xmlNode *node)
{
	return node->_private;
}

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* "relatedNews box_2" → "-related-news-box-": words between '-', small, in *words. */
static void add_words(struct str names, struct buf *words)
{
	buf_add_char(words, '-');
	for (size_t i = 0; i < names.n; i++) {
		char c = names.s[i], before = i ? names.s[i - 1] : ' ';
		bool letter = is_small(c) || is_capital(c);
		bool hump = is_capital(c) && is_small(before);
		if ((!letter || hump) && words->s[words->n - 1] != '-')
			buf_add_char(words, '-');
		if (letter)
			buf_add_char(words, is_capital(c) ? (char)(c | 0x20) : c);
	}
	if (words->s[words->n - 1] != '-')
		buf_add_char(words, '-');
}

static void add_attribute(const struct html *html, const xmlNode *node, const char *name,
			  struct buf *words)
{
	struct str names = markup_attribute(node, name, html->arena);
	if (names.n)
		add_words(str_slice(names, 0, NAMES_MAXIMUM), words);
}

static bool has_word(struct str words, const char *word)
{
	size_t n = strlen(word);
	for (size_t at = 0; (at = str_find(words, (struct str){word, n}, at)) != SIZE_MAX; at++)
		if (at > 0 && words.s[at - 1] == '-' && at + n < words.n && words.s[at + n] == '-')
			return true;
	return false;
}

void html_names(const struct html *html, const xmlNode *node, struct buf *names)
{
	add_attribute(html, node, "class", names);
	add_attribute(html, node, "id", names);
	add_attribute(html, node, "role", names);
}

static bool find_word(const struct html *html, const xmlNode *node, const struct aside **ret_aside)
{
	struct buf words = BUF_INIT(HTML_NAMES_MAXIMUM);
	bool found = false;
	html_names(html, node, &words);
	for (size_t i = 0; words.n && !found && i < sizeof by_word / sizeof *by_word; i++) {
		found = has_word(buf_str(&words), by_word[i].word);
		*ret_aside = &by_word[i];
	}
	buf_done(&words);
	return found;
}

static bool find_tag(const xmlNode *node, const struct aside **ret_aside)
{
	for (size_t i = 0; i < sizeof by_tag / sizeof *by_tag; i++)
		if (markup_is(node, by_tag[i].word)) {
			*ret_aside = &by_tag[i];
			return true;
		}
	return false;
}

static bool is_within(const xmlNode *node, const xmlNode *root, const char *name)
{
	for (; node && node != root; node = node->parent)
		if (markup_is(node, name))
			return true;
	return false;
}

static void add_prose(xmlNode *node, const xmlNode *root, size_t n)
{
	for (; node; node = node == root ? NULL : node->parent)
		if (node->type == XML_ELEMENT_NODE)
			html_mark_of(node)->prose += n;
}

static void measure_node(const struct html *html, xmlNode *node)
{
	if (node->type == XML_ELEMENT_NODE) {
		struct html_mark *mark = arena_new(html->arena, 1, sizeof *mark);
		mark->kind = LINE_BODY;
		mark->rule = STR_EMPTY;
		node->_private = mark;
	} else if (markup_is_text(node) && markup_text(node).n >= TEXT_LEAST &&
		   !is_within(node->parent, html->root, "a")) {
		add_prose(node->parent, html->root, markup_text(node).n);
	}
}

/* A mark for each element, and the prose of all. */
static void measure(struct html *html)
{
	xmlNode *node = html->root;
	do
		measure_node(html, node);
	while ((node = markup_next(node, html->root, !html_is_hidden(node))) != NULL);
	html->prose = html_mark_of(html->root)->prose;
}

static void set_apart(struct html *html, xmlNode *node, const struct aside *aside)
{
	struct html_mark *mark = html_mark_of(node);
	size_t prose = mark->prose;
	if (prose * 100 > html->prose * LARGE_SHARE && prose > 0 && aside->kind != LINE_CAPTION)
		return;
	mark->kind = aside->kind;
	mark->rule = str_printf(html->arena, "html: %s", aside->word);
	for (xmlNode *at = node; at; at = at == html->root ? NULL : at->parent)
		html_mark_of(at)->prose -= prose;
}

void html_mark(struct html *html)
{
	const struct aside *aside = NULL;
	bool into = true;
	measure(html);
	for (xmlNode *node = html->root; node; node = markup_next(node, html->root, into)) {
		into = !html_is_hidden(node);
		if (node->type != XML_ELEMENT_NODE || node == html->root || !into)
			continue;
		if (find_tag(node, &aside) || find_word(html, node, &aside))
			set_apart(html, node, aside);
		into = html_mark_of(node)->rule.n == 0;
	}
	html->prose = html_mark_of(html->root)->prose;
}

bool html_is_prose(const xmlNode *node)
{
	static const char *const headings[] = {"h1", "h2", "h3"};
	return markup_is_text(node) && markup_text(node).n >= PROSE_LEAST &&
	       !is_among(node->parent, headings, sizeof headings / sizeof *headings) &&
	       !html_stands_elsewhere(node->parent);
}
