/*
 * JSON-LD: the news article that a page says it is. Other things stand in the same scripts, lists
 * of links among them, so only what is called an article, at the top or in a graph, is read.
 */
#include <string.h>

#include "html.h"
#include "json-read.h"

enum {
	NESTING = 6,
	BYLINE_MAXIMUM = 1024,
	RANK_OF_PAGE = 45, /* of dates that are said of the page, or in a broken script */
};

static bool is_article_name(struct str name)
{
	return str_ends(name, STR("Article")) || str_ends(name, STR("BlogPosting")) ||
	       str_ends(name, STR("/Report")) || str_equal(name, STR("Report"));
}

static bool is_page_name(struct str name)
{
	return str_ends(name, STR("WebPage"));
}

static bool is_of_type(const json_t *object, bool (*is_name)(struct str name))
{
	const json_t *type = json_object_get(object, "@type");
	for (size_t i = 0; i < json_array_size(type); i++)
		if (is_name(json_str(json_array_get(type, i))))
			return true;
	return is_name(json_str(type));
}

/* The object of a graph that an @id points to. */
static const json_t *resolve(const json_t *graph, const json_t *value)
{
	struct str id = json_key(value, "@id");
	if (json_object_size(value) != 1 || id.n == 0)
		return value;
	for (size_t i = 0; i < json_array_size(graph); i++)
		if (str_equal(json_key(json_array_get(graph, i), "@id"), id))
			return json_array_get(graph, i);
	return value;
}

static struct str name_of(const json_t *graph, const json_t *value)
{
	if (json_is_string(value))
		return json_str(value);
	return json_key(resolve(graph, value), "name");
}

static void say_names(struct sayings *sayings, enum saying what, const json_t *graph,
		      const json_t *value)
{
	struct buf names = BUF_INIT(BYLINE_MAXIMUM);
	if (!json_is_array(value))
		buf_add(&names, name_of(graph, value));
	for (size_t i = 0; i < json_array_size(value); i++) {
		struct str name = name_of(graph, json_array_get(value, i));
		if (name.n && names.n)
			buf_add(&names, STR(", "));
		buf_add(&names, name);
	}
	if (!names.full)
		say(sayings, what, RANK_LINKED, buf_str(&names));
	buf_done(&names);
}

static void read_article(const json_t *graph, const json_t *article, struct sayings *sayings)
{
	static const struct {
		const char *key;
		enum saying what;
	} texts[] = {
		{"headline", SAY_LINKED_HEADLINE}, {"description", SAY_DESCRIPTION},
		{"datePublished", SAY_PUBLISHED},  {"dateModified", SAY_UPDATED},
		{"dateline", SAY_DATELINE},        {"url", SAY_URL},
		{"mainEntityOfPage", SAY_URL},
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		say(sayings, texts[i].what, RANK_LINKED - 5 * (texts[i].what == SAY_URL),
		    json_key(article, texts[i].key));
	if (json_key(article, "headline").n == 0)
		say(sayings, SAY_LINKED_HEADLINE, RANK_LINKED, json_key(article, "name"));
	say(sayings, SAY_URL, RANK_LINKED - 6,
	    json_key(json_object_get(article, "mainEntityOfPage"), "@id"));
	say_names(sayings, SAY_BYLINE, graph, json_object_get(article, "author"));
	say_names(sayings, SAY_OUTLET, graph, json_object_get(article, "publisher"));
	struct str body = str_copy(sayings->draft->arena, json_key(article, "articleBody"));
	say(sayings, SAY_BODY, RANK_LINKED, body);
}

static void read_value(const json_t *graph, const json_t *value, struct sayings *sayings,
		       int nesting)
{
	if (nesting > NESTING)
		return;
	for (size_t i = 0; i < json_array_size(value); i++)
		read_value(graph ? graph : value, json_array_get(value, i), sayings, nesting + 1);
	if (!json_is_object(value))
		return;
	const json_t *inner = json_object_get(value, "@graph");
	if (is_of_type(value, is_article_name))
		read_article(graph, value, sayings);
	else if (is_of_type(value, is_page_name))
		say(sayings, SAY_PUBLISHED, RANK_OF_PAGE, json_key(value, "datePublished"));
	if (inner)
		read_value(inner, inner, sayings, nesting + 1);
	read_value(graph, json_object_get(value, "mainEntity"), sayings, nesting + 1);
}

/* The text behind "key": in what is no JSON, for a quotation mark in a headline or a comma. */
static struct str salvage(struct str script, struct str key)
{
	size_t at = str_find(script, key, 0);
	if (at == SIZE_MAX)
		return STR_EMPTY;
	struct str rest = str_trim(str_slice(script, at + key.n, script.n));
	if (!str_starts(rest, STR(":")))
		return STR_EMPTY;
	rest = str_trim(str_slice(rest, 1, rest.n));
	size_t end = str_find(rest, STR("\""), 1);
	if (!str_starts(rest, STR("\"")) || end == SIZE_MAX)
		return STR_EMPTY;
	return str_slice(rest, 1, end);
}

void html_linked_data(struct str script, struct sayings *sayings)
{
	json_t *value = json_read(script, NULL);
	if (value) {
		read_value(NULL, value, sayings, 0);
		json_decref(value);
		return;
	}
	say(sayings, SAY_PUBLISHED, RANK_OF_PAGE, salvage(script, STR("\"datePublished\"")));
	say(sayings, SAY_UPDATED, RANK_OF_PAGE, salvage(script, STR("\"dateModified\"")));
}
