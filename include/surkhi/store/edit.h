#ifndef SURKHI_STORE_EDIT_H
#define SURKHI_STORE_EDIT_H

#include "surkhi/model/correction.h"
#include "surkhi/store/store.h"

/*
 * What a person does to articles by hand. These are rows of their own; no import touches them.
 *
 * Every change is a list of edits, applied in one transaction. An edit says what shall be true
 * afterwards; applying reports which edits changed anything, with what was there before, so that
 * undo is applying the reverse list.
 */
enum edit_kind { EDIT_TAG, EDIT_STAR, EDIT_READ, EDIT_NOTE, EDIT_CORRECT, N_EDIT_KINDS };

struct edit {
	enum edit_kind kind;
	int64_t article;   /* correction: of one article, or 0: everywhere */
	struct str text;   /* tag: its name; note: the text, empty to remove it */
	struct str before; /* note: filled by edit_apply() with the text before */
	bool on;           /* tag, star, read: set or clear; correction: make or take back */
	/* Of the same article. With an id: the one that has it, to be taken back or to hold again.
	 */
	const struct correction *correction;
};

enum { TAG_MAXIMUM = 128 }; /* bytes of a tag's name */

/*
 * A tag as it is kept: NFC, trimmed, inner blanks single, without commas and control characters.
 * False, with diag, if nothing is left or it is too long.
 */
bool tag_normalise(struct str text, struct buf *ret_tag, struct diag *diag);

/*
 * The corrections that hold, oldest first, in arena: of one article, or those made everywhere
 * (article 0). What they do to an article, store_article() shows and queries find.
 */
int store_corrections(struct store *store, int64_t article, struct arena *arena,
		      struct correction **ret_corrections, size_t *ret_n, struct diag *diag);

/*
 * Applies n edits. *ret_changed (in arena) are those that changed something, n in *ret_n, ready to
 * be reversed. An edit of an article that does not exist is STORE_E_MISSING, and nothing is done.
 */
int edit_apply(struct store *store, const struct edit *edits, size_t n, struct arena *arena,
	       struct edit **ret_changed, size_t *ret_n, struct diag *diag);

/*
 * A correction everywhere changes every article that its entity was found in, some ten thousand a
 * second. If there are more of them than `each`, whoever watches is told before the first and after
 * each so many, and may end it there: then nothing is changed, and it was STORE_E_STOPPED. Nothing
 * may be asked of the store then.
 */
struct store_watcher {
	bool (*step)(void *context, size_t done, size_t total); /* false: do not go on */
	void *context;
	size_t each; /* articles, from 1 */
};

/* Copied; NULL: nobody watches any more. */
void store_watch(struct store *store, const struct store_watcher *watcher);

/* Turns what edit_apply() returned into the edits that undo it, in place. */
void edit_reverse(struct edit *edits, size_t n);

#endif
