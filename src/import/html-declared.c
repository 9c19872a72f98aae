/*
 * What a page says of itself: in meta elements, JSON-LD, microdata, its title and headings. Sites
 * say the same thing in several places and not alike, so each place has a rank.
 */
#include <string.h>
#include <strings.h>

#include "html.h"

enum {
	HEADINGS_MAXIMUM = 16,
	HEADLINE_WORDS = 3,
	RANK_OF_FILE = 40, /* of dates that are the page's, or its copy's */
	SITE_WORDS = 6,    /* of what stands behind a headline in a title */
	SAME_SHARE = 50,   /* percent of words that two headlines of one article share */
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

static struct str content_of(xmlNode *node, struct arena *arena)
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
	return content_of(node, arena);
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
		say(sayings, SAY_DOCUMENT_TITLE, 1, content_of(node, arena));
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

/* In a link to another story, a list of such, or what is no story. */
static bool stands_elsewhere(const xmlNode *node)
{
	for (const xmlNode *at = node; at; at = at->parent)
		if (markup_is(at, "a") || markup_is(at, "li") ||
		    (at->type == XML_ELEMENT_NODE && html_mark_of(at)->rule.n))
			return true;
	return false;
}

/* A time that stands with the story, not with a link to another one. */
static void read_times(const struct html *html, struct sayings *sayings)
{
	bool begun = false, into = true;
	struct arena *arena = sayings->draft->arena;
	for (xmlNode *node = html->root; node; node = markup_next(node, html->root, into)) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		into = !html_is_hidden(node);
		begun = begun || node == html->headline || node == html->story;
		if (begun && is_published(node, arena))
			say(sayings, SAY_PUBLISHED, 20, markup_attribute(node, "title", arena));
		if (begun && markup_is(node, "time") && !stands_elsewhere(node))
			say(sayings, SAY_PUBLISHED, 20, markup_attribute(node, "datetime", arena));
	}
}

unsigned html_overlap(struct str a, struct str b)
{
	unsigned words = 0, shared = 0;
	struct str word;
	for (struct str rest = a; str_split(&rest, ' ', &word);) {
		if (word.n <= 3) /* one letter */
			continue;
		words++;
		shared += str_find(b, word, 0) != SIZE_MAX;
	}
	return words ? 100 * shared / words : 0;
}

static size_t count_words(struct str text)
{
	size_t n = 0;
	for (struct str word; str_split(&text, ' ', &word);)
		n += word.n > 0;
	return n;
}

static bool has_devanagari(struct str text)
{
	return str_find(text, STR("\xe0\xa4"), 0) != SIZE_MAX ||
	       str_find(text, STR("\xe0\xa5"), 0) != SIZE_MAX;
}

struct str html_without_site(struct str title, struct str outlet)
{
	static const struct str separators[] = {{" | ", 3}, {" - ", 3}, {" – ", 5}, {" — ", 5}};
	for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
		size_t at = str_find(title, separators[i], 0);
		if (at == SIZE_MAX)
			continue;
		struct str head = str_slice(title, 0, at);
		struct str tail = str_slice(title, at + separators[i].n, title.n);
		bool site = separators[i].s[1] == '|' || !has_devanagari(tail) ||
			    (outlet.n && html_overlap(outlet, tail) >= SAME_SHARE);
		if (site && count_words(head) >= HEADLINE_WORDS &&
		    (separators[i].s[1] == '|' || count_words(tail) <= SITE_WORDS))
			return str_trim(head);
	}
	return title;
}

struct headings {
	xmlNode *nodes[HEADINGS_MAXIMUM];
	struct str texts[HEADINGS_MAXIMUM];
	size_t n;
};

enum title { TITLE_LINKED, TITLE_SHARED, TITLE_OF_DOCUMENT, N_TITLES };

/* The only h1 that is long enough; n if there are several, or none. */
static size_t only_heading(const struct headings *headings)
{
	size_t only = headings->n, n = 0;
	for (size_t i = 0; i < headings->n; i++)
		if (has_devanagari(headings->texts[i]) &&
		    count_words(headings->texts[i]) > HEADLINE_WORDS) {
			only = i;
			n++;
		}
	return n == 1 ? only : headings->n;
}

/*
 * The h1 that says what the page says in one of its titles: any of them may be the site's, or
 * written for searches. If it says nothing there, the first long one; if it says something else,
 * the only one.
 */
static size_t best_heading(const struct headings *headings, const struct str titles[N_TITLES])
{
	size_t best = headings->n;
	unsigned most = 0;
	bool said = titles[TITLE_LINKED].n || titles[TITLE_SHARED].n || titles[TITLE_OF_DOCUMENT].n;
	for (size_t i = 0; i < headings->n; i++) {
		struct str text = headings->texts[i];
		unsigned shared = said ? 0 : SAME_SHARE;
		for (size_t t = 0; t < N_TITLES; t++) {
			unsigned with = titles[t].n ? html_overlap(text, titles[t]) : 0;
			shared = with > shared ? with : shared;
		}
		if (count_words(text) >= HEADLINE_WORDS && shared >= SAME_SHARE && shared > most) {
			most = shared;
			best = i;
		}
	}
	return best < headings->n ? best : only_heading(headings);
}

/* "Dainik Prahari", ":: समाचार सेवा ::": the name of a site, and no title of a story. */
static bool names_site(struct str title)
{
	struct str rest = title, word;
	size_t n = 0;
	while (str_split(&rest, ' ', &word))
		n += has_devanagari(word);
	return n == 0 ? count_words(title) <= SITE_WORDS : n <= HEADLINE_WORDS;
}

static struct str title_of(const struct sayings *sayings, enum saying what)
{
	struct str title = html_without_site(sayings->texts[what], sayings->texts[SAY_OUTLET]);
	return names_site(title) ? STR_EMPTY : title;
}

static struct str choose_headline(struct sayings *sayings, struct html *html,
				  const struct headings *headings)
{
	const struct str titles[N_TITLES] = {
		[TITLE_LINKED] = sayings->texts[SAY_LINKED_HEADLINE],
		[TITLE_SHARED] = title_of(sayings, SAY_TITLE),
		[TITLE_OF_DOCUMENT] = title_of(sayings, SAY_DOCUMENT_TITLE),
	};
	size_t best = best_heading(headings, titles);
	/* what the reader sees: titles are cut, or written for searches */
	if (best < headings->n) {
		html->headline = headings->nodes[best];
		return headings->texts[best];
	}
	for (size_t t = 0; t < N_TITLES; t++)
		if (titles[t].n)
			return titles[t];
	return STR_EMPTY;
}

static void read_all(struct html *html, struct sayings *sayings, struct headings *headings)
{
	for (xmlNode *node = html->root; node; node = markup_next(node, html->root, true)) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		read_element(node, sayings);
		if (!markup_is(node, "h1") || headings->n == HEADINGS_MAXIMUM)
			continue;
		struct str content = content_of(node, sayings->draft->arena);
		headings->nodes[headings->n] = node;
		headings->texts[headings->n++] = draft_field(sayings->draft, content);
	}
}

void html_declared(struct html *html, struct draft *draft)
{
	struct sayings sayings = {.draft = draft};
	struct headings headings = {.n = 0};
	read_all(html, &sayings, &headings);
	draft->declared.headline = choose_headline(&sayings, html, &headings);
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
