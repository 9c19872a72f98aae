/* What of an article follows from its parts alone; reading and keeping articles is others' work. */
#include "surkhi/model/article.h"

static const char *const line_kind_names[] = {
	[LINE_BLANK] = "blank",     [LINE_HEADLINE] = "headline", [LINE_STANDFIRST] = "standfirst",
	[LINE_META] = "meta",       [LINE_SUBHEAD] = "subhead",   [LINE_BODY] = "body",
	[LINE_CAPTION] = "caption", [LINE_RELATED] = "related",   [LINE_FURNITURE] = "furniture",
};
_Static_assert(sizeof line_kind_names / sizeof *line_kind_names == N_LINE_KINDS,
	       "a name for each kind");

const char *line_kind_name(enum line_kind kind)
{
	return line_kind_names[kind];
}

const struct entity *article_entity(const struct article *article, size_t index)
{
	if (index < article->n_entities)
		return &article->entities[index];
	index -= article->n_entities;
	return index < article->n_removed ? &article->removed[index] : NULL;
}

struct str article_text(const struct article *article, enum field field, uint32_t paragraph)
{
	switch (field) {
	case FIELD_HEADLINE:
		return article->headline;
	case FIELD_STANDFIRST:
		return article->standfirst;
	case FIELD_SUBHEAD:
	case FIELD_BODY:
		if (paragraph < article->n_paragraphs)
			return article->paragraphs[paragraph].text;
		break;
	case N_FIELDS:
		break;
	}
	return STR_EMPTY;
}

bool mention_same_place(const struct mention *a, const struct mention *b)
{
	return a->field == b->field && a->paragraph == b->paragraph && a->start == b->start &&
	       a->end == b->end;
}

struct str mention_text(const struct article *article, const struct mention *mention)
{
	struct str text = article_text(article, mention->field, mention->paragraph);
	return str_slice(text, mention->start, mention->end);
}
