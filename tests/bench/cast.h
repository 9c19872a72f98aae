#ifndef TESTS_BENCH_CAST_H
#define TESTS_BENCH_CAST_H

#include "dice.h"
#include "surkhi/model/catalog.h"

/*
 * Who and what the articles are about, from the gazetteer: parties and states as frequent as Zipf's
 * law makes them, the places of each state, people of invented names who keep their office, and
 * outlets that do not exist.
 */
enum { CAST_PARTIES = 80, CAST_STATES = 36, CAST_PEOPLE = 250000, CAST_OUTLETS = 40 };

struct names {
	struct str *items;
	size_t n, capacity;
};

struct cast {
	struct arena arena;
	struct catalog *catalog;
	const struct catalog_entry *parties[CAST_PARTIES], *states[CAST_STATES]; /* by frequency */
	size_t n_parties, n_states;
	struct names places[CAST_STATES]; /* of each state */
	struct names given, surnames, roles, organisations;
	struct sampler party, state, place, person, organisation, outlet;
};

int cast_init(struct cast *cast, struct diag *diag);
void cast_done(struct cast *cast);

struct person {
	struct str name, surname, role;
};

/* The person of a number below CAST_PEOPLE; always the same. Text in arena. */
void cast_person(const struct cast *cast, uint32_t number, struct arena *arena,
		 struct person *ret_person);

/* A way to write a party, in Devanagari. */
struct str cast_alias(const struct catalog_entry *party, struct dice *dice);

/* A place of a state; empty if the gazetteer has none. */
struct str cast_place(const struct cast *cast, size_t state, struct dice *dice);

struct str cast_outlet(uint32_t number, struct arena *arena);

#endif
