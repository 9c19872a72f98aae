/*
 * The article in hand, as it reads on paper: headline, where and when, tags and note, standfirst,
 * the story. Mentions stand in the role of their kind; the pane of entities walks through them.
 */
#include <stdint.h>

#include "article-page.h"
#include "view.h"
#include "words.h"

struct view_article {
	struct view view;
	struct pager pager;
	struct article_page page;
	unsigned serial; /* of the article that the pager holds */
	int64_t id;
	size_t follow;        /* entity, or SIZE_MAX */
	size_t mention;       /* shown as current, or SIZE_MAX */
	struct mention place; /* of it */
	struct words words;   /* on while words are picked to be corrected */
};

static const enum action hints[] = {
	ACTION_PAGE_DOWN,    ACTION_BACK,      ACTION_SEARCH,   ACTION_TAG_ADD,
	ACTION_NEXT_ARTICLE, ACTION_NEXT_PANE, ACTION_ORIGINAL, ACTION_STAR,
	ACTION_CORRECT,      ACTION_UNDO,      ACTION_ZOOM,     ACTION_NONE,
};

static void show_current(struct view_article *self)
{
	const struct article *article = &self->view.reader->article;
	struct pager_span span;
	if (self->words.on)
		self->pager.current = words_picked(&self->words);
	else if (self->mention < article->n_mentions &&
		 article_page_span(&self->page, &article->mentions[self->mention], &span))
		self->pager.current = span;
}

static const struct view_ops ops, words_ops;

static void end_words(struct view_article *self)
{
	self->words.on = false;
	self->view.ops = &ops;
	self->pager.current = (struct pager_span){0};
}

/* A correction may have changed what is where: the mention in hand is the one at its place. */
static void find_mention_again(struct view_article *self)
{
	const struct article *article = &self->view.reader->article;
	size_t at = 0;
	while (at < article->n_mentions &&
	       !mention_same_place(&article->mentions[at], &self->place))
		at++;
	bool found = self->mention != SIZE_MAX && at < article->n_mentions;
	if (self->follow != SIZE_MAX)
		self->follow = found ? article->mentions[at].entity : SIZE_MAX;
	self->mention = found ? at : SIZE_MAX;
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
		end_words(self);
		pager_home(&self->pager);
	} else {
		find_mention_again(self);
	}
	pager_clear(&self->pager);
	article_page_clear(&self->page);
	if (reader->has_article)
		article_page_fill(&self->page);
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
	self->place = view->reader->article.mentions[mention];
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

/* What the words of a stretch are: a mention, if they are exactly one. */
static struct correct_target target_of(const struct view_article *self,
				       const struct pager_span *picked)
{
	const struct reader *reader = self->view.reader;
	struct mention place = article_page_place(&self->page, picked);
	for (size_t i = 0; i < reader->article.n_mentions; i++) {
		struct pager_span span;
		if (article_page_span(&self->page, &reader->article.mentions[i], &span) &&
		    span.block == picked->block && span.start == picked->start &&
		    span.end == picked->end)
			return correct_mention(reader, i);
	}
	return correct_words(reader, &place);
}

static unsigned correct_span(struct view_article *self, const struct pager_span *picked)
{
	const struct correct_target target = target_of(self, picked);
	self->view.opened = view_correct_new(self->view.reader, &target);
	return VIEW_HANDLED | (self->view.opened ? VIEW_OPEN : 0);
}

/* The mention gone to, the hit gone to, or else words that are to be picked. */
static unsigned correct(struct view_article *self)
{
	const struct reader *reader = self->view.reader;
	bool hit = pager_searching(&self->pager) && self->pager.hit < self->pager.hits.n &&
		   self->pager.blocks[self->pager.current.block].story;
	if (hit || self->mention < reader->article.n_mentions)
		return correct_span(self, &self->pager.current);
	if (!correct_possible(self->view.reader))
		return VIEW_HANDLED;
	words_begin(&self->words, &self->pager);
	if (self->words.on)
		self->view.ops = &words_ops;
	show_current(self);
	return VIEW_HANDLED;
}

static unsigned take_words(struct view_article *self)
{
	struct pager_span picked = words_picked(&self->words);
	end_words(self);
	return correct_span(self, &picked);
}

static unsigned act_on_words(struct view *view, enum action action, unsigned count)
{
	static const struct {
		enum action action;
		enum words_step step;
	} steps[] = {
		{ACTION_PREVIOUS_PANE, WORDS_LEFT},
		{ACTION_NEXT_PANE, WORDS_RIGHT},
		{ACTION_UP, WORDS_UP},
		{ACTION_DOWN, WORDS_DOWN},
	};
	struct view_article *self = (struct view_article *)view;
	size_t step = 0, n = sizeof steps / sizeof *steps;
	while (step < n && steps[step].action != action)
		step++;
	if (action == ACTION_OPEN || action == ACTION_CORRECT)
		return take_words(self);
	if (action == ACTION_BACK) {
		end_words(self);
		return VIEW_HANDLED;
	}
	for (unsigned i = 0; step < n && i < (count ? count : 1); i++)
		words_move(&self->words, &self->pager, steps[step].step);
	if (action == ACTION_MARK)
		words_extend(&self->words);
	else if (step == n && !pager_act(&self->pager, action, count))
		return 0;
	else if (step == n)
		words_begin(&self->words, &self->pager);
	show_current(self);
	pager_show(&self->pager, self->words.at.block, self->words.at.start);
	return VIEW_HANDLED;
}

static unsigned act(struct view *view, enum action action, unsigned count)
{
	struct view_article *self = (struct view_article *)view;
	if (action == ACTION_CORRECT)
		return correct(self);
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

static const struct view_ops words_ops = {
	.title = title,
	.hint = "h j k l arrows: words  v extends from here  Enter corrects them  Esc ends",
	.act = act_on_words,
	.mouse = mouse,
	.arrange = arrange,
	.draw = draw,
	.close = close_view,
};

struct view *view_article_new(struct reader *reader)
{
	struct view_article *self = mem_new(1, sizeof *self);
	self->view = (struct view){.ops = &ops, .reader = reader};
	self->follow = self->mention = SIZE_MAX;
	self->page = (struct article_page){.pager = &self->pager, .reader = reader};
	article_page_clear(&self->page);
	pager_init(&self->pager);
	return &self->view;
}
