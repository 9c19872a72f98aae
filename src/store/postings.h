#ifndef STORE_POSTINGS_H
#define STORE_POSTINGS_H

#include "skips.h"
#include "surkhi/base/bits.h"
#include "surkhi/store/store.h"

/*
 * Reading the lists of the index itself, page by page. FTS5 answers a MATCH correctly but slowly:
 * it builds the positions of every article that it passes, where most questions want ids alone, and
 * collects all that a prefix has before it gives the first. What the lists say is the same.
 */

struct index {
	bool readable; /* else only FTS5 can be asked */
	size_t n;
	struct segment segments[SEGMENTS_MAXIMUM]; /* the newest first */
};

/*
 * The index as it is in the snapshot in hand. Not readable are another version's and one that has
 * more in the memory of this connection's open transaction.
 */
int index_open(struct store *store, struct index *ret_index, struct diag *diag);

/* A place in one segment: a term, and in its list an article. */
struct postings {
	struct store *store;
	const struct segment *segment;
	struct buf page;
	int64_t number; /* of the page */
	struct leaf leaf;
	struct buf term;         /* as the index has it, INDEX_MAIN before the form */
	bool there;              /* on a term; false: behind the last one of the segment */
	size_t at;               /* the next byte of the list on this page */
	size_t left;             /* bytes of positions that begin there */
	int64_t article, before; /* before: that the next one's id is counted from */
	struct skips skips;
	bool removes; /* whatever older segments have of this article is void */
};

/* What every form has before it in the index. */
#define INDEX_MAIN "0"

/* On the first term that is not before this one. */
int postings_seek(struct postings *postings, struct store *store, const struct segment *segment,
		  struct str term, struct diag *diag);
void postings_done(struct postings *postings);

/* Pages of the list in hand that have no article that is looked for will be passed over. */
int postings_skip(struct postings *postings, struct diag *diag);

/* On the next term; its list begins. No term follows one whose pages are passed over. */
int postings_term(struct postings *postings, struct diag *diag);

/* The next article of the list; *ret_article is false at its end. */
int postings_next(struct postings *postings, bool *ret_article, struct diag *diag);

/*
 * Puts articles into *set, or those of them that have the term in their headline, from the next one
 * to the end of the page, or to one that removes, has no positions or, for headlines, has them on
 * the next page; how many were passed. What postings_next() gives then is the one behind them.
 */
size_t postings_put(struct postings *postings, bool headline_only, struct bits *set);

/* The next one whose id is not below. */
int postings_find(struct postings *postings, int64_t wanted, bool *ret_article, struct diag *diag);

/*
 * The positions of the article in hand, once: numbers, of which POSITIONS_COLUMN says that the next
 * is a column (0 before the first) in which positions begin anew, and any other is POSITIONS_LEAST
 * more than the distance to the position before it. In room if they are on several pages; good
 * until the next call.
 */
enum { POSITIONS_COLUMN = 1, POSITIONS_LEAST = 2 };
int postings_gather(struct postings *postings, struct buf *room, struct str *ret_positions,
		    struct diag *diag);
static inline int postings_positions(struct postings *postings, struct buf *room,
				     struct str *ret_positions, struct diag *diag)
{
	size_t n = postings->left;
	if (n > postings->leaf.end - postings->at)
		return postings_gather(postings, room, ret_positions, diag);
	*ret_positions = (struct str){(const char *)postings->leaf.bytes + postings->at, n};
	return 0;
}

/*
 * Those of them that are in the headline, as if they came first. They do in the index of an early
 * archive; in others the body does, whose positions are many and need no column's mark then.
 */
struct str postings_headline(const struct store *store, struct str positions);

#endif
