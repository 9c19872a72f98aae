#ifndef EXTRACT_SCAN_H
#define EXTRACT_SCAN_H

#include "surkhi/model/article.h"

#include "gazetteer.h"
#include "tagger-book.h"
#include "words.h"

/*
 * One run over one article: its words, and what the extractors have found so far. Each extractor
 * reads what those before it found; the order is the table in extract.c. Between two runs a scan
 * keeps its memory, and in its lexicon and the tagger's book the words that it met.
 */

/* A span of words that the gazetteer names. */
struct hit {
	uint32_t first, end;       /* words */
	uint8_t kind;              /* enum sense_kind: party, state, place, organisation, trap */
	bool pending;              /* waits for evidence of its state */
	bool dropped;              /* was no entity after all */
	bool within;               /* a party inside an organisation */
	const struct sense *sense; /* the first of the kind */
	uint32_t state;            /* place: the state that it was resolved to, or NO_STATE */
	const char *rule;
};

/* A span of words that the grammar of offices knows, for each kind of sense that it has. */
struct form {
	uint32_t first, end; /* words */
	const struct sense *sense;
	uint32_t next_at;     /* 1 + index of the next with this first word: shorter, or as long */
	uint32_t next_before; /* the same for this end */
};

/* The words before a name that say what its bearer is: a chain that ends in an office. */
struct role {
	uint32_t first, head, end; /* words: chain, its first office, what follows the name */
	uint32_t word;             /* one that no file knows and the text keeps, or 0 */
	struct str text; /* प्रदेश अध्यक्ष; empty: the chain names a party only */
	uint32_t party; /* index, or NO_PARTY */
	uint32_t state; /* index, or NO_STATE */
	uint8_t parts;  /* how full the text is */
	bool sole;      /* of one person at a time */
	bool several;   /* of many at a time: it is of a whole list of names */
	bool unit;      /* of a party's unit whose party is not named here */
	bool posted;    /* of one who is sent to a place: एसपी */
	bool party_office;
};

/* A span of words that is, or could be, a person's name. */
struct name {
	uint32_t first, end; /* words */
	uint32_t role;       /* 1 + index, or 0 */
	uint32_t person;     /* 1 + index, or 0 while not merged */
	uint8_t group;       /* names of one list have the same, 0: none */
	const char *rule;
};

struct person {
	uint32_t name; /* index of the name shown */
	uint32_t role; /* 1 + index of the fullest role, or 0 */
	uint32_t party, state;
};

enum { NO_PARTY = INT32_MAX, NO_STATE = INT32_MAX }; /* no index is so high */

struct tagger;

struct scan {
	const struct gazetteer *gazetteer;
	const struct tagger *tagger;
	const struct article *article;
	struct arena memory, *arena; /* the one, for as long as the run */
	struct lexicon lexicon;
	struct tag_book book;
	struct words words;
	uint32_t dateline_first, dateline_end; /* words in the body that repeat the dateline */

	struct form *forms;
	size_t n_forms, forms_capacity;
	uint32_t *form_at;     /* by word: 1 + index of the longest form that starts there, or 0 */
	uint32_t *form_before; /* the same for those that end in front of it */

	struct hit *hits;
	size_t n_hits, hits_capacity;
	uint32_t *hit_at; /* by word: 1 + index of the widest hit over it, or 0 */

	const bool *name_words; /* by word: could be part of a name */

	struct role *roles;
	size_t n_roles, roles_capacity;

	struct name *names;
	size_t n_names, names_capacity;
	uint32_t *name_at;   /* by word: 1 + index of the name over it, or 0 */
	const uint8_t *tags; /* by word: enum tag, what the tagger takes it for */

	struct person *persons;
	size_t n_persons, persons_capacity;

	double *scores;   /* by state */
	double *chances;  /* by state: of names that it shares with others */
	uint32_t primary; /* state, or NO_STATE */
};

/* A scan is ready when zeroed. */
void scan_start(struct scan *scan, const struct gazetteer *gazetteer,
		const struct article *article);
void scan_done(struct scan *scan);

/*
 * What the extractors ask of every word is here, so that it costs no call: the four of them that
 * look at words took up to a third less time for it.
 */

/* What stands outside the row of words, and between two texts. */
extern const struct word scan_gap;

/* The word at an index; a gap outside the row. */
static inline const struct word *scan_word(const struct scan *scan, size_t index)
{
	return index < scan->words.n ? &scan->words.at[index] : &scan_gap;
}

/* The hit over a word, of these kinds (1 << enum sense_kind), that is not dropped; or NULL. */
static inline const struct hit *scan_hit(const struct scan *scan, size_t index, unsigned kinds)
{
	uint32_t at = index < scan->words.n ? scan->hit_at[index] : 0;
	if (!at)
		return NULL;
	const struct hit *hit = &scan->hits[at - 1];
	return !hit->dropped && (kinds & 1u << hit->kind) ? hit : NULL;
}

/* The longest form of the grammar that starts at a word; its sense of a kind, or NULL. */
static inline const struct sense *scan_grammar(const struct scan *scan, size_t index,
					       enum sense_kind kind, size_t *ret_end)
{
	uint32_t at = index < scan->words.n ? scan->form_at[index] : 0;
	while (at && scan->forms[at - 1].sense->kind != kind)
		at = scan->forms[at - 1].next_at;
	if (!at)
		return NULL;
	*ret_end = scan->forms[at - 1].end;
	return scan->forms[at - 1].sense;
}

/* The same for the longest form that ends in front of a word. */
static inline const struct sense *scan_grammar_before(const struct scan *scan, size_t end,
						      enum sense_kind kind, size_t *ret_first)
{
	uint32_t at = end <= scan->words.n ? scan->form_before[end] : 0;
	while (at && scan->forms[at - 1].sense->kind != kind)
		at = scan->forms[at - 1].next_before;
	if (!at)
		return NULL;
	*ret_first = scan->forms[at - 1].first;
	return scan->forms[at - 1].sense;
}

/* True if a word of the text is one of the grammar's. */
static inline bool scan_is(const struct scan *scan, size_t index, enum known_word known)
{
	return scan_word(scan, index)->id == scan->gazetteer->known[known];
}

/* True for के, की, का at a word. */
static inline bool scan_is_genitive(const struct scan *scan, size_t index)
{
	return scan_is(scan, index, KNOWN_KE) || scan_is(scan, index, KNOWN_KI) ||
	       scan_is(scan, index, KNOWN_KA);
}

/* The extractors in their order. */
struct extract_stage {
	const char *name;
	void (*run)(struct scan *scan);
};

extern const struct extract_stage extract_stages[];
extern const size_t n_extract_stages;

void match_entities(struct scan *scan);
void match_defined(struct scan *scan);
void find_name_words(struct scan *scan);
void find_roles(struct scan *scan);
void tag_words(struct scan *scan);
void find_people(struct scan *scan);
void merge_people(struct scan *scan);
void resolve_places(struct scan *scan);
void find_organisations(struct scan *scan);
void decide_state(struct scan *scan);

/*
 * Votes of the states and of the places whose name is of one state only, into scan->scores; for
 * the other places each state's share, into scan->chances.
 */
void score_certain(struct scan *scan);

#endif
