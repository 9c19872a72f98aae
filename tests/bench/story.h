#ifndef TESTS_BENCH_STORY_H
#define TESTS_BENCH_STORY_H

#include "cast.h"
#include "surkhi/model/article.h"
#include "vocabulary.h"

/*
 * Articles of Hindi political news that never happened. Article number n of a seed is the same
 * whatever was made before it, so that several processes can make a corpus together. Words are in
 * no order that means anything; what they share with real news is their lengths and frequencies,
 * the names in them, and the constructions in which offices, people and parties are named.
 */
struct corpus {
	uint64_t seed;
	struct vocabulary vocabulary;
	struct cast cast;
};

int corpus_init(struct corpus *corpus, uint64_t seed, struct diag *diag);
void corpus_done(struct corpus *corpus);

/* An article with its entities and mentions, but no lines; in arena. */
void corpus_story(const struct corpus *corpus, uint64_t number, struct arena *arena,
		  struct article *ret_article);

/*
 * The same as a scraper would leave it in *ret_page, with the furniture of one of the sites, and
 * the article's lines and their kinds.
 */
void corpus_page(const struct corpus *corpus, uint64_t number, struct arena *arena,
		 struct article *article, struct buf *ret_page);

enum { CORPUS_PAGE_MAXIMUM = 1 << 20 /* bytes */ };

#endif
