#ifndef UI_VIEW_H
#define UI_VIEW_H

#include "canvas.h"
#include "correct.h"
#include "pager.h"
#include "reader.h"

/*
 * A view is a part of the screen with its own state: one of the three panes, or something that
 * lies over them until it is closed. It gets acts, keys and clicks and answers with flags; it never
 * calls back. Between the two steps of an event, first everything is arranged (fetched, wrapped),
 * then everything is drawn, and drawing changes nothing.
 */
enum view_flags {
	VIEW_HANDLED = 1 << 0, /* nobody else need look at it */
	VIEW_REDRAW = 1 << 1,  /* the terminal is to be drawn from scratch */
	VIEW_OPEN = 1 << 2,   /* view->opened goes over the panes; if NULL, the article is opened */
	VIEW_CLOSE = 1 << 3,  /* the view has done its work; what it opens takes its place */
	VIEW_RELOAD = 1 << 4, /* reader->query was changed: find the articles anew */
	VIEW_QUIT = 1 << 5,
};

struct view;

/* Members may be NULL but draw, close and title. */
struct view_ops {
	/* A short name with numbers for the row above ("Headlines 3/15"). */
	void (*title)(const struct view *view, struct buf *ret_title);
	/* What the bottom row proposes; ends with ACTION_NONE. */
	const enum action *hints;
	const char *hint; /* instead, for a view that takes all keys as text */
	/* An action with a count (0: none typed). */
	unsigned (*act)(struct view *view, enum action action, unsigned count);
	/* Any key or paste, before it is looked up as an action. */
	unsigned (*key)(struct view *view, const struct event *event);
	/* A click or a turn of the wheel; row and col from the view's own corner. */
	unsigned (*mouse)(struct view *view, enum mouse_button button, int row, int col);
	/* Searching with `/`. */
	void (*find)(struct view *view, enum find_step step, struct str typed);
	/* Makes ready for drawing in a rectangle of this size. */
	void (*arrange)(struct view *view, struct rect rect);
	/* rect may have lost rows at its bottom to a prompt. */
	void (*draw)(const struct view *view, struct canvas *canvas, struct rect rect,
		     bool focused);
	struct view *(*close)(struct view *view);
};

struct view {
	const struct view_ops *ops;
	struct reader *reader;
	struct view *opened; /* see VIEW_OPEN */
};

struct view *view_headlines_new(struct reader *reader);
struct view *view_article_new(struct reader *reader);
struct view *view_entities_new(struct reader *reader, struct view *article);

/*
 * Text over the panes, to be scrolled, searched and closed; the owner fills its pager and calls
 * pager_ready(). Name is a literal, for the row above.
 */
struct pager;
struct view *view_text_new(struct reader *reader, const char *name);
struct pager *view_text_pager(struct view *view);

struct view *view_help_new(struct reader *reader);
/* NULL, with the reason said, when there is nothing to show. */
struct view *view_original_new(struct reader *reader);
/* The articles that tell the story of the one in hand, and one of them. */
struct view *view_story_new(struct reader *reader);
struct view *view_fellow_new(struct reader *reader, int64_t id);
struct view *view_why_new(struct reader *reader, size_t entity);
struct view *view_chooser_new(struct reader *reader, enum facet facet);
/* What can be said of a target; NULL, with the reason said, if nothing can. */
struct view *view_correct_new(struct reader *reader, const struct correct_target *target);
/* The answer to what a choice asks for; NULL if it asks for nothing. */
struct view *view_pick_new(struct reader *reader, const struct correct_target *target,
			   enum correct_choice choice);

/* What the pane of entities does to the article's. */
/* Scrolls to a mention (index in the article) and shows it as the current one. */
void view_article_show(struct view *view, size_t mention);
/* The entity whose mentions n and N go through in the article; SIZE_MAX: none. */
void view_article_follow(struct view *view, size_t entity);
/* Goes to the next or previous mention of an entity; says which of how many. */
void view_article_cycle(struct view *view, size_t entity, bool forward);

#endif
