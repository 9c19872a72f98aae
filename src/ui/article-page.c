/*
 * What of an article is which block of the pager that shows it, and which stretches of them are
 * mentions.
 */
#include "article-page.h"

#include <stdint.h>
#include <stdio.h>

#include "surkhi/text/cluster.h"

enum { MARGIN = 1, META_SIZE = 2048, TAGS_SIZE = 8192 };

static const enum role kind_roles[] = {
	[ENTITY_PARTY] = ROLE_PARTY,
	[ENTITY_STATE] = ROLE_STATE,
	[ENTITY_PERSON] = ROLE_PERSON,
	[ENTITY_PLACE] = ROLE_PLACE,
	[ENTITY_ORGANISATION] = ROLE_ORGANISATION,
};
_Static_assert(sizeof kind_roles / sizeof *kind_roles == N_ENTITY_KINDS, "a role for each kind");

static size_t add(struct article_page *page, struct str text, enum role role)
{
	if (text.n == 0)
		return SIZE_MAX;
	return pager_add(page->pager,
			 &(struct pager_block){.text = text, .role = role, .indent = MARGIN});
}

static size_t add_of_story(struct article_page *page, struct str text, enum role role)
{
	size_t block = add(page, text, role);
	if (block != SIZE_MAX)
		page->pager->blocks[block].story = true;
	return block;
}

static void add_blank(struct article_page *page)
{
	pager_add(page->pager, &(struct pager_block){.text = STR_EMPTY, .role = ROLE_TEXT});
}

static void add_part(struct buf *line, struct str part)
{
	if (part.n == 0)
		return;
	if (line->n)
		buf_add(line, STR(" · "));
	buf_add(line, part);
}

static void add_moment(struct buf *line, const struct moment *moment)
{
	char text[MOMENT_SIZE + 16];
	if (moment->year == 0)
		return;
	moment_format(moment, text);
	if (moment->has_time) /* the day and the minute, as the page had them */
		snprintf(text, sizeof text, "%04d-%02d-%02d %02d:%02d", moment->year, moment->month,
			 moment->day, moment->hour, moment->minute);
	add_part(line, str_from(text));
}

static void add_meta(struct article_page *page, const struct article *article)
{
	struct buf line = BUF_INIT(META_SIZE);
	add_part(&line, article->outlet);
	add_part(&line, article->dateline);
	add_moment(&line, &article->published);
	add_part(&line, article->byline);
	if (article->starred)
		add_part(&line, STR("* starred"));
	if (article->story)
		add_part(&line, str_printf(&page->pager->arena, "%.*s: in other papers",
					   STR_ARG(reader_key(page->reader, ACTION_STORY,
							      &page->pager->arena))));
	add(page, str_copy(&page->pager->arena, buf_str(&line)), ROLE_META);
	buf_done(&line);
}

static void add_own(struct article_page *page, const struct article *article)
{
	struct buf line = BUF_INIT(TAGS_SIZE);
	for (size_t i = 0; i < article->n_tags; i++) {
		buf_add(&line, i ? STR(", ") : STR("# "));
		buf_add(&line, article->tags[i]);
	}
	add(page, str_copy(&page->pager->arena, buf_str(&line)), ROLE_TAG);
	if (article->note.n)
		add(page, str_printf(&page->pager->arena, "Note: %.*s", STR_ARG(article->note)),
		    ROLE_TAG);
	buf_done(&line);
}

static void add_story(struct article_page *page, const struct article *article)
{
	page->paragraphs =
		arena_new(&page->pager->arena, article->n_paragraphs + 1, sizeof *page->paragraphs);
	page->n_paragraphs = article->n_paragraphs;
	for (size_t i = 0; i < article->n_paragraphs; i++) {
		const struct paragraph *paragraph = &article->paragraphs[i];
		add_blank(page);
		page->paragraphs[i] = add_of_story(page, paragraph->text,
						   paragraph->subhead ? ROLE_SUBHEAD : ROLE_TEXT);
	}
}

static size_t block_of(const struct article_page *page, const struct mention *mention)
{
	switch (mention->field) {
	case FIELD_HEADLINE:
		return page->headline;
	case FIELD_STANDFIRST:
		return page->standfirst;
	case FIELD_SUBHEAD:
	case FIELD_BODY:
	case N_FIELDS:
		break;
	}
	return mention->paragraph < page->n_paragraphs ? page->paragraphs[mention->paragraph]
						       : SIZE_MAX;
}

bool article_page_span(const struct article_page *page, const struct mention *mention,
		       struct pager_span *ret_span)
{
	size_t block = block_of(page, mention);
	const struct article *article = &page->reader->article;
	if (block == SIZE_MAX || mention->entity >= article->n_entities)
		return false;
	struct str text = page->pager->blocks[block].text;
	if (mention->start >= mention->end || mention->end > text.n)
		return false;
	size_t end = mention->start;
	while (end < mention->end)
		end = cluster_next(text, end);
	*ret_span = (struct pager_span){block, mention->start, end,
					kind_roles[article->entities[mention->entity].kind]};
	return true;
}

static void mark_block(struct article_page *page, size_t block)
{
	const struct article *article = &page->reader->article;
	size_t end = 0;
	for (size_t i = 0; i < article->n_mentions; i++) {
		struct pager_span span;
		if (!article_page_span(page, &article->mentions[i], &span) || span.block != block ||
		    span.start < end)
			continue;
		pager_mark(page->pager, &span);
		end = span.end;
	}
}

static void mark_filter_hits(struct article_page *page, size_t block)
{
	struct arena arena = {0};
	struct hit *hits;
	size_t n = selection_hits(&page->reader->selection, page->pager->blocks[block].text, &arena,
				  &hits);
	for (size_t i = 0; i < n; i++)
		pager_mark_hit(page->pager, block, hits[i].start, hits[i].end);
	arena_done(&arena);
}

void article_page_clear(struct article_page *page)
{
	page->headline = page->standfirst = SIZE_MAX;
	page->n_paragraphs = 0;
}

void article_page_fill(struct article_page *page)
{
	const struct article *article = &page->reader->article;
	page->headline = add_of_story(page, article->headline, ROLE_HEADLINE);
	add_meta(page, article);
	add_own(page, article);
	if (article->standfirst.n)
		add_blank(page);
	page->standfirst = add_of_story(page, article->standfirst, ROLE_HEADLINE);
	add_story(page, article);
	if (article->source.n) {
		add_blank(page);
		add(page, article->source, ROLE_DIM);
	}
	for (size_t block = 0; block < page->pager->n_blocks; block++)
		mark_block(page, block);
	pager_ready(page->pager);
	for (size_t block = 0; block < page->pager->n_blocks; block++)
		mark_filter_hits(page, block);
}

struct mention article_page_place(const struct article_page *page, const struct pager_span *span)
{
	struct mention place = {.field = FIELD_HEADLINE,
				.start = (uint32_t)span->start,
				.end = (uint32_t)span->end};
	const struct article *article = &page->reader->article;
	if (span->block == page->standfirst)
		place.field = FIELD_STANDFIRST;
	for (uint32_t i = 0; i < page->n_paragraphs; i++)
		if (page->paragraphs[i] == span->block) {
			place.field = article->paragraphs[i].subhead ? FIELD_SUBHEAD : FIELD_BODY;
			place.paragraph = i;
		}
	return place;
}
