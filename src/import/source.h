#ifndef IMPORT_SOURCE_H
#define IMPORT_SOURCE_H

#include "record.h"

/*
 * Where records come from. Every kind of file is a table of functions in a file of its own, and one
 * row in source.c that gives it to an extension.
 */

struct source {
	const struct source_ops *ops;
};

/* What next() returns. */
enum {
	SOURCE_END = 0,
	SOURCE_RECORD,
	SOURCE_E_RECORD, /* this record cannot be had, diag says why; others may follow */
};

struct source_ops {
	/*
	 * Of a file, which is read from the descriptor unless that is -1. The path is borrowed.
	 * Never fails: what cannot be read is told by next().
	 */
	struct source *(*open)(const char *path, int descriptor);
	int (*next)(struct source *source, struct record *ret_record, struct diag *diag);
	struct source *(*close)(struct source *source);
};

extern const struct source_ops source_text_ops;

/* The reader for a path's extension, in any case; NULL if there is none. */
const struct source_ops *source_find(const char *path);

/* The extension of a path with its dot; "" if there is none. */
struct str source_extension(const char *path);

/* A path as text: bytes that are not UTF-8 are written \xNN. */
struct str source_name(struct arena *arena, const char *path);

#endif
