/*
 * An article that surkhi exported. Its paragraphs were told from furniture once already; asking
 * again could lose one. What is found in them is found anew, for the rules may be better now.
 */
#include "own.h"

#include "json-read.h"
#include "surkhi/text/utf8.h"

bool own_is(const json_t *object)
{
	return json_is_array(json_object_get(object, "body")) &&
	       json_is_string(json_object_get(object, "headline")) &&
	       json_is_array(json_object_get(object, "mentions"));
}

/* Text as it was exported; nothing changes in it unless somebody else wrote the file. */
static struct str text_of(struct draft *draft, const json_t *value, bool lines)
{
	struct str text = json_str(value);
	if (!lines && str_find(text, STR("\n"), 0) != SIZE_MAX)
		return draft_field(draft, text);
	struct buf clean = BUF_INIT(PAGE_MAXIMUM);
	utf8_clean(text, &clean);
	struct str copy = clean.full ? STR_EMPTY : str_copy(draft->arena, buf_str(&clean));
	buf_done(&clean);
	return copy;
}

static struct str field(struct draft *draft, const json_t *object, const char *key)
{
	return text_of(draft, json_object_get(object, key), false);
}

static struct moment moment(const json_t *object, const char *key)
{
	struct moment moment = {.year = 0};
	struct str text = json_key(object, key);
	if (!moment_parse(text, &moment))
		return draft_moment(text);
	return moment;
}

static void add_line(struct article *article, enum line_kind kind, struct str text)
{
	if (text.n)
		article->lines[article->n_lines++] =
			(struct line){.kind = kind, .text = text, .rule = STR("exported")};
}

static void add_paragraph(struct article *article, bool subhead, struct str text)
{
	if (text.n == 0)
		return;
	article->paragraphs[article->n_paragraphs++] =
		(struct paragraph){.subhead = subhead, .text = text};
	add_line(article, subhead ? LINE_SUBHEAD : LINE_BODY, text);
}

bool own_counts_apart(const json_t *object)
{
	return json_is_object(json_array_get(json_object_get(object, "subheads"), 0));
}

/* Is paragraph the next of the numbers, which rise? */
static bool is_next(const json_t *numbers, size_t paragraph, size_t *next)
{
	const json_t *number;
	while ((number = json_array_get(numbers, *next)) != NULL &&
	       json_integer_value(number) < (json_int_t)paragraph)
		++*next;
	return number && json_integer_value(number) == (json_int_t)paragraph;
}

/* The subheads from *next on that stand before a paragraph, or behind the last one. */
static void read_apart(const json_t *subheads, json_int_t paragraph, bool last, size_t *next,
		       struct draft *draft, struct article *article)
{
	for (; *next < json_array_size(subheads); ++*next) {
		const json_t *subhead = json_array_get(subheads, *next);
		if (!last && json_integer_value(json_object_get(subhead, "before")) > paragraph)
			return;
		add_paragraph(article, true, field(draft, subhead, "text"));
	}
}

static void read_story(const json_t *object, struct draft *draft, struct article *article)
{
	const json_t *body = json_object_get(object, "body");
	const json_t *subheads = json_object_get(object, "subheads");
	size_t n = json_array_size(body), n_all = n + json_array_size(subheads), next = 0;
	bool apart = own_counts_apart(object);
	article->paragraphs = arena_new(draft->arena, n_all, sizeof *article->paragraphs);
	article->lines = arena_new(draft->arena, n_all + 2, sizeof *article->lines);
	add_line(article, LINE_HEADLINE, article->headline_derived ? STR_EMPTY : article->headline);
	add_line(article, LINE_STANDFIRST, article->standfirst);
	for (size_t i = 0; i < n; i++) {
		if (apart)
			read_apart(subheads, (json_int_t)i, false, &next, draft, article);
		add_paragraph(article, !apart && is_next(subheads, i, &next),
			      text_of(draft, json_array_get(body, i), false));
	}
	if (apart)
		read_apart(subheads, 0, true, &next, draft, article);
}

static void read_handmade(const json_t *object, struct draft *draft)
{
	const json_t *tags = json_object_get(object, "tags");
	for (size_t i = 0; i < json_array_size(tags); i++)
		draft_tag(draft, json_str(json_array_get(tags, i)));
	draft->starred = json_is_true(json_object_get(object, "starred"));
	draft->read = json_is_true(json_object_get(object, "read"));
	draft->note = text_of(draft, json_object_get(object, "note"), true);
}

void own_read(const json_t *object, struct draft *draft)
{
	struct article *article = arena_new(draft->arena, 1, sizeof *article);
	article->outlet = field(draft, object, "outlet");
	article->headline = field(draft, object, "headline");
	article->headline_derived = json_is_true(json_object_get(object, "headline_derived"));
	article->standfirst = field(draft, object, "standfirst");
	article->byline = field(draft, object, "byline");
	article->dateline = field(draft, object, "dateline");
	article->published = moment(object, "published");
	article->updated = moment(object, "updated");
	article->imported = moment(object, "imported");
	article->language = field(draft, object, "language");
	read_story(object, draft, article);
	read_handmade(object, draft);
	own_corrections(object, draft->arena, article);
	draft->source = field(draft, object, "source");
	draft->url = draft_url(draft, json_key(object, "url"));
	draft->whole = article;
}
