/* Knows how an article is read from bytes: see encode.h; what can be wrong with them, coding.h. */
#include "coding.h"
#include "encode.h"

/* Version 1 has texts as they are, and everything that version 2 leaves out. */
static bool get_version(struct reader *reader)
{
	uint64_t version = get_number(reader);
	reader->narrow = version == ENCODE_VERSION;
	return reader->narrow || version == ENCODE_FIRST;
}

static void get_moment(struct reader *reader, struct moment *ret_moment)
{
	struct str text = get_text(reader);
	if (text.n && !moment_parse(text, ret_moment))
		reader->bad = true;
}

static void get_paragraphs(struct reader *reader, struct article *article)
{
	size_t n = get_count(reader, PARAGRAPHS_MAXIMUM, 1);
	article->paragraphs = arena_new(reader->arena, n, sizeof *article->paragraphs);
	article->n_paragraphs = n;
	for (size_t i = 0; i < n && !reader->bad; i++) {
		uint64_t head = get_number(reader);
		article->paragraphs[i].subhead = head & 1;
		article->paragraphs[i].text = get_text_of(reader, head / 2);
	}
}

/* What mentions say of an entity, and what it says of them. */
struct seen {
	unsigned flags, n;
	struct str words; /* of the first, … */
	uint32_t length;  /* … and of the last so far */
	struct str rule;
};

static void get_head(struct reader *reader, struct entity *entity)
{
	uint64_t head = get_limited(reader, N_ENTITY_KINDS * 2 - 1);
	entity->kind = (enum entity_kind)(head / 2);
	entity->primary = head & 1;
}

static void get_texts(struct reader *reader, struct entity *entity, unsigned flags)
{
	struct str *const texts[ENTITY_TEXTS] = {&entity->id,    &entity->name,
						 &entity->role,  &entity->party,
						 &entity->state, &entity->place_kind};
	for (size_t i = 0; i < ENTITY_TEXTS; i++)
		if (flags & ((unsigned)ENTITY_ID << i))
			*texts[i] = get_text(reader);
}

static void get_entity(struct reader *reader, struct entity *entity, struct seen *seen)
{
	get_head(reader, entity);
	seen->flags = (unsigned)get_limited(reader, ENTITY_FLAGS);
	if (seen->flags & ENTITY_NUMBER)
		entity->mentions = (unsigned)get_limited(reader, UINT32_MAX);
	get_texts(reader, entity, seen->flags);
}

static void get_entity_first(struct reader *reader, struct entity *entity)
{
	get_head(reader, entity);
	entity->mentions = (unsigned)get_limited(reader, UINT32_MAX);
	get_texts(reader, entity, ENTITY_FLAGS);
}

static void get_entities(struct reader *reader, struct article *article, struct seen **ret_seen)
{
	size_t n = get_count(reader, ENTITIES_MAXIMUM, 2);
	struct seen *seen = arena_new(reader->arena, n, sizeof *seen);
	article->entities = arena_new(reader->arena, n, sizeof *article->entities);
	article->n_entities = n;
	for (size_t i = 0; i < n && !reader->bad; i++) {
		if (reader->narrow)
			get_entity(reader, &article->entities[i], &seen[i]);
		else
			get_entity_first(reader, &article->entities[i]);
	}
	*ret_seen = seen;
}

/* Where it begins, from where the one before does. */
static void get_place(struct reader *reader, struct mention *mention)
{
	uint64_t head = get_limited(reader, INT32_MAX);
	if (head & 1) {
		uint32_t before = mention->field < FIELD_SUBHEAD
					  ? mention->field
					  : mention->paragraph * 2 + mention->field;
		uint32_t text = before + (uint32_t)get_limited(reader, UINT32_MAX);
		bool in_story = text >= FIELD_SUBHEAD;
		mention->field = (enum field)(in_story ? FIELD_SUBHEAD + text % 2 : text);
		mention->paragraph = in_story ? (text - FIELD_SUBHEAD) / 2 : 0;
		mention->start = 0;
	}
	mention->start += (uint32_t)(head / 2);
}

/* mention has the one before. */
static void get_mention(struct reader *reader, const struct article *article, struct seen *seen,
			struct rules *rules, struct mention *mention)
{
	get_place(reader, mention);
	uint64_t head = get_limited(reader, (uint64_t)article->n_entities * 2);
	mention->entity = (uint32_t)(head / 2);
	if (mention->entity >= article->n_entities) {
		reader->bad = true;
		return;
	}
	seen += mention->entity;
	if (head & 1) {
		seen->length = (uint32_t)get_limited(reader, INT32_MAX);
		seen->rule = get_rule(reader, rules);
	}
	mention->end = mention->start + seen->length;
	mention->rule = seen->rule;
	if (mention_fits(article, mention) && seen->n++ == 0)
		seen->words = mention_text(article, mention);
}

