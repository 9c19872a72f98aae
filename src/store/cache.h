#ifndef STORE_CACHE_H
#define STORE_CACHE_H

#include "surkhi/base/bits.h"
#include "surkhi/store/store.h"

/*
 * What is held in memory to answer queries without SQL: the order of all articles, the articles of
 * each value of a facet, what was marked by hand, and copies. Loaded on demand; dropped when
 * another process has written or this one has added articles. A person's own edits are followed in
 * place, so that a key press never loads a facet again.
 */
enum { UNDATED = INT32_MIN };

enum mark { MARK_STAR, MARK_READ, MARK_NOTE, MARK_TAGGED, MARK_COPY, N_MARKS };

/* Articles of one value: a sorted array while they are few, a bitset when they are many. */
struct facet_value {
	int64_t id;
	struct str value, key;
	bool loaded;
	uint32_t *articles;
	size_t n, capacity;
	struct bits set;
};

struct facet_values {
	bool listed; /* values are known */
	bool filled; /* so are the articles of all of them */
	struct facet_value *values;
	size_t n, capacity;
	struct arena arena;
};

struct cache {
	int64_t data_version;
	bool ordered;
	uint32_t *order; /* ids, newest first, the undated last */
	int32_t *days;   /* since 1970, beside each; UNDATED */
	int64_t *seconds;
	size_t n, n_dated;
	size_t order_capacity, days_capacity, seconds_capacity;
	struct bits all;
	uint32_t *headlines; /* ids by headline, or NULL */
	struct facet_values facets[N_FACETS];
	struct {
		bool loaded;
		struct bits set;
	} marks[N_MARKS];
};

void cache_drop(struct cache *cache);

/* Drops everything if another process has written. Call first inside of a read transaction. */
int cache_sync(struct store *store, struct diag *diag);

/* Each makes sure that a part is there. */
int cache_order(struct store *store, struct diag *diag);
int cache_headlines(struct store *store, struct diag *diag);
int cache_mark(struct store *store, enum mark mark, struct diag *diag);
int cache_values(struct store *store, enum facet facet, struct diag *diag);
int cache_articles(struct store *store, enum facet facet, struct facet_value *value,
		   struct diag *diag);
int cache_all_articles(struct store *store, enum facet facet, struct diag *diag);

/* What this process changed by hand. */
void cache_marked(struct cache *cache, enum mark mark, int64_t article, bool on);
void cache_tagged(struct cache *cache);
void cache_corrected(struct cache *cache);

size_t facet_value_count(const struct facet_value *value, const struct bits *set);
void facet_value_or(const struct facet_value *value, struct bits *set);

#endif
