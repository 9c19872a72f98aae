/* Small JSON: texts, moments, rows of lists. */
#include "json.h"

#include <stdint.h>

#include "surkhi/text/utf8.h"

json_t *json_text(struct str text)
{
	json_t *value = json_stringn(text.n ? text.s : "", text.n);
	if (value)
		return value;
	struct buf clean = BUF_INIT(SIZE_MAX / 2);
	utf8_clean(text, &clean);
	value = json_stringn(buf_z(&clean), clean.n);
	buf_done(&clean);
	return value;
}

json_t *json_text_or_null(struct str text)
{
	return text.n ? json_text(text) : json_null();
}

json_t *json_moment(const struct moment *moment)
{
	char text[MOMENT_SIZE];
	moment_format(moment, text);
	return json_text_or_null(str_from(text));
}

static json_t *split(struct str text, struct str separator)
{
	json_t *array = json_array();
	while (text.n) {
		size_t end = str_find(text, separator, 0);
		json_array_append_new(array, json_text(str_slice(text, 0, end)));
		text = end == SIZE_MAX ? STR_EMPTY : str_slice(text, end + separator.n, text.n);
	}
	return array;
}

json_t *json_headline(const struct headline *headline)
{
	json_t *row = json_object();
	json_object_set_new(row, "id", json_integer(headline->id));
	json_object_set_new(row, "headline", json_text(headline->headline));
	json_object_set_new(row, "outlet", json_text_or_null(headline->outlet));
	json_object_set_new(row, "dateline", json_text_or_null(headline->dateline));
	json_object_set_new(row, "published", json_moment(&headline->published));
	json_object_set_new(row, "parties", split(headline->parties, STR(" ")));
	json_object_set_new(row, "state", json_text_or_null(headline->state));
	json_object_set_new(row, "tags", split(headline->tags, STR(", ")));
	json_object_set_new(row, "starred", json_boolean(headline->starred));
	json_object_set_new(row, "read", json_boolean(headline->read));
	json_object_set_new(row, "noted", json_boolean(headline->noted));
	if (headline->story)
		json_object_set_new(row, "story", json_integer(headline->story));
	return row;
}

json_t *json_hits(const struct snippet *snippet)
{
	json_t *hits = json_array();
	for (size_t i = 0; i < snippet->n_hits; i++) {
		const struct hit *hit = &snippet->hits[i];
		size_t start = utf8_count(str_slice(snippet->text, 0, hit->start));
		size_t end = start + utf8_count(str_slice(snippet->text, hit->start, hit->end));
		json_array_append_new(hits, json_pack("{s:I,s:I}", "start", (json_int_t)start,
						      "end", (json_int_t)end));
	}
	return hits;
}

void json_write(FILE *out, json_t *value)
{
	json_dumpf(value, out, JSON_COMPACT);
	json_decref(value);
}

void json_print(FILE *out, json_t *value)
{
	json_write(out, value);
	putc('\n', out);
}
