#ifndef STORE_WEAVE_H
#define STORE_WEAVE_H

#include "surkhi/base/str.h"

/*
 * An original without what the text of its article has, too: mostly the furniture of its site,
 * which the originals of one site share, so that it packs to little with their dictionary. As
 * bytes, with numbers and texts as in coding.h:
 *
 *   version  1
 *   size     of the original
 *   threads  until there is all of it: how many bytes of its own come first (and that ends it, if
 *            they do), they, narrow; where in the text it goes on, from where the thread before
 *            ended (twice that, or 2 n - 1 for n back); how many bytes are the text's, or 0: the
 *            rest of the line
 */

/* text is encode_text()'s. Fails, with ret_bytes full, if that is too much. */
void weave(struct str original, struct str text, struct buf *ret_bytes);

/* In arena; false if bytes are damaged, or of another text, or give more than maximum. */
bool unweave(struct str bytes, struct str text, size_t maximum, struct arena *arena,
	     struct str *ret_original);

#endif
