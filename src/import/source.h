#ifndef IMPORT_SOURCE_H
#define IMPORT_SOURCE_H

#include "record.h"
#include "stream.h"

/*
 * Where records come from. Every kind of file is a table of functions in a file of its own, and a
 * row in source.c that gives it to an extension. A source only finds where a record begins and
 * ends; what it says is read from its bytes alone (record.h), so that it can be read again.
 */
struct source {
	const struct source_ops *ops;
};

/* What next() returns. */
enum {
	SOURCE_END = 0,
	SOURCE_RECORD,
	SOURCE_E_RECORD,  /* this record cannot be had, diag says why; others may follow */
	SOURCE_E_PASSED,  /* a record that is no page: others may follow */
	SOURCE_E_FOREIGN, /* the file holds something else than articles; it is at its end */
};

struct source_ops {
	/* Of a stream and the name of its file, both borrowed. Never fails: next() tells. */
	struct source *(*open)(struct stream *stream, struct str name);
	/* The record is good until the next call. A diag has the line or number of the record. */
	int (*next)(struct source *source, struct record *ret_record, struct diag *diag);
	struct source *(*close)(struct source *source);
};

extern const struct source_ops source_text_ops, source_html_ops, source_json_ops, source_csv_ops,
	source_feed_ops, source_warc_ops;

/* The reader for a path's extension, in any case, .gz and .zst behind it apart; NULL if none. */
const struct source_ops *source_find(const char *path);

/* The reader for what a stream starts with: the one for plain text if nothing speaks for another.
 */
const struct source_ops *source_sniff(struct stream *stream);

/*
 * The extension of a path with its dot; "" if there is none. Of a packed file it is the one in
 * front with the one of the packing: ".tar.gz".
 */
struct str source_extension(const char *path);

/* True if there is nothing but the extension of a packed file: ".gz". */
bool source_is_packed(struct str extension);

/* A path as text: bytes that are not UTF-8 are written \xNN. */
struct str source_name(struct arena *arena, const char *path);

/* For sources of several records: "NAME#n" in *name, cleared before. */
struct str source_record_name(struct buf *name, struct str file, size_t n);

/* The end of a source: why its stream ended before its time, told once, as a refusal. */
int source_end(struct stream *stream, bool *told, struct diag *diag);

#endif
