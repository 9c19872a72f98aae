/*
 * Which of a page's headings is its story's. What the reader sees counts: titles are cut, or
 * written for searches. But they tell the heading from those of the site and of other stories.
 */
#include "html.h"

enum {
	HEADINGS_MAXIMUM = 48,
	HEADLINE_WORDS = 3,
	SITE_WORDS = 6,  /* of a site's name behind a headline in a title, or in an h1 */
	SAME_SHARE = 50, /* percent of words that two headlines of one article share */
	PROSE_MAXIMUM = 64 << 10,
	CONTENT_LETTERS = 10, /* bytes; shorter words are in any prose */
	LESSER_WORDS = 5,     /* of a heading that only its words or its class call the headline */
	LIKE_TITLE = 60,      /* percent of likeness to a title … */
	LIKE_STORY = 50,      /* … and what counts as much where the story has its words */
	CUT_SHARE = 70,       /* percent of a title's words that a heading has which goes on */
	FIRST_SHARE = 50,     /* percent of a title's words that its story has */
};

enum rank {
	RANK_NONE,
	RANK_LESSER, /* it may be that of a part, of another story, of a box */
	RANK_MAIN,
};

struct headings {
	struct heading {
		xmlNode *node;
		struct str text;
		enum rank rank;
	} a[HEADINGS_MAXIMUM];
	size_t n;
};

enum title { TITLE_LINKED, TITLE_SHARED, TITLE_OF_DOCUMENT, N_TITLES };

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

/* "entry-title", "news_headline", "contentheading": what sites call the element of a headline. */
static bool is_called_title(const struct html *html, const xmlNode *node)
{
	static const struct str ends[] = {{"title-", 6}, {"headline-", 9}, {"heading-", 8}};
	struct buf names = BUF_INIT(HTML_NAMES_MAXIMUM);
	bool found = false;
	html_names(html, node, &names);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		found = found || str_find(buf_str(&names), ends[i], 0) != SIZE_MAX;
	buf_done(&names);
	return found;
}

static bool attribute_is(const struct html *html, const xmlNode *node, const char *name,
			 struct str value)
{
	return str_equal(markup_attribute(node, name, html->arena), value);
}

static enum rank rank_of(const struct html *html, const xmlNode *node)
{
	if (markup_is(node, "h1") || attribute_is(html, node, "aria-level", STR("1")) ||
	    (!markup_is(node, "meta") && attribute_is(html, node, "itemprop", STR("headline"))))
		return RANK_MAIN;
	bool lesser = markup_is(node, "h2") || markup_is(node, "h3") || is_called_title(html, node);
	return lesser && !html_stands_elsewhere(node) ? RANK_LESSER : RANK_NONE;
}

static void add_heading(const struct sayings *sayings, xmlNode *node, enum rank rank,
			struct headings *headings)
{
	if (headings->n == HEADINGS_MAXIMUM)
		return;
	struct str content = html_content(node, sayings->draft->arena);
	headings->a[headings->n++] = (struct heading){
		.node = node, .text = draft_field(sayings->draft, content), .rank = rank};
}

/* Every main heading, the lesser ones above the story, and the page's prose as far as it is kept.
 */
static void find_headings(const struct html *html, const struct sayings *sayings,
			  struct headings *headings, struct buf *prose)
{
	bool into = true;
	for (xmlNode *node = html->root; node; node = markup_next(node, html->root, into)) {
		into = !html_is_hidden(node);
		if (html_is_prose(node))
			buf_add(prose, markup_text(node));
		if (node->type != XML_ELEMENT_NODE || !into)
			continue;
		enum rank rank = rank_of(html, node);
		if (rank == RANK_MAIN || (rank == RANK_LESSER && prose->n == 0))
			add_heading(sayings, node, rank, headings);
	}
}

/* The only h1 that is long enough; n if there are several, or none. */
static size_t only_heading(const struct headings *headings)
{
	size_t only = headings->n, n = 0;
	for (size_t i = 0; i < headings->n; i++)
		if (headings->a[i].rank == RANK_MAIN && has_devanagari(headings->a[i].text) &&
		    count_words(headings->a[i].text) > HEADLINE_WORDS) {
			only = i;
			n++;
		}
	return n == 1 ? only : headings->n;
}

/* Is it of what the story is of? The longer words of a headline come again below it. */
static bool is_of_story(struct str title, struct str prose)
{
	unsigned words = 0, shared = 0;
	for (struct str word; str_split(&title, ' ', &word);) {
		if (word.n < CONTENT_LETTERS)
			continue;
		words++;
		shared += str_find(prose, word, 0) != SIZE_MAX;
	}
	return prose.n == 0 || shared * 100 >= words * FIRST_SHARE;
}

/* How alike two titles of one story are, in percent: the site's name has all its words in many. */
static unsigned likeness(struct str a, struct str b)
{
	unsigned there = html_overlap(a, b), back = html_overlap(b, a);
	return there > 0 && back > 0 ? 2 * there * back / (there + back) : 0;
}

static bool is_long_enough(struct str text, size_t words)
{
	return has_devanagari(text) && count_words(text) >= words;
}

/* How much of a heading a title says, in percent; or of a title that is its beginning the heading.
 */
