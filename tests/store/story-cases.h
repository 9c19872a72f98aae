#ifndef TESTS_STORE_STORY_CASES_H
#define TESTS_STORE_STORY_CASES_H

#include "archive.h"

enum { STORY_CASES = 96 };

/* The articles of the data file, each with its name there and that of its story, or "-". */
struct story_cases {
	struct buf file;
	struct arena arena;
	struct article articles[STORY_CASES];
	struct str names[STORY_CASES], stories[STORY_CASES];
	size_t n;
	unsigned line;
};

int story_cases_make(void **state);
int story_cases_remove(void **state);

/* The index of an article by its name; fails the test if there is none. */
size_t story_case(const struct story_cases *cases, struct str name);

#endif
