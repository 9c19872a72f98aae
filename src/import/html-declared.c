/*
 * What a page says of itself: in meta elements, JSON-LD, microdata and its title. Sites say the
 * same thing in several places and not alike, so each place has a rank.
 */
#include <string.h>
#include <strings.h>

#include "html.h"

enum {
	RANK_OF_FILE = 40, /* of dates that are the page's, or its copy's */
	CONTENT_MAXIMUM = 64 << 10,
};

static const struct {
	const char *name; /* of a meta element: its name, property or itemprop */
	enum saying what;
	int rank;
} metas[] = {
	{"og:title", SAY_TITLE, 60},
	{"twitter:title", SAY_TITLE, 50},
	{"dc.title", SAY_TITLE, 40},
	{"og:description", SAY_DESCRIPTION, 60},
	{"twitter:description", SAY_DESCRIPTION, 50},
	{"description", SAY_DESCRIPTION, 55},
	{"dc.description", SAY_DESCRIPTION, 40},
	{"og:site_name", SAY_OUTLET, 95},
	{"application-name", SAY_OUTLET, 40},
	{"publisher", SAY_OUTLET, 30},
	{"og:url", SAY_URL, 80},
	{"twitter:url", SAY_URL, 50},
	{"author", SAY_BYLINE, 60},
	{"article:author", SAY_BYLINE, 55},
	{"article:author_name", SAY_BYLINE, 58},
	{"parsely-author", SAY_BYLINE, 50},
	{"dc.creator", SAY_BYLINE, 40},
	{"twitter:creator", SAY_BYLINE, 10},
	{"article:published_time", SAY_PUBLISHED, 80},
	{"og:article:published_time", SAY_PUBLISHED, 79},
	{"article:published", SAY_PUBLISHED, 78},
	{"datepublished", SAY_PUBLISHED, 70},
	{"datecreated", SAY_PUBLISHED, 30},
	{"publish-date", SAY_PUBLISHED, 60},
	{"publishdate", SAY_PUBLISHED, 60},
	{"published_date", SAY_PUBLISHED, 60},
	{"publication_date", SAY_PUBLISHED, 60},
	{"publish_date", SAY_PUBLISHED, 60},
	{"parsely-pub-date", SAY_PUBLISHED, 58},
	{"sailthru.date", SAY_PUBLISHED, 57},
	{"dc.date.issued", SAY_PUBLISHED, 56},
	{"dc.date", SAY_PUBLISHED, 50},
	{"pubdate", SAY_PUBLISHED, 55},
	{"date", SAY_PUBLISHED, RANK_OF_FILE},
	{"created-date", SAY_PUBLISHED, RANK_OF_FILE},
	{"article:modified_time", SAY_UPDATED, 80},
	{"og:updated_time", SAY_UPDATED, 60},
	{"datemodified", SAY_UPDATED, 70},
	{"last-modified", SAY_UPDATED, 40},
	{"modified-date", SAY_UPDATED, 40},
};

/* Elements that say it to the reader as well. */
static const struct {
	const char *itemprop;
	enum saying what;
	int rank;
} properties[] = {
	{"datePublished", SAY_PUBLISHED, 70},
	{"dateModified", SAY_UPDATED, 70},
	{"headline", SAY_TITLE, 55},
	{"author", SAY_BYLINE, 45},
};

void say(struct sayings *sayings, enum saying what, int rank, struct str text)
{
	struct str field = what == SAY_BODY ? text : draft_field(sayings->draft, text);
	if (what == SAY_URL)
		field = draft_url(sayings->draft, field);
	if (what == SAY_BYLINE && (str_starts(field, STR("http")) || str_starts(field, STR("@"))))
		return;
	if ((what == SAY_PUBLISHED || what == SAY_UPDATED) && draft_moment(field).year == 0)
		return;
	if (field.n == 0 || rank <= sayings->ranks[what])
		return;
	sayings->texts[what] = field;
	sayings->ranks[what] = rank;
}

static bool same_letters(struct str a, const char *b)
{
	return a.n == strlen(b) && strncasecmp(a.s, b, a.n) == 0;
}

static void read_meta(const xmlNode *node, struct sayings *sayings)
{
	static const char *const attributes[] = {"property", "name", "itemprop"};
	struct arena *arena = sayings->draft->arena;
	struct str content = markup_attribute(node, "content", arena);
	for (size_t a = 0; a < sizeof attributes / sizeof *attributes; a++) {
		struct str name = markup_attribute(node, attributes[a], arena);
		for (size_t i = 0; name.n && i < sizeof metas / sizeof *metas; i++)
			if (same_letters(name, metas[i].name))
				say(sayings, metas[i].what, metas[i].rank, content);
	}
}

