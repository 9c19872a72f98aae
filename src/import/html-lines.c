/*
 * The text of a page in lines, as a reader sees them: one for each block. The story's go where the
 * rules for lines will look at them; those of other parts of the page are kept apart, each with the
 * reason.
 */
#include <string.h>

#include "surkhi/text/date.h"

#include "html.h"

enum {
	ASIDES_MAXIMUM = 20000,
	LINK_SHARE = 90,   /* percent of a line's bytes in links: a link to another story */
	LINK_LEAST = 24,   /* bytes; less is a name or a place */
	ABOVE_LINES = 4,   /* headline, standfirst, caption and whoever wrote it */
	DATE_LINE = 240,   /* bytes */
	ROW_REACH = 8,     /* siblings of an element among which text is looked for */
	DATE_ABOVE = 1,    /* lines between it and the headline below */
	PROSE_LEAST = 400, /* bytes of a paragraph, not a headline */
	POINT_LEAST = 40,  /* bytes of a point, outside of links */
	MARK_MAXIMUM = 8,
	POINTS_REACH = 200, /* siblings of a point that is numbered, blanks included */
	NUMBER_DIGITS = 2,
};

struct writer {
	struct html *html;
	struct draft *draft;
	struct buf line;
	struct buf mark; /* of the point that begins */
	struct buf date; /* a line with one, no more than DATE_ABOVE lines ago */
	size_t since;
	size_t lines;                  /* of the story and what is above it, so far */
	size_t linked;                 /* bytes of the line within links */
	bool blank;                    /* a blank is due before the next letter */
	bool prose;                    /* the story has a paragraph */
	bool inside, begun;            /* in the part of the page that has the story */
	const struct html_mark *apart; /* the outermost element set apart that we are in, or NULL */
	const xmlNode *apart_node;
	const xmlNode *link, *pre, *heading; /* the one that we are in, or NULL */
};

static bool is_link(const struct writer *writer, struct str line)
{
	return !writer->heading && line.n >= LINK_LEAST &&
	       writer->linked * 100 >= line.n * LINK_SHARE;
}

static void set_apart(struct writer *writer, enum line_kind kind, struct str line, struct str rule)
{
	if (writer->draft->n_asides < ASIDES_MAXIMUM)
		draft_aside(writer->draft, kind, line, rule);
}

static bool has_date(struct str line)
{
	struct moment moment;
	size_t offset = 0, start;
	return line.n <= DATE_LINE && date_find(line, &offset, &start, &moment);
}

/* "Updated on: Feb 18, 2023" below the headline, in the box of whoever wrote it. */
static bool tells_date(const struct writer *writer, struct str line)
{
	return writer->begun && writer->lines <= ABOVE_LINES &&
	       writer->apart->kind == LINE_FURNITURE && has_date(line);
}

/* "Posted at: Dec 14 2018" right above the headline is the story's; higher up, the site's clock. */
static void keep_date(struct writer *writer, struct str line)
{
	bool dated = !writer->begun && !writer->apart && has_date(line);
	if (!dated && writer->since++ < DATE_ABOVE)
		return;
	buf_clear(&writer->date);
	writer->since = 0;
	if (dated)
		buf_add(&writer->date, line);
}

static void add_line(struct writer *writer, struct str line)
{
	if (line.n == 0)
		return;
	buf_add(&writer->draft->text, line);
	buf_add_char(&writer->draft->text, '\n');
	writer->lines++;
	writer->prose = writer->prose || (writer->begun && line.n >= PROSE_LEAST);
}

/* "2. 2) पानी की टंकी": the point has its number in its text, too. */
static struct str numbered_once(struct str line)
{
	size_t mark = str_find(line, STR(". "), 0), at = mark + 2;
	if (mark == SIZE_MAX || mark == 0 || mark > NUMBER_DIGITS || at + mark >= line.n)
		return line;
	bool twice = memcmp(line.s, line.s + at, mark) == 0 && line.s[0] >= '0' &&
		     line.s[0] <= '9' && strchr(".)", line.s[at + mark]);
	return twice ? str_slice(line, at, line.n) : line;
}

static void end_line(struct writer *writer)
{
	struct str line = numbered_once(str_trim(buf_str(&writer->line)));
	if (line.n == 0)
		;
	else if (writer->apart && !tells_date(writer, line))
		set_apart(writer, writer->apart->kind, line, writer->apart->rule);
	else if (!writer->inside)
		set_apart(writer, LINE_FURNITURE, line, STR("html: outside of the story"));
	else if (is_link(writer, line))
		set_apart(writer, LINE_RELATED, line, STR("html: a link"));
	else
		add_line(writer, line);
	if (line.n > 0)
		keep_date(writer, line);
	buf_clear(&writer->line);
	writer->linked = 0;
	writer->blank = false;
}

/* Is the list a menu, or are these links? A story's points are more than a word or two. */
static bool are_points(const struct writer *writer, const xmlNode *node)
{
	return writer->lines > 0 && writer->prose && !writer->apart && writer->inside &&
	       html_mark_of(node)->prose >= POINT_LEAST;
}

