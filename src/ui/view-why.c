/* Why an entity was found: each mention with the rule that found it and the sentence it is in. */
#include "pager.h"
#include "surkhi/text/token.h"
#include "view.h"

enum { INDENT = 4, TEXT_SIZE = 4096 };

static void add_mention(struct pager *pager, const struct article *article,
			const struct mention *mention, unsigned number)
{
	struct str text = article_text(article, mention->field, mention->paragraph);
	size_t start, end;
	if (mention->start >= mention->end || mention->end > text.n)
		return;
	sentence_around(text, mention->start, &start, &end);
	if (end < mention->end)
		end = mention->end;
	struct str where = str_from(field_name(mention->field));
	struct str rule = str_printf(&pager->arena, "%u. rule: %.*s · %.*s", number,
				     STR_ARG(mention->rule), STR_ARG(where));
	if (mention->field == FIELD_BODY || mention->field == FIELD_SUBHEAD)
		rule = str_printf(&pager->arena, "%.*s, paragraph %u", STR_ARG(rule),
				  mention->paragraph + 1);
	pager_add(pager, &(struct pager_block){.text = rule, .role = ROLE_META});
	struct str sentence = str_copy(&pager->arena, str_slice(text, start, end));
	size_t block = pager_add(
		pager,
		&(struct pager_block){.text = sentence, .role = ROLE_TEXT, .indent = INDENT});
	pager_mark(pager, &(struct pager_span){block, mention->start - start, mention->end - start,
					       ROLE_CURRENT});
	pager_add(pager, &(struct pager_block){.text = STR_EMPTY});
}

static void add_head(struct pager *pager, const struct entity *entity)
{
	struct str head = str_printf(&pager->arena, "%.*s — %s", STR_ARG(entity->name),
				     entity_kind_name(entity->kind));
	if (entity->kind == ENTITY_PARTY || entity->kind == ENTITY_STATE)
		head = str_printf(&pager->arena, "%.*s %.*s", STR_ARG(head), STR_ARG(entity->id));
	pager_add(pager, &(struct pager_block){.text = head, .role = ROLE_HEADLINE});
	pager_add(pager, &(struct pager_block){.text = STR_EMPTY});
}

/* What was said of it by hand. */
static void add_history(struct pager *pager, struct reader *reader, const struct entity *entity)
{
	struct correction *history;
	struct buf text = BUF_INIT(TEXT_SIZE);
	size_t n = correct_history(reader, entity, reader->article.id, &pager->arena, &history);
	for (size_t i = 0; i < n; i++) {
		buf_clear(&text);
		buf_add(&text, STR("by hand, "));
		correct_describe(reader, &history[i], &text);
		pager_add(pager,
			  &(struct pager_block){.text = str_copy(&pager->arena, buf_str(&text)),
						.role = ROLE_META});
	}
	if (n)
		pager_add(pager, &(struct pager_block){.text = STR_EMPTY});
	buf_done(&text);
}

struct view *view_why_new(struct reader *reader, size_t entity)
{
	struct view *view = view_text_new(reader, "Why");
	struct pager *pager = view_text_pager(view);
	const struct article *article = &reader->article;
	unsigned number = 0;
	add_head(pager, article_entity(article, entity));
	add_history(pager, reader, article_entity(article, entity));
	for (size_t i = 0; i < article->n_mentions; i++)
		if (article->mentions[i].entity == entity)
			add_mention(pager, article, &article->mentions[i], ++number);
	if (number == 0)
		pager_add(pager, &(struct pager_block){.text = STR("no mention in the text"),
						       .role = ROLE_TEXT});
	pager_ready(pager);
	return view;
}