struct str html_content(xmlNode *node, struct arena *arena)
{
	struct buf text = BUF_INIT(CONTENT_MAXIMUM);
	markup_content(node, &text);
	struct str copy = str_copy(arena, buf_str(&text));
	buf_done(&text);
	return copy;
}

/* The machine's words of an element before those for the reader. */
static struct str value_of(xmlNode *node, struct arena *arena)
{
	static const char *const attributes[] = {"content", "datetime"};
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
		struct str value = markup_attribute(node, attributes[i], arena);
		if (value.n)
			return value;
	}
	return html_content(node, arena);
}

static void read_script(xmlNode *node, struct sayings *sayings)
{
	struct str type = markup_attribute(node, "type", sayings->draft->arena);
	if (!same_letters(type, "application/ld+json"))
		return;
	struct buf script = BUF_INIT(PAGE_MAXIMUM);
	markup_content(node, &script);
	html_linked_data(buf_str(&script), sayings);
	buf_done(&script);
}

static void read_property(xmlNode *node, struct sayings *sayings)
{
	struct str name = markup_attribute(node, "itemprop", sayings->draft->arena);
	for (size_t i = 0; name.n && i < sizeof properties / sizeof *properties; i++)
		if (same_letters(name, properties[i].itemprop))
			say(sayings, properties[i].what, properties[i].rank,
			    value_of(node, sayings->draft->arena));
}

static void read_element(xmlNode *node, struct sayings *sayings)
{
	struct arena *arena = sayings->draft->arena;
	if (markup_is(node, "meta"))
		read_meta(node, sayings);
	else if (markup_is(node, "link") &&
		 same_letters(markup_attribute(node, "rel", arena), "canonical"))
		say(sayings, SAY_URL, RANK_LINKED, markup_attribute(node, "href", arena));
	else if (markup_is(node, "title"))
		say(sayings, SAY_DOCUMENT_TITLE, 1, html_content(node, arena));
	else if (markup_is(node, "script"))
		read_script(node, sayings);
	else
		read_property(node, sayings);
}

/* <abbr class="published" title="2019-04-17T20:11:00+05:30">, as blogs have it. */
static bool is_published(const xmlNode *node, struct arena *arena)
{
	return markup_is(node, "abbr") &&
	       str_find(markup_attribute(node, "class", arena), STR("published"), 0) != SIZE_MAX;
}

bool html_stands_elsewhere(const xmlNode *node)
{
	for (const xmlNode *at = node; at; at = at->parent)
		if (markup_is(at, "a") || markup_is(at, "li") ||
		    (at->type == XML_ELEMENT_NODE && html_mark_of(at)->rule.n))
			return true;
	return false;
}

/*
 * A time that stands with the story, not with a link to another one. Above the first paragraph
 * links are the story's own: blogs have its date in one, <a rel="bookmark"><time>.
 */
static void read_times(const struct html *html, struct sayings *sayings)
{
	bool begun = false, into = true, prose = false;
	struct arena *arena = sayings->draft->arena;
	for (xmlNode *node = html->root; node; node = markup_next(node, html->root, into)) {
		prose = prose || (begun && node->parent != html->headline && html_is_prose(node));
		if (node->type != XML_ELEMENT_NODE)
			continue;
		into = !html_is_hidden(node);
		begun = begun || node == html->headline || node == html->story;
		if (begun && is_published(node, arena))
			say(sayings, SAY_PUBLISHED, 20, markup_attribute(node, "title", arena));
		bool own = begun && html->headline && !prose && markup_is(node->parent, "a");
		if (begun && markup_is(node, "time") && (own || !html_stands_elsewhere(node)))
			say(sayings, SAY_PUBLISHED, 20, markup_attribute(node, "datetime", arena));
	}
}

static void read_all(const struct html *html, struct sayings *sayings)
{
	for (xmlNode *node = html->root; node; node = markup_next(node, html->root, true))
		if (node->type == XML_ELEMENT_NODE)
			read_element(node, sayings);
}

void html_declared(struct html *html, struct draft *draft)
{
	struct sayings sayings = {.draft = draft};
	read_all(html, &sayings);
	draft->declared.headline = html_headline(html, &sayings);
	draft->declared.unseen = html->headline == NULL;
	read_times(html, &sayings);
	const struct str *texts = sayings.texts;
	draft->declared.description = texts[SAY_DESCRIPTION];
	draft->declared.byline = texts[SAY_BYLINE];
	draft->declared.outlet = texts[SAY_OUTLET];
	draft->declared.dateline = texts[SAY_DATELINE];
	draft->declared.published = draft_moment(texts[SAY_PUBLISHED]);
	draft->declared.doubtful = sayings.ranks[SAY_PUBLISHED] == RANK_OF_FILE;
	draft->declared.updated = draft_moment(texts[SAY_UPDATED]);
	draft->url = texts[SAY_URL];
	draft->body = texts[SAY_BODY];
}
