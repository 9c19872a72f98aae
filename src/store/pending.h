#ifndef STORE_PENDING_H
#define STORE_PENDING_H

#include "chunk.h"
#include "surkhi/base/moment.h"

/*
 * What the open transaction has changed of the sets of chunk.h and of the dates of date-chunk.h:
 * collected in memory, because a chunk that a thousand articles change shall be written once, and
 * written before the commit. Whoever changes a table that a set is made of says so here.
 */
struct pending {
	struct pending_article {
		int64_t row; /* of the chunk */
		uint32_t turn;
		uint16_t offset;
		uint16_t flags;
	} * articles;
	struct pending_date {
		int64_t date;
		uint32_t article;
		uint32_t turn;
	} * dates;
	size_t n_articles, articles_capacity;
	size_t n_dates, dates_capacity;
	int64_t first_new; /* the set of the first value that was put since all was written; 0: none
			    */
};

void pending_clear(struct pending *pending);

/*
 * An article comes into a set (PENDING_IN), or leaves it. The last word counts. PENDING_TELL is for
 * sets that are held in memory (cache.h).
 */
enum { PENDING_IN = 1, PENDING_TELL = 2 };
void pending_put(struct pending *pending, int64_t set, int64_t article, unsigned flags);

/*
 * A value was put, its row saying that one article has it, which is right for most when all is
 * written; the article comes into its set next.
 */
void pending_new(struct pending *pending, int64_t set);

/* An article is there, with this date: of_date() of date-chunk.h. */
void pending_date(struct pending *pending, int64_t article, int64_t date);

bool pending_full(const struct pending *pending); /* it is time to flush */
bool pending_empty(const struct pending *pending);

/* Writes everything, and into the table of changes what others must know of. */
int pending_flush(struct store *store, struct diag *diag);

/* What a row of the table of changes names: a row of a chunk, or as a negative number a chunk of
 * dates. */
int64_t change_of_dates(int64_t number);

#endif
