/*
 * The article in hand, as it reads on paper: headline, where and when, tags and note, standfirst,
 * the story. Mentions stand in the role of their kind; the pane of entities walks through them.
 */
#include <stdint.h>
#include <stdio.h>

#include "pager.h"
#include "surkhi/text/cluster.h"
#include "view.h"

enum { MARGIN = 1, META_SIZE = 2048, TAGS_SIZE = 8192 };

struct view_article {
	struct view view;
	struct pager pager;
	unsigned serial; /* of the article that the pager holds */
	int64_t id;
	size_t headline, standfirst; /* blocks; SIZE_MAX: none */
	size_t *paragraphs;          /* block of each, in the pager's arena */
	size_t follow;               /* entity, or SIZE_MAX */
	size_t mention;              /* shown as current, or SIZE_MAX */
};

static const enum action hints[] = {
	ACTION_PAGE_DOWN,    ACTION_BACK,      ACTION_SEARCH,   ACTION_TAG_ADD,
	ACTION_NEXT_ARTICLE, ACTION_NEXT_PANE, ACTION_ORIGINAL, ACTION_STAR,
	ACTION_UNDO,         ACTION_ZOOM,      ACTION_NONE,
};

static const enum role kind_roles[] = {
	[ENTITY_PARTY] = ROLE_PARTY,
	[ENTITY_STATE] = ROLE_STATE,
	[ENTITY_PERSON] = ROLE_PERSON,
	[ENTITY_PLACE] = ROLE_PLACE,
	[ENTITY_ORGANISATION] = ROLE_ORGANISATION,
};
_Static_assert(sizeof kind_roles / sizeof *kind_roles == N_ENTITY_KINDS, "a role for each kind");

static size_t add(struct view_article *self, struct str text, enum role role)
{
	if (text.n == 0)
		return SIZE_MAX;
	return pager_add(&self->pager,
			 &(struct pager_block){.text = text, .role = role, .indent = MARGIN});
}

