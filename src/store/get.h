#ifndef STORE_GET_H
#define STORE_GET_H

#include "surkhi/store/store.h"

/* store_article() as it was found, without the tags, inside of whatever transaction there is. */
int article_load(struct store *store, int64_t id, struct arena *arena, struct article *ret_article,
		 struct diag *diag);

/* The original of an article, in arena; empty if it had none. */
int original_load(struct store *store, int64_t id, struct arena *arena, struct str *ret_bytes,
		  struct diag *diag);

/* The lines of an article, whether or not it exists in other respects. */
int lines_load(struct store *store, int64_t id, struct arena *arena, struct line **ret_lines,
	       size_t *ret_n, struct diag *diag);

/* Says that there is no such article: STORE_E_MISSING. */
int article_missing(struct store *store, int64_t id, struct diag *diag);

/* STORE_E_MISSING if there is no such article. */
int article_check(struct store *store, int64_t id, struct diag *diag);

/* Names of the tags of an article, sorted. */
int tags_load(struct store *store, int64_t id, struct arena *arena, struct str **ret_tags,
	      size_t *ret_n, struct diag *diag);

#endif
