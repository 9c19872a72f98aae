/* Knows how an article is written as bytes: see encode.h. */
#include "encode.h"

enum {
	VERSION = 1,
	WINDOW = 64 << 10 /* how far from the last line the next one is looked for */
};

static void put_number(struct buf *bytes, uint64_t number)
{
	for (; number >= 0x80; number >>= 7)
		buf_add_char(bytes, (char)((number & 0x7f) | 0x80));
	buf_add_char(bytes, (char)number);
}

static void put_text(struct buf *bytes, struct str text)
{
	put_number(bytes, text.n);
	buf_add(bytes, text);
}

static void put_moment(struct buf *bytes, const struct moment *moment)
{
	char text[MOMENT_SIZE];
	moment_format(moment, text);
	put_text(bytes, str_from(text));
}

static void put_entity(struct buf *bytes, const struct entity *entity)
{
	put_number(bytes, (uint64_t)entity->kind * 2 + entity->primary);
	put_number(bytes, entity->mentions);
	put_text(bytes, entity->id);
	put_text(bytes, entity->name);
	put_text(bytes, entity->role);
	put_text(bytes, entity->party);
	put_text(bytes, entity->state);
	put_text(bytes, entity->place_kind);
}

static void put_mention(struct buf *bytes, const struct mention *mention)
{
	put_number(bytes, mention->entity);
	put_number(bytes, mention->field);
	put_number(bytes, mention->paragraph);
	put_number(bytes, mention->start);
	put_number(bytes, mention->end - mention->start);
	put_text(bytes, mention->rule);
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

bool encode_article(const struct article *article, struct buf *ret_bytes)
{
	if (!all_fits(article))
		return false;
	put_number(ret_bytes, VERSION);
	put_text(ret_bytes, article->language);
	put_text(ret_bytes, article->standfirst);
	put_text(ret_bytes, article->byline);
	put_moment(ret_bytes, &article->updated);
	put_number(ret_bytes, article->headline_derived);
	put_number(ret_bytes, article->n_paragraphs);
	for (size_t i = 0; i < article->n_paragraphs; i++) {
		const struct paragraph *paragraph = &article->paragraphs[i];
		put_number(ret_bytes, (uint64_t)paragraph->text.n * 2 + paragraph->subhead);
		buf_add(ret_bytes, paragraph->text);
	}
	put_number(ret_bytes, article->n_entities);
	for (size_t i = 0; i < article->n_entities; i++)
		put_entity(ret_bytes, &article->entities[i]);
	put_number(ret_bytes, article->n_mentions);
	for (size_t i = 0; i < article->n_mentions; i++)
		put_mention(ret_bytes, &article->mentions[i]);
	return !ret_bytes->full;
}

/* Lines come in the order of the page, so the search goes on where it found the one before. */
static void put_line(struct buf *bytes, const struct line *line, struct str original, size_t *at)
{
	struct str near = str_slice(original, *at, *at + line->text.n + WINDOW);
	size_t found = line->text.n ? str_find(near, line->text, 0) : SIZE_MAX;
	bool elsewhere = found != SIZE_MAX;
	put_number(bytes, (uint64_t)line->kind * 2 + elsewhere);
	put_text(bytes, line->rule);
	if (elsewhere) {
		put_number(bytes, found);
		put_number(bytes, line->text.n);
		*at += found + line->text.n;
	} else {
		put_text(bytes, line->text);
	}
}

bool encode_lines(const struct article *article, struct str original, struct buf *ret_bytes)
{
	size_t at = 0;
	if (article->n_lines > PARAGRAPHS_MAXIMUM)
		return false;
	put_number(ret_bytes, VERSION);
	put_number(ret_bytes, article->n_lines);
	for (size_t i = 0; i < article->n_lines; i++)
		put_line(ret_bytes, &article->lines[i], original, &at);
	return !ret_bytes->full;
}
