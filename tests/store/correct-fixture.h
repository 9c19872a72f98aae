#ifndef TESTS_STORE_CORRECT_FIXTURE_H
#define TESTS_STORE_CORRECT_FIXTURE_H

#include "archive.h"

/* An archive of thirty articles and what is said of them by hand. */
enum { N_ARTICLES = 30 };

struct fixture {
	struct place place;
	struct arena arena;
	struct store *store;
	struct diag diag;
};

int corrections_set_up(void **state);

/* Whatever was done: what articles are found by is exactly what they show. */
int corrections_tear_down(void **state);

/* Article 1 is of INC, IN-HP and रमेश ठाकुर; a sixth of all articles is of each party. */
extern const struct entity inc, bjp, aap;
struct entity person(const char *name);

/* article 0: everywhere */
struct correction reject(int64_t article, struct entity entity);
struct correction accept(int64_t article, struct entity entity);
struct correction merge(int64_t article, struct entity entity, struct entity to);

/* The change that it made, for undoing; NULL if it made none. */
struct edit *apply(struct fixture *fixture, struct correction correction, bool on);

/* Undoes, or does again: which of them, the edit knows. */
void reverse(struct fixture *fixture, struct edit **edit);

size_t count(struct fixture *fixture, const char *query);
struct article read_article(struct fixture *fixture, int64_t id);

#endif
