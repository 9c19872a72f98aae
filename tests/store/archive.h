#ifndef TESTS_STORE_ARCHIVE_H
#define TESTS_STORE_ARCHIVE_H

#include "../unit/test.h"

#include "surkhi/store/edit.h"
#include "surkhi/store/select.h"
#include "surkhi/store/store.h"

/* A folder of its own for each test, and articles to put into a store there. */
struct place {
	char folder[64];
	char path[128]; /* of a store in it, which does not exist yet */
};

void place_make(struct place *place);
void place_remove(struct place *place);
const char *place_name(struct place *place, const char *name); /* a path there; one at a time */

void file_write(const char *path, const void *data, size_t n);
void file_flip(const char *path, size_t offset); /* changes a byte */

/* Each fails the test unless the store does what is asked. */
struct store *archive_open(const char *path, enum store_mode mode);
int64_t archive_put(struct store *store, const struct article *article, struct str original);
size_t archive_count(struct store *store, const char *text); /* of a query */
void archive_edit(struct store *store, struct edit edit);
void archive_intact(const char *path, int64_t articles);

/* Runs SQL on the file behind surkhi's back; FTS5 tables are out of reach for it. */
void archive_tamper(const char *path, const char *sql);

/* Makes an archive as they were at first, with the headline before the body in its index. */
void archive_headline_first(const char *path);

/*
 * Article number n of a family that differ from one another in headline, text, date, party, state,
 * person and outlet; in arena.
 */
void article_make(unsigned n, struct arena *arena, struct article *ret_article);

/* An article with something in every field and an original that its lines are in. */
void article_rich(struct arena *arena, struct article *ret_article, struct str *ret_original);

void assert_same_article(const struct article *a, const struct article *b);

#endif
