#ifndef SURKHI_MODEL_QUERY_H
#define SURKHI_MODEL_QUERY_H

#include <stdbool.h>

#include "surkhi/base/err.h"
#include "surkhi/base/str.h"
#include "surkhi/model/catalog.h"

/*
 * The query language, one for the command line, the filter line and tag rules:
 *
 *   party:bjp state:hp person:"संजय दत्त" role:अध्यक्ष place:शिमला org:… tag:उपचुनाव
 *   outlet:"ETV Bharat" is:unread is:starred is:read is:tagged has:note story:12 is:copy
 *   date:2021-01..2021-08 (also date:2021, date:2021-08-03, date:..2021, date:2021-06..)
 *   headline:बैठक "मिशन रिपीट" कार्यकर्त* =सपा -party:inc (a OR b) NOT c
 *
 * story:12 are the articles that tell the story of article 12, itself with them; is:copy are those
 * whose story an earlier article of the archive tells, so that -is:copy counts each story once.
 *
 * Words are ANDed; OR binds looser than AND; "-" or NOT negates what follows. A plain word stands
 * for all forms of its noun (विधायक, विधायकों), and for the party or state that it names by all its
 * names; so do several words that make up such a name (भारतीय जनता पार्टी is भाजपा). "=" before a
 * word asks for this form alone; so does a phrase for each of its words, but for those typed in
 * Latin letters. Several values of one field may be joined by a comma: party:bjp,inc
 * means either. Field names are also understood in full (organisation:), in any case; OR, AND and
 * NOT are operators in capitals only. Between quotes, "…" or “…”, \" and \\ stand for a quote and a
 * backslash; a star behind a phrase makes its last word a prefix. What stands before a colon is a
 * field if it is of Latin letters (दु:ख is a word); parentheses inside a word belong to it: CPI(M).
 * A query that does not parse says where, by code point.
 */
enum {
	QUERY_SIZE = 16 * 1024, /* bytes of a query, at most */
	QUERY_DEPTH = 32,       /* parentheses in each other, at most */
};

enum query_kind {
	QUERY_ALL,   /* every article: the empty query */
	QUERY_AND,   /* children */
	QUERY_OR,    /* children */
	QUERY_NOT,   /* one child */
	QUERY_FACET, /* facet = value: party state person place organisation tag outlet role */
	QUERY_IS,    /* text: "unread" "read" "starred" "tagged" "copy" "note" */
	QUERY_DATE,  /* first … last, days since 1970, both inclusive */
	QUERY_STORY, /* first: the id of an article; text: the same in digits */
	QUERY_WORD,  /* a word, phrase or prefix of the text */
};

enum facet {
	FACET_PARTY,
	FACET_STATE,
	FACET_PERSON,
	FACET_PLACE,
	FACET_ORGANISATION,
	FACET_TAG,
	FACET_OUTLET,
	FACET_ROLE,
	N_FACETS
};

const char *facet_name(enum facet facet); /* "party", …, "org", "tag", "outlet", "role" */
bool facet_find(struct str name, enum facet *ret_facet); /* also "organisation" */

struct query_node {
	enum query_kind kind;
	struct query_node *child; /* first child */
	struct query_node *next;  /* next sibling */

	enum facet facet;
	struct str text;     /* facet: id of party and state, else the value; word: the words */
	bool headline_only;  /* word: only in headlines */
	bool exact;          /* word: this form only */
	bool prefix;         /* word: the last word is a prefix */
	bool phrase;         /* word: it was quoted */
	bool name;           /* word: several words that name a party or state together */
	int64_t first, last; /* date; INT64_MIN and INT64_MAX when open; story: see above */
};

struct query {
	struct arena arena; /* owns the tree */
	struct query_node *root;
	const struct catalog *catalog; /* it was parsed with, borrowed; NULL: none */
};

void query_done(struct query *query);

/*
 * Parses text; values of party: and state: are resolved by the catalog to ids. Returns 0, or 1
 * with diag's column and text ("unknown party 'xyz'"), *ret_query untouched.
 */
int query_parse(struct str text, const struct catalog *catalog, struct query *ret_query,
		struct diag *diag);

/*
 * Writes a query so that parsing it again gives the same tree: "party:BJP -tag:x (a OR b)". What
 * was in *ret_text goes.
 */
void query_format(const struct query *query, struct buf *ret_text);

/*
 * For the reader's lists of parties, states and tags: the values of a facet that the query asks
 * for at its top level. choice[i] is +1, 0 or −1 for chosen, not mentioned, negated.
 * query_choose() replaces those parts of the query and leaves the rest of it alone; several chosen
 * values are ORed, negated ones are each excluded.
 */
int query_choice(const struct query *query, enum facet facet, struct str value);
void query_choose(struct query *query, enum facet facet, const struct str *values,
		  const int *choices, size_t n);

void query_copy(const struct query *query, struct query *ret_query);

/* The query without its top-level parts on this facet: what live counts of a list are taken of. */
void query_without(const struct query *query, enum facet facet, struct query *ret_query);

#endif
