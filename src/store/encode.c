/* Knows how an article is written as bytes: see encode.h. */
#include "encode.h"

#include "coding.h"

enum { WINDOW = 64 << 10 /* how far from the last line the next one is looked for */ };

static void put_moment(struct buf *bytes, const struct moment *moment)
{
	char text[MOMENT_SIZE];
	moment_format(moment, text);
	put_text(bytes, str_from(text));
}

/* What mentions say of an entity. */
struct seen {
	unsigned n;
	struct str words; /* of the first, … */
	uint32_t length;  /* … and of the last so far */
	struct str rule;
};

static struct seen *seen_of(const struct article *article)
{
	struct seen *seen = mem_new(article->n_entities, sizeof *seen);
	for (size_t i = 0; i < article->n_mentions; i++) {
		struct seen *entity = &seen[article->mentions[i].entity];
		if (entity->n++ == 0)
			entity->words = mention_text(article, &article->mentions[i]);
	}
	return seen;
}

static void put_entity(struct buf *bytes, const struct entity *entity, const struct seen *seen)
{
	const struct {
		bool there;
		struct str text;
	} texts[ENTITY_TEXTS] = {
		{!str_equal(entity->id, entity->name), entity->id},
		{!seen->n || !str_equal(entity->name, seen->words), entity->name},
		{entity->role.n > 0, entity->role},
		{entity->party.n > 0, entity->party},
		{entity->state.n > 0, entity->state},
		{entity->place_kind.n > 0, entity->place_kind},
	};
	unsigned flags = entity->mentions == seen->n ? 0 : ENTITY_NUMBER;
	for (size_t i = 0; i < ENTITY_TEXTS; i++)
		flags |= texts[i].there ? (unsigned)ENTITY_ID << i : 0;
	put_number(bytes, (uint64_t)entity->kind * 2 + entity->primary);
	put_number(bytes, flags);
	if (flags & ENTITY_NUMBER)
		put_number(bytes, entity->mentions);
	for (size_t i = 0; i < ENTITY_TEXTS; i++)
		if (texts[i].there)
			put_text(bytes, texts[i].text);
}

/* Texts in the order in which they are read. */
static uint32_t text_number(const struct mention *mention)
{
	if (mention->field < FIELD_SUBHEAD)
		return mention->field;
	return mention->paragraph * 2 + mention->field;
}

static void put_mention(struct buf *bytes, const struct mention *mention,
			const struct mention *before, struct seen *seen, struct rules *rules)
{
	uint32_t text = text_number(mention), last = text_number(before);
	uint32_t length = mention->end - mention->start;
	bool elsewhere = text != last || mention->start < before->start;
	bool other = length != seen->length || !str_equal(mention->rule, seen->rule);
	put_number(bytes,
		   (uint64_t)(mention->start - (elsewhere ? 0 : before->start)) * 2 + elsewhere);
	if (elsewhere)
		put_number(bytes, text - last); /* a step back is one around 2 ^ 32 */
	put_number(bytes, (uint64_t)mention->entity * 2 + other);
	if (other) {
		put_number(bytes, length);
		put_rule(bytes, rules, mention->rule);
	}
	seen->length = length;
	seen->rule = mention->rule;
}

static void put_found(struct buf *bytes, const struct article *article)
{
	static const struct mention before_all = {.field = FIELD_HEADLINE};
	const struct mention *before = &before_all;
	struct rules rules = {.n = 0};
	struct seen *seen = seen_of(article);
	put_number(bytes, article->n_entities);
	for (size_t i = 0; i < article->n_entities; i++)
		put_entity(bytes, &article->entities[i], &seen[i]);
	put_number(bytes, article->n_mentions);
	for (size_t i = 0; i < article->n_mentions; i++) {
		const struct mention *mention = &article->mentions[i];
		put_mention(bytes, mention, before, &seen[mention->entity], &rules);
		before = mention;
	}
	mem_free(seen);
}