/* "2. ", "• ": the points of a list in the story have the marks that the reader sees. */
static void begin_point(struct writer *writer, const xmlNode *node)
{
	unsigned n = 1;
	buf_clear(&writer->mark);
	if (!markup_is(node, "li") || !are_points(writer, node))
		return;
	size_t seen = 0;
	for (const xmlNode *at = node->prev; at && seen <= POINTS_REACH; at = at->prev, seen++)
		n += markup_is(at, "li");
	if (!markup_is(node->parent, "ol"))
		buf_add(&writer->mark, STR("• "));
	else if (seen <= POINTS_REACH)
		buf_printf(&writer->mark, "%u. ", n);
}

/* In front of the first letter of a point. */
static void add_mark(struct writer *writer)
{
	if (writer->line.n == 0)
		buf_add(&writer->line, buf_str(&writer->mark));
	buf_clear(&writer->mark);
}

static void add_text(struct writer *writer, struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.s[i];
		if (strchr(" \t\r\n\f", c)) {
			writer->blank = true;
			if (writer->pre && c == '\n')
				end_line(writer);
			continue;
		}
		add_mark(writer);
		size_t before = writer->line.n;
		if (writer->blank && before)
			buf_add_char(&writer->line, ' ');
		buf_add_char(&writer->line, c);
		writer->linked += writer->link ? writer->line.n - before : 0;
		writer->blank = false;
	}
}

static bool is_words(const xmlNode *node)
{
	return markup_is_text(node) && str_trim(markup_text(node)).n > 0;
}

/*
 * Elements of a row, "<span>लेखक</span><span>14/04/2024</span>", stand apart on the screen by their
 * style. In prose, where there is text between elements, the same are pieces of words.
 */
static bool is_of_row(const xmlNode *node)
{
	size_t n = 0;
	if (!markup_is(node->parent, "div") && !markup_is(node->parent, "header"))
		return false;
	if (!node->prev || node->prev->type != XML_ELEMENT_NODE)
		return false;
	for (const xmlNode *at = node->prev; at && n < ROW_REACH; at = at->prev, n++)
		if (is_words(at))
			return false;
	for (const xmlNode *at = node->next; at && n < 2 * ROW_REACH; at = at->next, n++)
		if (is_words(at))
			return false;
	return true;
}

static void begin_story(struct writer *writer, const xmlNode *node)
{
	const struct html *html = writer->html;
	if (!writer->begun && (node == html->headline || node == html->story)) {
		end_line(writer);
		if (node == html->headline)
			add_line(writer, buf_str(&writer->date));
		writer->inside = writer->begun = true;
	}
	if (node == html->story && html->exact)
		writer->draft->declared.above = writer->lines;
}

static void enter(struct writer *writer, const xmlNode *node)
{
	const struct html_mark *mark = html_mark_of(node);
	if (html_is_block(node) || mark->rule.n)
		end_line(writer);
	begin_story(writer, node);
	if (!writer->apart && mark->rule.n) {
		writer->apart = mark;
		writer->apart_node = node;
	}
	if (html_is_block(node) && !markup_is(node, "p"))
		begin_point(writer, node);
	if (markup_is(node, "a"))
		writer->link = node;
	if (markup_is(node, "pre"))
		writer->pre = node;
	/* a headline may be a link to its own page; below the first paragraph links are others' */
	if (markup_is(node, "h1") ||
	    (!writer->prose && (markup_is(node, "h2") || markup_is(node, "h3"))))
		writer->heading = node;
	if (markup_is(node, "td") || markup_is(node, "th") || markup_is(node, "img") ||
	    is_of_row(node))
		writer->blank = true;
}

static void leave_one(const xmlNode **held, const xmlNode *node)
{
	if (*held == node)
		*held = NULL;
}

static void leave(struct writer *writer, const xmlNode *node)
{
	if (html_is_block(node) || html_mark_of(node)->rule.n)
		end_line(writer);
	if (writer->apart_node == node) {
		writer->apart = NULL;
		writer->apart_node = NULL;
	}
	leave_one(&writer->link, node);
	leave_one(&writer->pre, node);
	leave_one(&writer->heading, node);
	if (node == writer->html->story)
		writer->inside = false;
}

/* Goes to the node behind this one, leaving elements on the way; NULL at the end. */
static xmlNode *step(struct writer *writer, xmlNode *node)
{
	bool element = node->type == XML_ELEMENT_NODE && !html_is_hidden(node);
	if (element && node->children)
		return node->children;
	if (element)
		leave(writer, node);
	while (node != writer->html->root && !node->next) {
		node = node->parent;
		leave(writer, node);
	}
	return node == writer->html->root ? NULL : node->next;
}

void html_lines(struct html *html, struct draft *draft)
{
	struct writer writer = {.html = html,
				.draft = draft,
				.line = BUF_INIT(PAGE_MAXIMUM),
				.date = BUF_INIT(PAGE_MAXIMUM),
				.mark = BUF_INIT(MARK_MAXIMUM)};
	/* the headline of a page that has no element for it stands somewhere above its story */
	writer.inside = writer.begun = !html->headline;
	for (xmlNode *node = html->root; node; node = step(&writer, node)) {
		if (markup_is_text(node))
			add_text(&writer, markup_text(node));
		else if (node->type == XML_ELEMENT_NODE && !html_is_hidden(node))
			enter(&writer, node);
	}
	end_line(&writer);
	buf_done(&writer.line);
	buf_done(&writer.date);
	buf_done(&writer.mark);
}