static void get_mention_first(struct reader *reader, struct mention *mention)
{
	mention->entity = (uint32_t)get_limited(reader, UINT32_MAX);
	mention->field = (enum field)get_limited(reader, N_FIELDS - 1);
	mention->paragraph = (uint32_t)get_limited(reader, UINT32_MAX);
	mention->start = (uint32_t)get_limited(reader, INT32_MAX);
	mention->end = mention->start + (uint32_t)get_limited(reader, INT32_MAX);
	mention->rule = get_text(reader);
}

static void get_mentions(struct reader *reader, struct article *article, struct seen *seen)
{
	size_t n = get_count(reader, MENTIONS_MAXIMUM, 2);
	struct mention mention = {.field = FIELD_HEADLINE};
	struct rules rules = {.n = 0};
	article->mentions = arena_new(reader->arena, n, sizeof *article->mentions);
	article->n_mentions = n;
	for (size_t i = 0; i < n && !reader->bad; i++) {
		if (reader->narrow)
			get_mention(reader, article, seen, &rules, &mention);
		else
			get_mention_first(reader, &mention);
		if (!mention_fits(article, &mention))
			reader->bad = true;
		article->mentions[i] = mention;
	}
}

/* What was left out of the entities because the mentions say it. */
static void complete(struct reader *reader, const struct article *article, const struct seen *seen)
{
	for (size_t i = 0; i < article->n_entities && !reader->bad; i++) {
		struct entity *entity = &article->entities[i];
		if (!(seen[i].flags & ENTITY_NUMBER))
			entity->mentions = seen[i].n;
		if (!(seen[i].flags & ENTITY_NAME) && seen[i].n)
			entity->name = seen[i].words;
		else if (!(seen[i].flags & ENTITY_NAME))
			reader->bad = true;
		if (!(seen[i].flags & ENTITY_ID))
			entity->id = entity->name;
	}
}

bool decode_article(struct str bytes, struct arena *arena, struct article *ret_article)
{
	struct reader reader = {.rest = bytes, .arena = arena};
	struct article article = *ret_article;
	struct seen *seen;
	if (!get_version(&reader))
		return false;
	article.language = get_text(&reader);
	article.standfirst = get_text(&reader);
	article.byline = get_text(&reader);
	get_moment(&reader, &article.updated);
	article.headline_derived = get_limited(&reader, 1) != 0;
	get_paragraphs(&reader, &article);
	get_entities(&reader, &article, &seen);
	get_mentions(&reader, &article, seen);
	if (reader.narrow)
		complete(&reader, &article, seen);
	if (!get_end(&reader))
		return false;
	*ret_article = article;
	return true;
}

/* What lines are found in, and how far they were. */
struct source {
	struct str text;
	size_t at;
};

/* A line of version 1 has no third source. */
static void get_line(struct reader *reader, struct source *sources, struct rules *rules,
		     struct line *line)
{
	const unsigned n = reader->narrow ? N_LINE_SOURCES : N_LINE_SOURCES - 1;
	uint64_t head = get_limited(reader, (uint64_t)N_LINE_KINDS * n - 1);
	struct source *source = &sources[head % n];
	line->kind = (enum line_kind)(head / n);
	line->rule = reader->narrow ? get_rule(reader, rules) : get_text(reader);
	if (head % n == LINE_HERE) {
		line->text = get_text(reader);
		return;
	}
	size_t start = source->at + (size_t)get_limited(reader, source->text.n - source->at);
	size_t size = (size_t)get_limited(reader, source->text.n - start);
	line->text = str_slice(source->text, start, start + size);
	source->at = start + size;
}

bool decode_lines(struct str bytes, struct str original, struct str text, struct arena *arena,
		  struct line **ret_lines, size_t *ret_n)
{
	struct reader reader = {.rest = bytes, .arena = arena};
	struct source sources[N_LINE_SOURCES] = {
		[LINE_IN_ORIGINAL] = {.text = original},
		[LINE_IN_TEXT] = {.text = text},
	};
	struct rules rules = {.n = 0};
	if (!get_version(&reader))
		return false;
	size_t n = get_count(&reader, PARAGRAPHS_MAXIMUM, 3);
	struct line *lines = arena_new(arena, n, sizeof *lines);
	for (size_t i = 0; i < n && !reader.bad; i++)
		get_line(&reader, sources, &rules, &lines[i]);
	if (!get_end(&reader))
		return false;
	*ret_lines = lines;
	*ret_n = n;
	return true;
}
