/* The names that entities' kinds and an article's parts bear in queries, in JSON and in the store.
 */
#include "surkhi/model/entity.h"

static const char *const kind_names[] = {
	[ENTITY_PARTY] = "party",
	[ENTITY_STATE] = "state",
	[ENTITY_PERSON] = "person",
	[ENTITY_PLACE] = "place",
	[ENTITY_ORGANISATION] = "organisation",
};
_Static_assert(sizeof kind_names / sizeof *kind_names == N_ENTITY_KINDS, "a name for each kind");

static const char *const field_names[] = {
	[FIELD_HEADLINE] = "headline",
	[FIELD_STANDFIRST] = "standfirst",
	[FIELD_SUBHEAD] = "subhead",
	[FIELD_BODY] = "body",
};
_Static_assert(sizeof field_names / sizeof *field_names == N_FIELDS, "a name for each field");

const char *entity_kind_name(enum entity_kind kind)
{
	return kind_names[kind];
}

bool entity_kind_find(struct str name, enum entity_kind *ret_kind)
{
	for (unsigned kind = 0; kind < N_ENTITY_KINDS; kind++)
		if (str_equal(name, str_from(kind_names[kind]))) {
			*ret_kind = (enum entity_kind)kind;
			return true;
		}
	return false;
}

const char *field_name(enum field field)
{
	return field_names[field];
}