static void add_blank(struct view_article *self)
{
	pager_add(&self->pager, &(struct pager_block){.text = STR_EMPTY, .role = ROLE_TEXT});
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

static void add_meta(struct view_article *self, const struct article *article)
{
	struct buf line = BUF_INIT(META_SIZE);
	add_part(&line, article->outlet);
	add_part(&line, article->dateline);
	add_moment(&line, &article->published);
	add_part(&line, article->byline);
	if (article->starred)
		add_part(&line, STR("* starred"));
	if (article->story)
		add_part(&line, str_printf(&self->pager.arena, "%.*s: in other papers",
					   STR_ARG(reader_key(self->view.reader, ACTION_STORY,
							      &self->pager.arena))));
	add(self, str_copy(&self->pager.arena, buf_str(&line)), ROLE_META);
	buf_done(&line);
}

static void add_own(struct view_article *self, const struct article *article)
{
	struct buf line = BUF_INIT(TAGS_SIZE);
	for (size_t i = 0; i < article->n_tags; i++) {
		buf_add(&line, i ? STR(", ") : STR("# "));
		buf_add(&line, article->tags[i]);
	}
	add(self, str_copy(&self->pager.arena, buf_str(&line)), ROLE_TAG);
	if (article->note.n)
		add(self, str_printf(&self->pager.arena, "Note: %.*s", STR_ARG(article->note)),
		    ROLE_TAG);
	buf_done(&line);
}

static void add_story(struct view_article *self, const struct article *article)
{
	self->paragraphs =
		arena_new(&self->pager.arena, article->n_paragraphs + 1, sizeof *self->paragraphs);
	for (size_t i = 0; i < article->n_paragraphs; i++) {
		const struct paragraph *paragraph = &article->paragraphs[i];
		add_blank(self);
		self->paragraphs[i] =
			add(self, paragraph->text, paragraph->subhead ? ROLE_SUBHEAD : ROLE_TEXT);
	}
}

static size_t block_of(const struct view_article *self, const struct mention *mention)
{
	switch (mention->field) {
	case FIELD_HEADLINE:
		return self->headline;
	case FIELD_STANDFIRST:
		return self->standfirst;
	case FIELD_SUBHEAD:
	case FIELD_BODY:
	case N_FIELDS:
		break;
	}
	const struct article *article = &self->view.reader->article;
	return mention->paragraph < article->n_paragraphs ? self->paragraphs[mention->paragraph]
							  : SIZE_MAX;
}

/* A mention as a stretch of whole clusters of its block. False if it is not within the text. */
static bool span_of(const struct view_article *self, const struct mention *mention,
		    struct pager_span *ret_span)
{
	size_t block = block_of(self, mention);
	const struct article *article = &self->view.reader->article;
	if (block == SIZE_MAX || mention->entity >= article->n_entities)
		return false;
	struct str text = self->pager.blocks[block].text;
	if (mention->start >= mention->end || mention->end > text.n)
		return false;
	size_t end = mention->start;
	while (end < mention->end)
		end = cluster_next(text, end);
	*ret_span = (struct pager_span){block, mention->start, end,
					kind_roles[article->entities[mention->entity].kind]};
	return true;
}

static void mark_block(struct view_article *self, size_t block)
{
	const struct article *article = &self->view.reader->article;
	size_t end = 0;
	for (size_t i = 0; i < article->n_mentions; i++) {
		struct pager_span span;
		if (!span_of(self, &article->mentions[i], &span) || span.block != block ||
		    span.start < end)
			continue;
		pager_mark(&self->pager, &span);
		end = span.end;
	}
}

static void mark_filter_hits(struct view_article *self, size_t block)
{
	struct arena arena = {0};
	struct hit *hits;
	size_t n = selection_hits(&self->view.reader->selection, self->pager.blocks[block].text,
				  &arena, &hits);
	for (size_t i = 0; i < n; i++)
		pager_mark_hit(&self->pager, block, hits[i].start, hits[i].end);
	arena_done(&arena);
}

static void fill(struct view_article *self)
{
	const struct article *article = &self->view.reader->article;
	self->headline = add(self, article->headline, ROLE_HEADLINE);
	add_meta(self, article);
	add_own(self, article);
	if (article->standfirst.n)
		add_blank(self);
	self->standfirst = add(self, article->standfirst, ROLE_HEADLINE);
	add_story(self, article);
	if (article->source.n) {
		add_blank(self);
		add(self, article->source, ROLE_DIM);
	}
	for (size_t block = 0; block < self->pager.n_blocks; block++)
		mark_block(self, block);
	pager_ready(&self->pager);
	for (size_t block = 0; block < self->pager.n_blocks; block++)
		mark_filter_hits(self, block);
}

static void show_current(struct view_article *self)
{
	const struct article *article = &self->view.reader->article;
	struct pager_span span;
	if (self->mention < article->n_mentions &&
	    span_of(self, &article->mentions[self->mention], &span))
		self->pager.current = span;
}

/* The pager holds the article in hand. */
static void refresh(struct view_article *self)
{
	const struct reader *reader = self->view.reader;
	if (self->serial == reader->article_serial)
		return;
	bool other = self->id != reader->article.id;
	self->serial = reader->article_serial;
	self->id = reader->article.id;
	if (other) {
		self->follow = self->mention = SIZE_MAX;
		pager_home(&self->pager);
	}
	pager_clear(&self->pager);
	if (reader->has_article)
		fill(self);
	show_current(self);
}

void view_article_follow(struct view *view, size_t entity)
{
	((struct view_article *)view)->follow = entity;
}

void view_article_show(struct view *view, size_t mention)
{
	struct view_article *self = (struct view_article *)view;
	refresh(self);
	self->mention = mention;
	show_current(self);
	pager_show(&self->pager, self->pager.current.block, self->pager.current.start);
}

/* The count of an entity's mentions up to and with one of them. */
static size_t ordinal(const struct article *article, size_t entity, size_t mention)
{
	size_t n = 0;
	for (size_t i = 0; i <= mention && i < article->n_mentions; i++)
		n += article->mentions[i].entity == entity;
	return n;
}

static void say_mention(struct reader *reader, const struct str *name, size_t number, size_t n)
{
	if (reader->hindi_last)
		reader_say(reader, "mention %zu of %zu: %.*s", number, n, STR_ARG(*name));
	else
		reader_say(reader, "%.*s: mention %zu of %zu", STR_ARG(*name), number, n);
}

void view_article_cycle(struct view *view, size_t entity, bool forward)
{
	struct view_article *self = (struct view_article *)view;
	const struct article *article = &view->reader->article;
	refresh(self);
	size_t n = article->n_mentions, at = self->mention;
	if (at >= n || article->mentions[at].entity != entity)
		at = forward ? n - 1 : 0; /* the first step goes to the first one, or the last */
	for (size_t i = 1; i <= n; i++) {
		size_t index = forward ? (at + i) % n : (at + n - i) % n;
		if (article->mentions[index].entity != entity)
			continue;
		self->follow = entity;
		view_article_show(view, index);
		say_mention(view->reader, &article->entities[entity].name,
			    ordinal(article, entity, index), ordinal(article, entity, n));
		return;
	}
	reader_say(view->reader, "no mention of it in the text");
}

static void title(const struct view *view, struct buf *ret_title)
{
	const struct view_article *self = (const struct view_article *)view;
	buf_add(ret_title, STR("Article"));
	pager_position(&self->pager, ret_title);
}

static unsigned next_hit(struct view_article *self, bool forward, unsigned count)
{
	struct reader *reader = self->view.reader;
	if (!pager_searching(&self->pager) && self->follow < reader->article.n_entities) {
		for (unsigned i = 0; i < (count ? count : 1); i++)
			view_article_cycle(&self->view, self->follow, forward);
		return VIEW_HANDLED;
	}
	if (!pager_searching(&self->pager) && !forward)
		return 0; /* N without a search is the note */
	if (pager_hit(&self->pager, forward, count))
		reader_say(reader, "hit %zu of %zu", self->pager.hit + 1, self->pager.hits.n);
	else
		reader_say(reader,
			   pager_searching(&self->pager) ? "'%s' is not in this article"
							 : "nothing is searched for%s",
			   buf_z(&self->pager.pattern));
	return VIEW_HANDLED;
}

static unsigned act(struct view *view, enum action action, unsigned count)
{
	struct view_article *self = (struct view_article *)view;
	if (pager_act(&self->pager, action, count))
		return VIEW_HANDLED;
	if (action == ACTION_NEXT_HIT || action == ACTION_PREVIOUS_HIT)
		return next_hit(self, action == ACTION_NEXT_HIT, count);
	return action == ACTION_OPEN ? VIEW_HANDLED : 0;
}

/* Esc ends a search or the walk through mentions before it goes back. */
static unsigned key(struct view *view, const struct event *event)
{
	struct view_article *self = (struct view_article *)view;
	bool busy = pager_searching(&self->pager) || self->follow != SIZE_MAX;
	if (event->kind != EVENT_KEY || event->key != KEY_ESCAPE || !busy)
		return 0;
	pager_find(&self->pager, STR_EMPTY, false);
	self->follow = self->mention = SIZE_MAX;
	self->serial = view->reader->article_serial - 1; /* the filter's hits come back */
	return VIEW_HANDLED;
}

static unsigned mouse(struct view *view, enum mouse_button button, int row, int col)
{
	pager_mouse(&((struct view_article *)view)->pager, button);
	return VIEW_HANDLED;
}

static void find(struct view *view, enum find_step step, struct str typed)
{
	struct view_article *self = (struct view_article *)view;
	size_t n = pager_find_step(&self->pager, step, typed);
	if (step == FIND_BEGIN)
		return;
	if (pager_searching(&self->pager))
		reader_say(view->reader, "%zu hit%s", n, n == 1 ? "" : "s");
	else
		self->serial = view->reader->article_serial - 1;
}

static void arrange(struct view *view, struct rect rect)
{
	struct view_article *self = (struct view_article *)view;
	refresh(self);
	pager_set_latin(&self->pager, view->reader->latin);
	pager_arrange(&self->pager, view->reader->widths, rect);
}

static void draw(const struct view *view, struct canvas *canvas, struct rect rect, bool focused)
{
	const struct view_article *self = (const struct view_article *)view;
	pager_draw(&self->pager, canvas, rect);
}

static struct view *close_view(struct view *view)
{
	pager_done(&((struct view_article *)view)->pager);
	return mem_free(view);
}

static const struct view_ops ops = {
	.title = title,
	.hints = hints,
	.act = act,
	.key = key,
	.mouse = mouse,
	.find = find,
	.arrange = arrange,
	.draw = draw,
	.close = close_view,
};

struct view *view_article_new(struct reader *reader)
{
	struct view_article *self = mem_new(1, sizeof *self);
	self->view = (struct view){.ops = &ops, .reader = reader};
	self->follow = self->mention = SIZE_MAX;
	self->headline = self->standfirst = SIZE_MAX;
	pager_init(&self->pager);
	return &self->view;
}
