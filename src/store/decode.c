/*
 * Knows how an article is read from bytes that a disk or a stranger may have changed. Once anything
 * does not fit, the reader is bad and gives zeros, so that one check at the end is enough; loops
 * end because every count was held against the bytes that are left.
 */
#include "encode.h"

enum { VERSION = 1 };

struct reader {
	struct str rest;
	bool bad;
};

static uint64_t get_number(struct reader *reader)
{
	uint64_t number = 0;
	for (unsigned shift = 0; shift < 64 && reader->rest.n; shift += 7) {
		unsigned char byte = (unsigned char)reader->rest.s[0];
		reader->rest = str_slice(reader->rest, 1, reader->rest.n);
		number |= (uint64_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			return number;
	}
	reader->bad = true;
	reader->rest = STR_EMPTY;
	return 0;
}

static uint64_t get_limited(struct reader *reader, uint64_t maximum)
{
	uint64_t number = get_number(reader);
	if (number <= maximum)
		return number;
	reader->bad = true;
	reader->rest = STR_EMPTY;
	return 0;
}

/* Of things that take at least size bytes each. */
static size_t get_count(struct reader *reader, size_t maximum, size_t size)
{
	uint64_t n = get_limited(reader, maximum);
	if (n <= reader->rest.n / size)
		return (size_t)n;
	reader->bad = true;
	return 0;
}

static struct str get_bytes(struct reader *reader, uint64_t n)
{
	if (n > reader->rest.n) {
		reader->bad = true;
		reader->rest = STR_EMPTY;
		return STR_EMPTY;
	}
	struct str bytes = str_slice(reader->rest, 0, (size_t)n);
	reader->rest = str_slice(reader->rest, (size_t)n, reader->rest.n);
	return bytes;
}

static struct str get_text(struct reader *reader)
{
	return get_bytes(reader, get_number(reader));
}

static void get_moment(struct reader *reader, struct moment *ret_moment)
{
	struct str text = get_text(reader);
	if (text.n && !moment_parse(text, ret_moment))
		reader->bad = true;
}

static void get_paragraphs(struct reader *reader, struct arena *arena, struct article *article)
{
	size_t n = get_count(reader, PARAGRAPHS_MAXIMUM, 1);
	article->paragraphs = arena_new(arena, n, sizeof *article->paragraphs);
	article->n_paragraphs = n;
	for (size_t i = 0; i < n && !reader->bad; i++) {
		uint64_t head = get_number(reader);
		article->paragraphs[i].subhead = head & 1;
		article->paragraphs[i].text = get_bytes(reader, head / 2);
	}
}

static void get_entity(struct reader *reader, struct entity *entity)
{
	uint64_t head = get_limited(reader, N_ENTITY_KINDS * 2 - 1);
	entity->kind = (enum entity_kind)(head / 2);
	entity->primary = head & 1;
	entity->mentions = (unsigned)get_limited(reader, UINT32_MAX);
	entity->id = get_text(reader);
	entity->name = get_text(reader);
	entity->role = get_text(reader);
	entity->party = get_text(reader);
	entity->state = get_text(reader);
	entity->place_kind = get_text(reader);
}

static void get_entities(struct reader *reader, struct arena *arena, struct article *article)
{
	size_t n = get_count(reader, ENTITIES_MAXIMUM, 8);
	article->entities = arena_new(arena, n, sizeof *article->entities);
	article->n_entities = n;
	for (size_t i = 0; i < n && !reader->bad; i++)
		get_entity(reader, &article->entities[i]);
}

static void get_mention(struct reader *reader, const struct article *article,
			struct mention *mention)
{
	mention->entity = (uint32_t)get_limited(reader, UINT32_MAX);
	mention->field = (enum field)get_limited(reader, N_FIELDS - 1);
	mention->paragraph = (uint32_t)get_limited(reader, UINT32_MAX);
	mention->start = (uint32_t)get_limited(reader, INT32_MAX);
	mention->end = mention->start + (uint32_t)get_limited(reader, INT32_MAX);
	mention->rule = get_text(reader);
	if (!mention_fits(article, mention))
		reader->bad = true;
}

static void get_mentions(struct reader *reader, struct arena *arena, struct article *article)
{
	size_t n = get_count(reader, MENTIONS_MAXIMUM, 6);
	article->mentions = arena_new(arena, n, sizeof *article->mentions);
	article->n_mentions = n;
	for (size_t i = 0; i < n && !reader->bad; i++)
		get_mention(reader, article, &article->mentions[i]);
}

bool decode_article(struct str bytes, struct arena *arena, struct article *ret_article)
{
	struct reader reader = {.rest = bytes};
	struct article article = *ret_article;
	if (get_number(&reader) != VERSION)
		return false;
	article.language = get_text(&reader);
	article.standfirst = get_text(&reader);
	article.byline = get_text(&reader);
	get_moment(&reader, &article.updated);
	article.headline_derived = get_limited(&reader, 1) != 0;
	get_paragraphs(&reader, arena, &article);
	get_entities(&reader, arena, &article);
	get_mentions(&reader, arena, &article);
	if (reader.bad || reader.rest.n)
		return false;
	*ret_article = article;
	return true;
}

static void get_line(struct reader *reader, struct str original, size_t *at, struct line *line)
{
	uint64_t head = get_limited(reader, N_LINE_KINDS * 2 - 1);
	line->kind = (enum line_kind)(head / 2);
	line->rule = get_text(reader);
	if (!(head & 1)) {
		line->text = get_text(reader);
		return;
	}
	size_t start = *at + (size_t)get_limited(reader, original.n - *at);
	size_t n = (size_t)get_limited(reader, original.n - start);
	line->text = str_slice(original, start, start + n);
	*at = start + n;
}

bool decode_lines(struct str bytes, struct str original, struct arena *arena,
		  struct line **ret_lines, size_t *ret_n)
{
	struct reader reader = {.rest = bytes};
	if (get_number(&reader) != VERSION)
		return false;
	size_t n = get_count(&reader, PARAGRAPHS_MAXIMUM, 3), at = 0;
	struct line *lines = arena_new(arena, n, sizeof *lines);
	for (size_t i = 0; i < n && !reader.bad; i++)
		get_line(&reader, original, &at, &lines[i]);
	if (reader.bad || reader.rest.n)
		return false;
	*ret_lines = lines;
	*ret_n = n;
	return true;
}
