#ifndef IMPORT_WALK_H
#define IMPORT_WALK_H

#include <stdint.h>

#include "source.h"

/* The files that an import will read, found beforehand so that progress has a total. */
struct walk_file {
	const char *path;
	const struct source_ops *ops; /* NULL: what the file starts with will tell */
	const char *refusal;          /* why it will not be read, or NULL */
	uint64_t size;                /* bytes; 0 for standard input */
	bool met;                     /* in a folder, and not named by the user */
};

struct walk {
	struct arena arena; /* owns paths */
	struct walk_file *files;
	size_t n, capacity;
	uint64_t bytes;     /* of all files */
	size_t passed_over; /* names met in folders that are hidden or of no known kind */
};

enum { WALK_DEPTH = 128 }; /* folders in each other, at most */

/*
 * Adds a path that the user named: a file, "-", or a folder with all in it, depth first in byte
 * order. What cannot be read becomes a file with a refusal.
 */
void walk_path(struct walk *walk, const char *named);
void walk_done(struct walk *walk);

#endif
