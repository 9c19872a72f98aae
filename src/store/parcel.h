#ifndef STORE_PARCEL_H
#define STORE_PARCEL_H

#include "article-words.h"
#include "encode.h"
#include "links.h"
#include "pack.h"
#include "statement.h"
#include "stories.h"
#include "surkhi/store/store.h"

/* An article as bytes, in room that is used again. Ready with ENCODED_INIT. */
struct encoded {
	struct buf identity; /* known.h */
	struct buf body, lines;
	struct buf text;  /* encode_text() */
	struct buf woven; /* the original; empty: it is packed as it is */
};

#define ENCODED_BUF BUF_INIT((size_t)ENCODE_MAXIMUM)
#define ENCODED_INIT                                                                               \
	{                                                                                          \
		.identity = ENCODED_BUF, .body = ENCODED_BUF, .lines = ENCODED_BUF,                \
		.text = ENCODED_BUF, .woven = ENCODED_BUF                                          \
	}
void encoded_done(struct encoded *encoded);

/* What of the text the index calls the body: all behind the headline. */
struct str encoded_story(const struct encoded *encoded, const struct article *article);

/* Everything that can be wrong with an article is found here, before anything is written. */
int encode(const struct article *article, struct str original, struct encoded *encoded,
	   struct diag *diag);

/* An article as its rows want it, all in an arena. */
struct parcel {
	struct article row; /* without its text: that is packed */
	struct str state;   /* the one that it is about */
	int64_t text_hash, page_hash;
	struct packed body, lines;
	struct packed original; /* empty: there is none */
	struct links links;
	struct article_words words;
	struct shingles shingles; /* not to be freed */
};

/* The article of a parcel with its text, in arena. */
int parcel_article(struct store *store, const struct parcel *parcel, struct arena *arena,
		   struct article *ret_article, struct diag *diag);

/* Packs bytes into arena with the store's dictionary. */
int pack_bytes(struct store *store, struct str bytes, struct arena *arena,
	       struct packed *ret_packed, struct diag *diag);

/* Packs an original: as it is woven, or if that is empty as it is. */
int pack_original(struct store *store, struct str woven, struct str original, struct arena *arena,
		  struct packed *ret_packed, struct diag *diag);

/* Writes packed bytes into the row of an article; what was there before is replaced. */
int put_packed(struct store *store, enum statement statement, int64_t id,
	       const struct packed *packed, struct diag *diag);

/* Puts the words of an article into the index (STATEMENT_WORDS_ADD), or takes them out (_REMOVE).
 */
int put_words(struct store *store, enum statement statement, const struct article_words *words,
	      int64_t id, struct diag *diag);

/* Binds what a list shows of an article but its state, and what lists are sorted by. */
void bind_row(struct cursor *cursor, const struct article *article);

#endif
