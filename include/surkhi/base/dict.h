#ifndef SURKHI_BASE_DICT_H
#define SURKHI_BASE_DICT_H

#include <stdbool.h>
#include <stdint.h>

#include "surkhi/base/str.h"

/*
 * Records of one size by a text, which the dictionary keeps itself, each behind its record: one
 * that is found costs two lines of the processor's cache. Records stay where they are until
 * dict_done(). Ready when zeroed but for the size; at most 2^31 records.
 */
struct dict_slot {
	char *record;  /* NULL: free */
	uint32_t hash; /* of the key */
	uint32_t size; /* of the key, which is shorter than 4 GiB */
};

struct dict {
	size_t record_size;
	struct dict_slot *slots;
	size_t n, capacity; /* a power of two, or 0 */
	size_t bytes;       /* of the keys */
	struct arena arena;
};

void dict_done(struct dict *dict); /* forgets all; the size of records stays */

/*
 * Says that key will be asked for soon: what is then in the cache need not be waited for. Returns
 * its hash, which need not be worked out again then.
 */
uint32_t dict_expect(const struct dict *dict, struct str key);
void dict_expect_hashed(const struct dict *dict, uint32_t hash);

/* The second step, when that may be there: fetches the record that is probably the key's. */
void dict_fetch(const struct dict *dict, uint32_t hash);

/* The third: that record, for whoever wants to fetch what it leads to. NULL: there is none. */
const void *dict_guess(const struct dict *dict, uint32_t hash);

/*
 * The next of all records, in no order, from *at (0 for the first) on; false behind the last. The
 * key is the dictionary's.
 */
bool dict_next(const struct dict *dict, size_t *at, struct str *ret_key, void **ret_record);

/* The record of key, made and zeroed if there was none (*ret_new may be NULL). */
void *dict_put(struct dict *dict, struct str key, bool *ret_new);
void *dict_put_hashed(struct dict *dict, struct str key, uint32_t hash, bool *ret_new);

#endif
