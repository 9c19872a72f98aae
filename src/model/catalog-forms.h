#ifndef MODEL_CATALOG_FORMS_H
#define MODEL_CATALOG_FORMS_H

#include <pthread.h>

#include "catalog-read.h"

/* What a catalog is inside: entries, and every way to call them. */
enum { NAME_SIZE = 1024 /* bytes of a name in any of its forms, at most */ };

/* Only ids are looked for exactly, and only aliases stand in texts. */
enum form_kind { FORM_ID, FORM_ALIAS, FORM_TYPED };

/* One way to call an entry. */
struct form {
	struct str text; /* as written */
	struct str bare; /* folded, without blanks and punctuation */
	enum form_kind kind;
	uint32_t entry;
};

struct forms {
	struct form *forms;
	size_t n, capacity;
};

enum { PARTIES, STATES, N_LISTS };

struct catalog {
	struct arena arena;
	const char *directory; /* of the user's files; NULL: none */
	struct catalog_list lists[N_LISTS];
	struct catalog_names *names; /* see catalog_forms() */
};

/* Names of people by their first letter, as they are written: to be folded when they may be meant.
 */
struct catalog_people {
	bool made;
	struct map first; /* letter → place of its last name, + 1 */
	struct catalog_person {
		struct str name;
		uint32_t next; /* place of another one of the letter, + 1; 0: there is none */
	} * people;
	size_t n, capacity;
};

/*
 * The forms are made when a name is first looked for, since most runs look for none; by one thread,
 * and never changed again.
 */
struct catalog_names {
	pthread_mutex_t lock;
	bool made;
	struct arena arena;
	struct forms forms[N_LISTS];
	struct catalog_people people;
};

/* What a list's entries are called, as long as the catalog is open. */
const struct forms *catalog_forms(const struct catalog *catalog, size_t list);

/* Folded, without blanks and punctuation: how two ways to write a name are compared. */
struct str catalog_bare(struct str text, struct arena *arena);

#endif
