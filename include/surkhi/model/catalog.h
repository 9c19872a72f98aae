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
	struct str *aliases; /* as written in the file, name and full among them; not those of the
				column "latin", which are only typed */
	size_t n_aliases;
	struct str states; /* party: ids of its states, '|' between; empty: everywhere */
};

struct catalog;

/*
 * Reads the tables built into the program, then the user's files of the same names in directory
 * (NULL: none; a file that does not exist: nothing). A user's row with a new id adds an entry; one
 * with an id that is there (any case) adds its aliases, and what its other cells say replaces what
 * was there; an empty cell changes nothing. Columns are found by the names in the header, the line
 * that starts with "#" and "id"; a user's file without one has the columns of the built-in table.
 * 0, or ERR_FATAL with file and line: a row has no id, or a file cannot be read. Any other row is
 * taken for what it says: an entry without a name is called by its id.
 */
int catalog_open(const char *directory, struct catalog **ret_catalog, struct diag *diag);
struct catalog *catalog_close(struct catalog *catalog);
void catalog_closep(struct catalog **catalog);

/* All entries of a kind, parties in file order, states in order of their id. */
size_t catalog_entries(const struct catalog *catalog, enum entity_kind kind,
		       const struct catalog_entry **ret_entries);

/*
 * The entry that a person means: by id (any case; a state's without "IN-"), by any alias in its
 * folded form, or typed in Latin letters ("bhajpa", "himachal"), then by the least
 * latin_distance(). Blanks and punctuation do not matter: जदयू, जद (यू), ज.द.यू. NULL if none: the
 * start of a name is not enough.
 */
const struct catalog_entry *catalog_find(const struct catalog *catalog, enum entity_kind kind,
					 struct str text);

/*
 * The ways to call the party or state that words name, as they may stand in a text: "भाजपा" gives
 * भाजपा, बीजेपी, bjp, भारतीय जनता पार्टी …; borrowed from the catalog, the array in arena. 0, and
 * nothing set, if words are not the whole of an alias. Aliases that mean something else as well
 * (आप, एसपी: guards.tsv) neither have such synonyms nor are any.
 */
size_t catalog_synonyms(const struct catalog *catalog, struct str words, struct arena *arena,
			struct str **ret_names);

/* What a folded word is known to be: an alias of a party or state, or a part of persons' names. */
enum catalog_word { CATALOG_WORD_OTHER, CATALOG_WORD_ALIAS, CATALOG_WORD_PERSON };
enum catalog_word catalog_word(const struct catalog *catalog, struct str form);

/* True if two ids are one: case does not matter. */
bool catalog_same_id(struct str a, struct str b);

/* True if a name of it, in either script, is like what was typed (latin_matches()). */
bool catalog_entry_like(const struct catalog_entry *entry, struct str typed);

/* By exact id; NULL if none. */
const struct catalog_entry *catalog_entry(const struct catalog *catalog, enum entity_kind kind,
					  struct str id);

#endif
