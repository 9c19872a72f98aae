#ifndef EXTRACT_FORMS_H
#define EXTRACT_FORMS_H

#include "gazetteer.h"

#include "surkhi/extract/gazetteer.h"

/*
 * The names of all parties, states, places and organisations of a survey, by the words that they
 * consist of: what the extractors cannot tell apart stands together.
 */
struct form {
	uint32_t node; /* of the gazetteer's trie of entities */
	uint32_t row;  /* of the survey */
	enum gazetteer_cell cell;
	struct str text;
};

struct forms {
	const struct gazetteer_survey *survey;
	struct gazetteer *gazetteer;
	struct form *at; /* by node, then by row and cell */
	size_t n, capacity;
};

/* The gazetteer gets nodes for forms that it could not load. */
void forms_collect(struct gazetteer *gazetteer, const struct gazetteer_survey *survey,
		   struct forms *ret_forms);
void forms_done(struct forms *forms);

/* All forms of a node: *ret_n of them, from the index returned. */
size_t forms_of(const struct forms *forms, uint32_t node, size_t *ret_n);

/* The row that a form is of. */
const struct gazetteer_row *form_row(const struct forms *forms, const struct form *form);

/* True if two rows speak of one entity. */
bool forms_same_entity(const struct forms *forms, const struct gazetteer_row *a,
		       const struct gazetteer_row *b);

/*
 * True if one form for the entities of two rows is a mistake: the extractors cannot choose. Places
 * of different kind or state are told apart by the article, all else is not.
 */
bool forms_conflict(const struct forms *forms, const struct gazetteer_row *a,
		    const struct gazetteer_row *b);

/*
 * Appends what a row is known by in its file: kind and id or, for places, offices, words …, kind,
 * class, state and one of the row's names as words are compared.
 */
void forms_row_key(const struct gazetteer_row *row, struct str name, struct buf *ret_key);

/* What an entity is called in messages: "party INC", "town of IN-HP बिलासपुर". */
void forms_describe(const struct gazetteer_row *row, struct buf *ret_text);

/* True if a row has a name of these words. */
bool forms_row_has(const struct forms *forms, const struct gazetteer_row *row, uint32_t node);

/*
 * What the words of a form are besides: "an ordinary word", "a person's name", "an office"; NULL if
 * nothing, or if there is a guard.
 */
const char *forms_homograph(const struct forms *forms, uint32_t node, struct str text);

#endif
