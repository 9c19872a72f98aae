/*
 * One object of JSON. Who wrote it is told by its keys: surkhi itself, whose export loses nothing
 * when it is read again; crawls, which wrap what they say in headers; scrapers and people, by the
 * names that fields.c knows.
 */
#include "fields.h"
#include "json-read.h"
#include "own.h"

/* A list of texts, or of objects with names, in one text; "" if it is something else. */
static struct str join(struct draft *draft, const json_t *list, const char *between)
{
	struct buf joined = BUF_INIT(PAGE_MAXIMUM);
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *item = json_array_get(list, i);
		struct str text = json_is_object(item) ? json_key(item, "name") : json_str(item);
		if (text.n && joined.n)
			buf_add(&joined, str_from(between));
		buf_add(&joined, text);
	}
	struct str copy = joined.full ? STR_EMPTY : str_copy(draft->arena, buf_str(&joined));
	buf_done(&joined);
	return copy;
}

static struct str value_of(struct draft *draft, enum part part, const json_t *value)
{
	if (json_is_string(value))
		return json_str(value);
	if (json_is_integer(value))
		return str_printf(draft->arena, "%lld", (long long)json_integer_value(value));
	if (json_is_true(value))
		return STR("true");
	if (json_is_object(value))
		return json_key(value, "name");
	return join(draft, value, part == PART_TEXT ? "\n" : part == PART_TAGS ? "," : ", ");
}

/* What a crawl calls a date is when it came by. */
static enum part part_of(const char *key, bool crawl, unsigned *ret_rank)
{
	enum part part = part_find(str_from(key), ret_rank);
	return crawl && part == PART_PUBLISHED ? PART_CRAWLED : part;
}

static void collect(json_t *object, struct draft *draft, struct parts *parts)
{
	bool crawl = json_object_get(object, "dump") || json_object_get(object, "warc_headers");
	for (void *at = json_object_iter(object); at; at = json_object_iter_next(object, at)) {
		unsigned rank = 0;
		enum part part = part_of(json_object_iter_key(at), crawl, &rank);
		if (part < N_PARTS)
			parts_put(parts, part, rank,
				  value_of(draft, part, json_object_iter_value(at)));
	}
	parts_put(parts, PART_URL, 1,
		  json_key(json_object_get(object, "warc_headers"), "warc-target-uri"));
	/* a crawl's title is none that a scraper took from an article */
	if (crawl)
		parts->values[PART_CRAWLED] = STR_EMPTY;
}

static int read_object(json_t *object, struct draft *draft, struct diag *diag)
{
	struct parts parts = {.ranks = {0}};
	if (!json_is_object(object))
		return diag_set(diag, RECORD_E_REFUSED, "not an object, expected {…}");
	if (own_is(object)) {
		own_read(object, draft);
		return 0;
	}
	collect(object, draft, &parts);
	return parts_draft(&parts, draft, diag);
}

int draft_read_json(struct str bytes, struct draft *draft, struct diag *diag)
{
	json_t *object = json_read(bytes, diag);
	if (!object)
		return RECORD_E_REFUSED;
	int error = read_object(object, draft, diag);
	json_decref(object);
	return error;
}
