#ifndef SURKHI_MODEL_ENTITY_H
#define SURKHI_MODEL_ENTITY_H

#include <stdbool.h>
#include <stdint.h>

#include "surkhi/base/str.h"

/*
 * What an article speaks of. An entity is one party, state, person … of one article; a mention is
 * one place in the text that names it, with the rule that found it.
 */
enum entity_kind {
	ENTITY_PARTY,
	ENTITY_STATE,
	ENTITY_PERSON,
	ENTITY_PLACE,
	ENTITY_ORGANISATION,
	N_ENTITY_KINDS
};

/* "party", "state", "person", "place", "organisation": as in queries and in JSON. */
const char *entity_kind_name(enum entity_kind kind);
bool entity_kind_find(struct str name, enum entity_kind *ret_kind);

struct entity {
	enum entity_kind kind;
	struct str id; /* party "INC", state "IN-HP"; for the others the folded name */
	struct str
		name; /* party and state: of the catalog; others as spelt in the article, fullest */
	struct str role;       /* person: "सह प्रभारी" or empty */
	struct str party;      /* person: party id or empty */
	struct str state;      /* person, place: state id or empty */
	struct str place_kind; /* place: "district", "city", "town", "constituency", "state",
				  "place" */
	bool primary;          /* state: the one that the article is about */
	bool by_hand;          /* a person accepted, made or changed it (correction.h) */
	unsigned mentions;
};

/* Which part of the article an offset refers to. */
enum field { FIELD_HEADLINE, FIELD_STANDFIRST, FIELD_SUBHEAD, FIELD_BODY, N_FIELDS };

const char *field_name(enum field field); /* "headline", "standfirst", "subhead", "body" */

struct mention {
	uint32_t entity; /* index in the article's entities */
	enum field field;
	uint32_t paragraph;  /* index in the article's paragraphs for body and subhead, else 0 */
	uint32_t start, end; /* bytes in that text */
	struct str rule;     /* what found it, e.g. "alias", "role-name", "surname", "dateline" */
};

#endif
