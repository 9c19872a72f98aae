#ifndef SURKHI_STORE_SELECT_H
#define SURKHI_STORE_SELECT_H

#include "surkhi/base/bits.h"
#include "surkhi/store/store.h"

/*
 * Finding articles. A query is answered as a set of ids: each part of it is a bitset, parts are
 * combined by AND, OR and NOT, counts are population counts. SQL fetches only facets, words and the
 * rows that are shown.
 */

struct sought;
struct selection_rows;
struct select_rest;

struct selection {
	struct bits articles;        /* ids */
	size_t n;                    /* how many */
	struct selection_rows *rows; /* which row of the list is which article */
	struct sought *sought; /* what the words of the query stood for; NULL: it was not asked */
	struct select_rest *rest; /* what is still to be found; NULL: this is all of it */
};

void selection_done(struct selection *selection); /* ready again; zeroed is ready */

/* By date, the undated last; then by id. */
enum select_order { ORDER_NEWEST, ORDER_OLDEST, ORDER_IMPORTED, ORDER_HEADLINE, N_ORDERS };

const char *select_order_name(enum select_order order); /* "newest", "oldest", "imported", … */
bool select_order_find(struct str name, enum select_order *ret_order);

/* Answers a query. Changes by other processes since the last call are taken in first. */
int store_select(struct store *store, const struct query *query, enum select_order order,
		 struct selection *ret_selection, struct diag *diag);

/*
 * The same for somebody who waits: words in a row and the starts of words can take longer than a
 * screen may. When so many articles have been looked at (SELECT_EFFORT, which is some 4 ms), what
 * is answered has a rest, and only the first of its articles in the order newest first: rows that
 * stay what they are while store_select_more() finds the others, each call as many steps as the
 * first, until there is no rest. A call that finds the store changed begins anew. After one that
 * fails there is no rest either.
 */
enum { SELECT_EFFORT = 150000 };
int store_select_begin(struct store *store, const struct query *query, size_t effort,
		       struct selection *ret_selection, struct diag *diag);
int store_select_more(struct store *store, struct selection *selection, struct diag *diag);

/*
 * "Did you mean": a query that found nothing because the archive lacks some of its words, with the
 * nearest words that it has in their places, as text; empty if there is nothing to suggest. The
 * selection is what the query found.
 */
int store_suggest(struct store *store, const struct query *query, const struct selection *selection,
		  struct buf *ret_text, struct diag *diag);

/*
 * The ids of rows first … first+n−1 of a selection, all of which it has; 0 for an article that is
 * gone since. What answers this is worked out when it is first asked for; the first rows come at
 * once.
 */
int selection_ids(struct store *store, const struct selection *selection, size_t first, size_t n,
		  uint32_t *ret_ids, struct diag *diag);

/* The row of an article; selection->n if it has none. */
int selection_find(struct store *store, const struct selection *selection, int64_t id,
		   size_t *ret_row, struct diag *diag);

/*
 * Loads a part of what will be asked for sooner or later, some milliseconds' work, for a reader
 * that has nothing to do; *ret_more is false when there is nothing left to load.
 */
int store_warm(struct store *store, bool *ret_more, struct diag *diag);
/* The same of the order of all articles alone, which comes first of it. */
int store_warm_order(struct store *store, bool *ret_more, struct diag *diag);

/* What a list shows of one article. */
struct headline {
	int64_t id;
	struct str headline;
	struct str outlet;
	struct str dateline;
	struct moment published;
	bool starred, read, noted;
	struct str parties; /* ids, blanks between, most mentioned first */
	struct str state;   /* the primary one's id or "" */
	struct str tags;    /* ", " between */
	int64_t story;      /* the first article that tells its story; 0: it is alone */
	size_t told;        /* how many articles tell it; 0: it is alone */
};

/* Rows first … first+n−1 of a selection (fewer at its end), in arena. */
int store_page(struct store *store, const struct selection *selection, size_t first, size_t n,
	       struct arena *arena, struct headline **ret_rows, size_t *ret_n, struct diag *diag);

struct facet_count {
	struct str value; /* id of party and state, else the value as written */
	size_t count;     /* articles of the selection that have it */
};

/*
 * Every value of a facet in the store with its count in the selection, highest count first, then
 * by value; values that no article has any more are left out, those with count 0 are not.
 */
int store_facets(struct store *store, enum facet facet, const struct selection *selection,
		 struct arena *arena, struct facet_count **ret_counts, size_t *ret_n,
		 struct diag *diag);

/*
 * The same in the whole archive, but of people, places, organisations and roles, of which there can
 * be hundreds of thousands, the commonest alone: at most so many.
 */
int store_common(struct store *store, enum facet facet, size_t most, struct arena *arena,
		 struct facet_count **ret_counts, size_t *ret_n, struct diag *diag);

/* Articles of the selection per month: "2021-08", oldest first; the undated as "". */
int store_months(struct store *store, const struct selection *selection, struct arena *arena,
		 struct facet_count **ret_counts, size_t *ret_n, struct diag *diag);

/*
 * The sentence of an article that answers the words of the query that selected it: its text and the
 * byte ranges of the words in it. The headline if the words are only there; the first sentence if
 * the query has no words. What is marked is what the index was asked for: the forms of a noun, the
 * names of a party, prefixes, what was typed in Latin letters.
 */
struct snippet {
	struct str text;
	struct hit {
		uint32_t start, end;
	} * hits;
	size_t n_hits;
};
void selection_snippet(const struct selection *selection, const struct article *article,
		       struct arena *arena, struct snippet *ret_snippet);

/* Byte ranges in text of whatever the words of the query match, in order, not overlapping. */
size_t selection_hits(const struct selection *selection, struct str text, struct arena *arena,
		      struct hit **ret_hits);

#endif
