#ifndef MODEL_CATALOG_READ_H
#define MODEL_CATALOG_READ_H

#include "surkhi/base/map.h"
#include "surkhi/model/catalog.h"

enum { USER_FILE_SIZE = 4 * 1024 * 1024 /* bytes of a user's file, at most */ };

/*
 * A name that people only type: extract looks for all aliases of an entry in articles, where "up"
 * and "mp" in Latin letters are no states.
 */
struct typed_name {
	struct str id; /* of its entry */
	struct str name;
};

/* The entries of one kind. */
struct catalog_list {
	enum entity_kind kind;
	struct catalog_entry *entries;
	size_t n, capacity;
	struct map ids; /* index of each */
	struct typed_name *typed;
	size_t n_typed, typed_capacity;
};

/*
 * Reads the built-in table called name, then the file of that name in directory (NULL: none) into
 * an empty list; texts are put into arena, or borrowed from the program. 0 or ERR_FATAL.
 */
int catalog_read(struct catalog_list *list, const char *name, const char *directory,
		 struct arena *arena, struct diag *diag);

#endif
