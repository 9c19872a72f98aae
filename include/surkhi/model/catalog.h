#ifndef SURKHI_MODEL_CATALOG_H
#define SURKHI_MODEL_CATALOG_H

#include "surkhi/base/err.h"
#include "surkhi/base/str.h"
#include "surkhi/model/entity.h"

/*
 * The parties and states that surkhi knows by id: what a query may say (`party:भाजपा`,
 * `party:bhajpa`, `state:hp`) and what lists show. Read from parties.tsv and states.tsv of the
 * gazetteer; towns, people and guards are extract's business.
 */
struct catalog_entry {
	enum entity_kind kind; /* ENTITY_PARTY or ENTITY_STATE */
	struct str id;         /* "INC", "IN-HP" */
	struct str name; /* "कांग्रेस", "हिमाचल प्रदेश" */
	struct str full; /* "भारतीय राष्ट्रीय कांग्रेस"; as name if there is no other */
	struct str *aliases; /* as written in the file, name and full among them */
	size_t n_aliases;
	struct str states; /* party: ids of its states, '|' between; empty: everywhere */
};

struct catalog;

/*
 * Reads the tables built into the program, then the user's files of the same names in directory
 * (NULL: none), whose rows add to or replace rows by id. 0, or ERR_FATAL with file and line.
 */
int catalog_open(const char *directory, struct catalog **ret_catalog, struct diag *diag);
struct catalog *catalog_close(struct catalog *catalog);
void catalog_closep(struct catalog **catalog);

/* All entries of a kind, parties in file order, states in order of their id. */
size_t catalog_entries(const struct catalog *catalog, enum entity_kind kind,
		       const struct catalog_entry **ret_entries);

/*
 * The entry that a person means: by id (any case; a state's without "IN-"), by any alias in its
 * folded form, or typed in Latin letters ("bhajpa", "himachal"). NULL if none.
 */
const struct catalog_entry *catalog_find(const struct catalog *catalog, enum entity_kind kind,
					 struct str text);

/* By exact id; NULL if none. */
const struct catalog_entry *catalog_entry(const struct catalog *catalog, enum entity_kind kind,
					  struct str id);

#endif
