#ifndef UI_READER_H
#define UI_READER_H

#include "list.h"
#include "surkhi/base/bits.h"
#include "surkhi/store/edit.h"
#include "surkhi/store/select.h"
#include "surkhi/ui/ui.h"
#include "undo.h"

/*
 * What the panes share: the store, the filter and what it finds, the page of headlines that is
 * loaded, the cursor, the marks, the article in hand, what can be undone, and the message in the
 * bottom row. Errors of the store end up as that message.
 */
struct reader {
	/* Given; not owned. */
	struct store *store;
	const struct catalog *catalog;
	const struct key_bindings *bindings;
	const struct width_model *widths;
	struct str title, empty_hint;

	bool latin;      /* articles are shown in Latin letters */
	bool hindi_last; /* nothing is to stand to the right of Hindi in a row */

	struct query query;
	struct buf filter; /* the query as text */
	struct selection selection;
	struct selection coming; /* found anew for the same filter, while it has a rest */
	size_t effort;           /* of finding, before first rows are shown */
	bool said_counting;      /* the message in the bottom row says that more is being found */
	struct selection everything; /* what the empty filter finds */
	struct buf suggestion;       /* a filter that was meant instead, or empty */
	int64_t version;
	struct list list; /* of the headlines */

	struct arena page_arena;
	struct headline *page;
	size_t page_first, page_n;

	struct bits marks;   /* ids */
	int64_t last_marked; /* id, or 0 */

	struct arena article_arena;
	struct article article;
	bool has_article;
	unsigned article_serial; /* changes whenever article does */
	int64_t opened;          /* id of what shows as read and is to be written so, or 0 */

	bool teaches;            /* app understands lessons … */
	bool asks;               /* … and is asked for this one */
	bool lesson_again;       /* it is undone or done again, and stands in undo already */
	struct ui_lesson lesson; /* in lesson_arena */
	struct arena lesson_arena;

	struct undo undo;
	struct buf status;
	bool status_is_error;
};

/* Ready with the articles that options->query finds. <0, or a condition of the store. */
int reader_open(struct reader *reader, const struct ui_options *options, struct diag *diag);
void reader_close(struct reader *reader);

/* The message in the bottom row. Each replaces the one before. */
void reader_say(struct reader *reader, const char *format, ...) PRINTF(2, 3);
void reader_fail(struct reader *reader, const char *format, ...) PRINTF(2, 3);
void reader_quiet(struct reader *reader);

/* The first key of an action as help shows it, in arena. */
struct str reader_key(const struct reader *reader, enum action action, struct arena *arena);

/*
 * The filter. Setting it parses; 1 with diag and nothing changed if it is not understood. None of
 * these finds anew: reader_reload() does, keeping the cursor on its article where it can.
 */
int reader_set_filter(struct reader *reader, struct str text, struct diag *diag);
bool reader_add_filter(struct reader *reader, enum facet facet,
		       struct str value); /* false: had it */
void reader_choose(struct reader *reader, enum facet facet, const struct str *values,
		   const int *choices, size_t n);
bool reader_reload(struct reader *reader);

/*
 * Words in a row and the starts of words may take longer than a key: the list has its first rows
 * then, and the reader is busy until reader_more() has found the others, some milliseconds a call.
 * When the store has changed, the list stays as it was until all is found. What needs the whole
 * list calls reader_finish().
 */
bool reader_busy(const struct reader *reader);
bool reader_counting(const struct reader *reader); /* the list has only its first rows */
void reader_more(struct reader *reader);
void reader_finish(struct reader *reader);

/* Loads some of the order of the whole list, which the first rows did without; false: has all. */
bool reader_warm(struct reader *reader);

/* Says how many articles the filter found, or that they are being counted. */
void reader_say_count(struct reader *reader);
bool reader_take_suggestion(struct reader *reader); /* false: there is none */

/* Asks app to teach or forget, when the event is done with. */
void reader_teach(struct reader *reader, const struct ui_lesson *lesson);
/* App did; receipt is what forgets it. */
void reader_taught(struct reader *reader, size_t receipt, struct str text);

/* A catalog with other names: the filter is read again by it, and what it finds, too. */
void reader_set_catalog(struct reader *reader, const struct catalog *catalog);

/* If another process changed the store since the last look, finds anew. */
void reader_watch(struct reader *reader);

/*
 * The rows of the list that are in memory, in reader-page.c. The first loads what rows top …
 * top+height−1 of the headlines need; nothing if they are loaded. The second, between keys, loads
 * some of those that a page up or down would show; false if all are, or none can be.
 */
void reader_load_page(struct reader *reader);
bool reader_load_ahead(struct reader *reader);
void reader_forget_page(struct reader *reader);
void reader_show_opened(struct reader *reader); /* in the row of what was just opened */

/* Loads the article under the cursor; nothing if it is loaded. False if there is none. */
bool reader_load_article(struct reader *reader);

/* The headline of a row of the list, or NULL if it is not loaded. */
const struct headline *reader_headline(const struct reader *reader, size_t index);
int64_t reader_id(const struct reader *reader, size_t index); /* 0 if there is no such row */
bool reader_locate(const struct reader *reader, int64_t id, size_t *ret_index);

/* Marks. */
size_t reader_marked(const struct reader *reader);
void reader_mark(struct reader *reader, unsigned count); /* on or off, as many from the cursor on */
void reader_mark_range(struct reader *reader);           /* from the last one marked */
void reader_unmark(struct reader *reader);

/* Edits, in reader-edit.c. All say what they did; all but opening act on the marked articles. */
struct str reader_targets_name(const struct reader *reader, struct arena *arena);
/* Tags, separated by commas. 1 with diag if one cannot be a tag. */
int reader_tag(struct reader *reader, struct str typed, bool add, struct diag *diag);
void reader_star(struct reader *reader);
void reader_toggle_read(struct reader *reader);
void reader_note(struct reader *reader, struct str note);
/*
 * The article in hand was opened: it shows as read from now on. Behind the paint, and before the
 * next event, reader_settle() writes that; false if it failed: then it said why, and shows no more.
 */
void reader_opened(struct reader *reader);
bool reader_settle(struct reader *reader);
/*
 * Applies edits as one act, called `what` in the bottom row and by undo. False if nothing changed,
 * or if it failed, which was said then.
 */
bool reader_apply(struct reader *reader, const struct edit *edits, size_t n, struct str what);
void reader_undo(struct reader *reader, enum undo_direction direction);

/* The marked articles, or the one in hand, as a set with its size; no order. */
void reader_targets(const struct reader *reader, struct selection *ret_targets);

#endif
