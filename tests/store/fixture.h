#ifndef TESTS_STORE_FIXTURE_H
#define TESTS_STORE_FIXTURE_H

#include "archive.h"
#include "surkhi/model/catalog.h"

enum { ARTICLES = 64, ITEMS = 16 };

/* The archive of the data file, open, and the queries that follow it. */
struct fixture {
	struct place place;
	struct arena arena;
	struct buf file;
	struct store *store;
	struct catalog *catalog;
	struct article articles[ARTICLES];
	size_t n;
	struct str queries; /* the rest of the file */
	unsigned line;
};

int fixture_make(void **state);
int fixture_remove(void **state);

/* The next line of the queries that is neither empty nor a comment. */
bool fixture_line(struct fixture *fixture, struct str *ret_line);

/* Each fails the test, naming the line, if the query is none. */
void fixture_parse(struct fixture *fixture, struct str text, struct query *ret_query);
struct selection fixture_select(struct fixture *fixture, struct str text, enum select_order order);

#endif