static unsigned agreement(struct str heading, struct str title)
{
	unsigned there = html_overlap(heading, title), back = html_overlap(title, heading);
	return back >= CUT_SHARE && back > there ? back : there;
}

/* The h1 of whose words the page says most in a title; n if it says less than half of any. */
static size_t main_of_titles(const struct headings *headings, const struct str titles[N_TITLES],
			     unsigned *ret_likeness)
{
	size_t best = headings->n;
	unsigned most = 0;
	for (size_t i = 0; i < headings->n; i++) {
		struct str text = headings->a[i].text;
		if (headings->a[i].rank != RANK_MAIN || count_words(text) < HEADLINE_WORDS)
			continue;
		for (size_t t = 0; t < N_TITLES; t++) {
			unsigned shared = titles[t].n ? agreement(text, titles[t]) : 0;
			if (shared < SAME_SHARE || shared <= most)
				continue;
			most = shared;
			best = i;
			*ret_likeness = likeness(text, titles[t]);
		}
	}
	return best;
}

/* The lesser heading that is most like a title, or in whose words the story is; n if none is. */
static size_t lesser_of_story(const struct headings *headings, const struct str titles[N_TITLES],
			      struct str prose, unsigned *ret_likeness)
{
	size_t best = headings->n;
	for (size_t i = 0; i < headings->n; i++) {
		struct str text = headings->a[i].text;
		if (headings->a[i].rank != RANK_LESSER || !is_long_enough(text, LESSER_WORDS))
			continue;
		unsigned like = is_of_story(text, prose) ? LIKE_STORY : 0;
		for (size_t t = 0; t < N_TITLES; t++) {
			unsigned with = titles[t].n ? likeness(text, titles[t]) : 0;
			bool cut = titles[t].n && html_overlap(titles[t], text) >= CUT_SHARE;
			with = cut && with < LIKE_TITLE ? LIKE_TITLE : with;
			like = with >= LIKE_TITLE && with > like ? with : like;
		}
		if (like > *ret_likeness) {
			*ret_likeness = like;
			best = i;
		}
	}
	return best;
}

/* The first h1 that can be a headline, of a page that says nothing in its titles. */
static size_t first_heading(const struct headings *headings)
{
	for (size_t i = 0; i < headings->n; i++)
		if (headings->a[i].rank == RANK_MAIN &&
		    count_words(headings->a[i].text) >= HEADLINE_WORDS)
			return i;
	return headings->n;
}

/*
 * The h1 that says what the page says in one of its titles: any of them may be the site's, or
 * written for searches. If it says nothing there, the first long one; if it says something else,
 * the only one, unless another element says it: pages have an h1 for the site, or none.
 */
static size_t best_heading(const struct headings *headings, const struct str titles[N_TITLES],
			   struct str prose)
{
	bool said = titles[TITLE_LINKED].n || titles[TITLE_SHARED].n || titles[TITLE_OF_DOCUMENT].n;
	unsigned like = 0, like_lesser = 0;
	size_t best = said ? main_of_titles(headings, titles, &like) : first_heading(headings);
	size_t lesser = lesser_of_story(headings, titles, prose, &like_lesser);
	if (best < headings->n && said && like < LIKE_STORY && like_lesser >= LIKE_TITLE)
		return lesser;
	if (best < headings->n && !said && lesser < headings->n &&
	    count_words(headings->a[best].text) <= SITE_WORDS &&
	    !is_of_story(headings->a[best].text, prose))
		return lesser;
	size_t only = best < headings->n ? best : only_heading(headings);
	bool told = only < headings->n && is_of_story(headings->a[only].text, prose);
	return only < headings->n && (best < headings->n || told || like_lesser < LIKE_TITLE)
		       ? only
		       : lesser;
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

/* A title of the story, in its script: for searches some are written in Latin letters. */
static struct str title_of(const struct sayings *sayings, enum saying what)
{
	struct str title = html_without_site(sayings->texts[what], sayings->texts[SAY_OUTLET]);
	return names_site(title) || !has_devanagari(title) ? STR_EMPTY : title;
}

struct str html_headline(struct html *html, const struct sayings *sayings)
{
	struct headings headings = {.n = 0};
	struct buf prose = BUF_INIT(PROSE_MAXIMUM);
	const struct str titles[N_TITLES] = {
		[TITLE_LINKED] = has_devanagari(sayings->texts[SAY_LINKED_HEADLINE])
					 ? sayings->texts[SAY_LINKED_HEADLINE]
					 : STR_EMPTY,
		[TITLE_SHARED] = title_of(sayings, SAY_TITLE),
		[TITLE_OF_DOCUMENT] = title_of(sayings, SAY_DOCUMENT_TITLE),
	};
	struct str headline = STR_EMPTY;
	find_headings(html, sayings, &headings, &prose);
	size_t best = best_heading(&headings, titles, buf_str(&prose));
	if (best < headings.n) {
		html->headline = headings.a[best].node;
		headline = headings.a[best].text;
	}
	for (size_t t = 0; t < N_TITLES && headline.n == 0; t++)
		if (t != TITLE_OF_DOCUMENT || is_of_story(titles[t], buf_str(&prose)))
			headline = titles[t];
	buf_done(&prose);
	return headline;
}
