/* HTML, whole pages and pieces of them: the order of the steps, and which text is the story's. */
#include "html.h"

#include <strings.h>

#include "charset.h"
#include "clean.h"
#include "surkhi/text/utf8.h"

enum {
	DECLARED_TIMES =
		2, /* the declared story is so much longer: the page's is made by scripts */
	TAG_NAME = 12,
};

/* libxml2 marks its nodes with pointers into our arena, which must outlive the tree. */
static void read_tree(struct draft *draft, struct markup *markup, bool page)
{
	struct arena arena = {.blocks = NULL};
	struct html html = {.arena = &arena, .root = markup_root(markup)};
	if (!html.root)
		return;
	html_mark(&html);
	html.story = html.root;
	if (page) {
		html_find_story(&html);
		html_declared(&html, draft);
	}
	html_lines(&html, draft);
	arena_done(&arena);
}

static int add_tree(struct draft *draft, struct str html, bool page, struct diag *diag)
{
	struct markup markup = MARKUP_INIT;
	if (markup_read_html(html, &markup, diag))
		return RECORD_E_REFUSED;
	read_tree(draft, &markup, page);
	markup_done(&markup);
	return 0;
}

int draft_add_html(struct draft *draft, struct str html, struct diag *diag)
{
	return add_tree(draft, html, false, diag);
}

/* Is there a tag as stories have them? */
static bool has_markup(struct str text)
{
	static const char *const tags[] = {
		"p",      "br",         "div",   "span",    "a",       "b",    "strong", "em",
		"i",      "h2",         "h3",    "h4",      "ul",      "ol",   "li",     "img",
		"figure", "blockquote", "table", "section", "article", "html", "body",   "script"};
	for (size_t at = 0; (at = str_find(text, STR("<"), at)) != SIZE_MAX; at++) {
		size_t start = at + 1, end = start;
		while (end < text.n && end < start + TAG_NAME && text.s[end] != '>' &&
		       text.s[end] != ' ' && text.s[end] != '/')
			end++;
		for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
			if (end < text.n && str_from(tags[i]).n == end - start &&
			    strncasecmp(text.s + start, tags[i], end - start) == 0)
				return true;
	}
	return false;
}

static int add_fragment(struct draft *draft, struct str text, struct diag *diag)
{
	if (has_markup(text))
		return draft_add_html(draft, text, diag);
	buf_add(&draft->text, text);
	buf_add_char(&draft->text, '\n');
	return 0;
}

/* References last, for markup may be escaped, and what is escaped in markup is no markup. */
int draft_add_text(struct draft *draft, struct str text, struct diag *diag)
{
	if (has_markup(text))
		return draft_add_html(draft, text, diag);
	struct buf decoded = BUF_INIT(PAGE_MAXIMUM);
	references_decode(text, &decoded);
	int error = add_fragment(draft, buf_str(&decoded), diag);
	buf_done(&decoded);
	return error;
}

static int add_declared_body(struct draft *draft, struct diag *diag)
{
	if (draft->body.n <= DECLARED_TIMES * draft->text.n)
		return 0;
	buf_clear(&draft->text);
	draft->declared.above = 0;
	return draft_add_text(draft, draft->body, diag);
}

int draft_read_html(struct str bytes, struct draft *draft, struct diag *diag)
{
	struct buf text = BUF_INIT(2 * PAGE_MAXIMUM), undone = BUF_INIT(2 * PAGE_MAXIMUM);
	struct buf clean = BUF_INIT(2 * PAGE_MAXIMUM);
	struct str declared = draft->charset.n ? draft->charset : charset_declared(bytes);
	charset_decode(bytes, declared, &text);
	bool wrong = charset_undo(buf_str(&text), &undone);
	utf8_clean(wrong ? buf_str(&undone) : buf_str(&text), &clean);
	int error = add_tree(draft, buf_str(&clean), true, diag);
	if (!error)
		error = add_declared_body(draft, diag);
	buf_done(&text);
	buf_done(&undone);
	buf_done(&clean);
	return error;
}