bool mention_fits(const struct article *article, const struct mention *mention)
{
	bool in_story = mention->field == FIELD_SUBHEAD || mention->field == FIELD_BODY;
	if (mention->entity >= article->n_entities || mention->start > mention->end)
		return false;
	if (in_story && mention->paragraph >= article->n_paragraphs)
		return false;
	return mention->end <= article_text(article, mention->field, mention->paragraph).n;
}

static bool all_fits(const struct article *article)
{
	if (article->n_paragraphs > PARAGRAPHS_MAXIMUM || article->n_entities > ENTITIES_MAXIMUM ||
	    article->n_mentions > MENTIONS_MAXIMUM)
		return false;
	for (size_t i = 0; i < article->n_mentions; i++)
		if (!mention_fits(article, &article->mentions[i]))
			return false;
	return true;
}

void encode_text(const struct article *article, struct buf *ret_text)
{
	buf_add(ret_text, article->headline);
	buf_add_char(ret_text, '\n');
	buf_add(ret_text, article->standfirst);
	for (size_t i = 0; i < article->n_paragraphs; i++) {
		buf_add_char(ret_text, '\n');
		buf_add(ret_text, article->paragraphs[i].text);
	}
}

bool encode_article(const struct article *article, struct buf *ret_bytes)
{
	if (!all_fits(article))
		return false;
	put_number(ret_bytes, ENCODE_VERSION);
	put_text(ret_bytes, article->language);
	put_text(ret_bytes, article->standfirst);
	put_text(ret_bytes, article->byline);
	put_moment(ret_bytes, &article->updated);
	put_number(ret_bytes, article->headline_derived);
	put_number(ret_bytes, article->n_paragraphs);
	for (size_t i = 0; i < article->n_paragraphs; i++) {
		const struct paragraph *paragraph = &article->paragraphs[i];
		put_number(ret_bytes, (uint64_t)paragraph->text.n * 2 + paragraph->subhead);
		put_narrow(ret_bytes, paragraph->text);
	}
	put_found(ret_bytes, article);
	return !ret_bytes->full;
}

/* A place in the text of an article or in its original. */
struct source {
	struct str text;
	size_t at;
};

/* Lines come in the order of the page, so the search goes on where it found the one before. */
static bool source_find(const struct source *source, struct str line, size_t *ret_gap)
{
	struct str near = str_slice(source->text, source->at, source->at + line.n + WINDOW);
	size_t found = line.n ? str_find(near, line, 0) : SIZE_MAX;
	if (found == SIZE_MAX)
		return false;
	*ret_gap = found;
	return true;
}

static void put_line(struct buf *bytes, const struct line *line, struct source *sources,
		     struct rules *rules)
{
	unsigned source = LINE_IN_ORIGINAL;
	size_t gap = 0;
	while (source < N_LINE_SOURCES && !source_find(&sources[source], line->text, &gap))
		source++;
	source %= N_LINE_SOURCES; /* in none: LINE_HERE */
	put_number(bytes, (uint64_t)line->kind * N_LINE_SOURCES + source);
	put_rule(bytes, rules, line->rule);
	if (source == LINE_HERE) {
		put_text(bytes, line->text);
		return;
	}
	put_number(bytes, gap);
	put_number(bytes, line->text.n);
	sources[source].at += gap + line->text.n;
}

bool encode_lines(const struct article *article, struct str original, struct str text,
		  struct buf *ret_bytes)
{
	struct source sources[N_LINE_SOURCES] = {
		[LINE_IN_ORIGINAL] = {.text = original},
		[LINE_IN_TEXT] = {.text = text},
	};
	struct rules rules = {.n = 0};
	if (article->n_lines > PARAGRAPHS_MAXIMUM)
		return false;
	put_number(ret_bytes, ENCODE_VERSION);
	put_number(ret_bytes, article->n_lines);
	for (size_t i = 0; i < article->n_lines; i++)
		put_line(ret_bytes, &article->lines[i], sources, &rules);
	return !ret_bytes->full;
}
