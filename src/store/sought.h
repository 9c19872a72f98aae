#ifndef STORE_SOUGHT_H
#define STORE_SOUGHT_H

#include "surkhi/store/select.h"

/*
 * What the words of a query stand for in an archive: worked out once, and used for the index, for
 * highlighting and for suggestions alike, so that what is found is what is shown.
 */
enum {
	PHRASE_WORDS_MAXIMUM = 32, /* further words of a phrase are not looked at */
	SLOT_FORMS_MAXIMUM = 48,
	NEEDLE_PHRASES_MAXIMUM = 64,
};

/* One place in a phrase, where any of these forms can stand: the typed one, then the likeliest. */
struct slot {
	struct str *forms;
	size_t n;
	bool prefix; /* the first may also be the start of a longer word */
	bool known;  /* the archive has one of them, or nobody looked */
};

struct phrase {
	struct slot *slots;
	size_t n;
};

/* One word of the query: what was typed, and other ways to say it that have several words. */
struct needle {
	const struct query_node *node; /* to be compared only: the query may be gone */
	struct phrase *phrases;
	size_t n;
	bool headline_only;
	bool excluded; /* it is not to be found */
};

struct sought {
	struct arena arena;
	struct needle *needles; /* in the order of the query */
	size_t n, capacity;
};

/* Works out all words of a query; in *ret_sought, which is to be freed. */
int sought_read(struct store *store, const struct query *query, struct sought **ret_sought,
		struct diag *diag);
struct sought *sought_free(struct sought *sought);

/* The needle of a QUERY_WORD of the query that was read. */
const struct needle *sought_needle(const struct sought *sought, const struct query_node *node);

/* True if the form of a text can stand in a slot. */
bool slot_has(const struct slot *slot, struct str form);

#endif
