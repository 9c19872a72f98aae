#ifndef UI_PAGER_H
#define UI_PAGER_H

#include "action.h"
#include "canvas.h"
#include "list.h"
#include "surkhi/text/roman.h"

/*
 * Text to be read: blocks (paragraphs) wrapped to the width of a pane, with stretches in other
 * roles, scrolled by rows and searched. The article, the help, the original page and the reasons
 * for an entity are all shown by it. The place in the text is kept when the width changes.
 */
enum { PAGER_MEASURE = 92 /* cells: longer rows are hard to read */ };

/* The steps of searching with `/`. */
enum find_step {
	FIND_BEGIN, /* the prompt opened: remember where we are */
	FIND_TYPED, /* live, as text is typed */
	FIND_KEEP,  /* Enter */
	FIND_DROP,  /* Esc: back to where we were */
};

struct pager_block {
	struct str text; /* borrowed until pager_clear(); the pager's arena is at the owner's use */
	enum role role;
	struct str label; /* left of the first row, in the indent */
	enum role label_role;
	int indent; /* cells; in a narrow pane at most a third of it */
	bool story; /* its words can be picked (words.h) */
};

struct pager_span {
	size_t block;
	size_t start, end; /* bytes of the block's text */
	enum role role;
};

struct pager_spans {
	struct pager_span *items; /* by block, then start; not overlapping */
	size_t n, capacity;
};

/* A block as it is shown; all other places are those of its own text. */
struct pager_shown {
	struct str text;
	struct roman_map map; /* in Latin letters; else empty */
};

struct pager_row {
	size_t block, start, end; /* bytes of the block as it is shown */
};

struct pager {
	struct arena arena;
	struct pager_block *blocks;
	size_t n_blocks, blocks_capacity;
	struct pager_spans spans;

	bool latin;              /* blocks are shown in Latin letters */
	struct arena rows_arena; /* of the rows of the present width */
	struct pager_shown *shown;
	size_t n_shown;
	struct pager_row *rows;
	size_t n_rows, rows_capacity;
	int cols; /* that they are wrapped for; 0: to be wrapped */
	const struct width_model *widths;
	size_t top, height;           /* first row shown, rows shown */
	size_t top_block, top_offset; /* the text at the top: what is kept when wrapped anew */

	bool moved;  /* the place at the top was set by pager_go() */
	bool wanted; /* a place to be shown by the next pager_arrange() */
	size_t wanted_block, wanted_offset;

	struct buf pattern; /* searched for; empty: no search */
	struct pager_spans hits;
	size_t hit;                         /* the one gone to, or SIZE_MAX */
	struct pager_span current;          /* shown in ROLE_CURRENT; start == end: none */
	size_t origin_block, origin_offset; /* the place when a search began */
};

void pager_init(struct pager *pager);
void pager_done(struct pager *pager);

/*
 * New content. The search stays and is made again by pager_ready(); so does the place in the text,
 * unless pager_home() is called.
 */
void pager_clear(struct pager *pager);
void pager_home(struct pager *pager);
size_t pager_add(struct pager *pager, const struct pager_block *block); /* returns its index */
void pager_mark(struct pager *pager, const struct pager_span *span);    /* in order */
void pager_ready(struct pager *pager);
/* A hit that nobody typed for (of the filter), in order, after pager_ready(); none in a search. */
void pager_mark_hit(struct pager *pager, size_t block, size_t start, size_t end);

/* From the next pager_arrange() on, shows the text in Latin letters, or in its own. */
void pager_set_latin(struct pager *pager, bool latin);

/* Wraps for a rectangle if it is not yet. Comes before pager_draw(), which changes nothing. */
void pager_arrange(struct pager *pager, const struct width_model *widths, struct rect rect);
void pager_draw(const struct pager *pager, struct canvas *canvas, struct rect rect);

bool pager_act(struct pager *pager, enum action action, unsigned count);
void pager_scroll(struct pager *pager, long rows);

/* The next pager_arrange() puts a place at the top: one that top_block, top_offset had. */
void pager_go(struct pager *pager, size_t block, size_t offset);

/* The next pager_arrange() scrolls until a place in the text shows, with some rows around it. */
void pager_show(struct pager *pager, size_t block, size_t offset);

/*
 * Searches for what is typed (empty: no search any more). With from_top the first hit at or behind
 * the top of what shows is gone to. Returns the number of hits.
 */
size_t pager_find(struct pager *pager, struct str typed, bool from_top);

/*
 * A search as it is typed: each letter searches from where it began, not from the hit before.
 * Returns the number of hits; pager_searching() says whether anything is searched for.
 */
size_t pager_find_step(struct pager *pager, enum find_step step, struct str typed);
bool pager_searching(const struct pager *pager);

/* Goes to the next or previous hit, round the ends. False if there is none. */
bool pager_hit(struct pager *pager, bool forward, unsigned count);

/* Where a place of a block's text is in what is shown of it, and the reverse. */
size_t pager_shown_at(const struct pager *pager, size_t block, size_t offset);
size_t pager_text_at(const struct pager *pager, size_t block, size_t shown);

/* The row that holds a place of the text. */
size_t pager_row_of(const struct pager *pager, size_t block, size_t offset);

/* The wheel over it; a click does nothing. */
void pager_mouse(struct pager *pager, enum mouse_button button);

/* Cells before the rows of a block at the present width. */
int pager_indent(const struct pager *pager, size_t block);

/* " 12-40/80"; nothing if all of it shows. */
void pager_position(const struct pager *pager, struct buf *ret_text);

#endif
