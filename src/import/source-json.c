/*
 * Files of JSON: an object a line, a list of objects, or objects one behind the other. Only their
 * ends are looked for here, by counting brackets, so that no more than one is in memory. An object
 * that is broken off ends where a line begins as its own did, so that it costs no neighbour.
 */
#include "source.h"

#include <string.h>

struct source_json {
	struct source source;
	struct stream *stream;
	struct str file;
	struct buf name, bytes;
	size_t n;           /* records so far */
	unsigned long line; /* of the next byte, from 1 */
	size_t indent;      /* blanks since the line began, … */
	bool fresh;         /* … and nothing else */
	bool told;
};

/* An object as far as it was scanned. */
struct scan {
	size_t depth, indent;
	bool fresh; /* it began a line */
	bool string, escape, broken, whole;
};

static struct source *json_open(struct stream *stream, struct str name)
{
	struct source_json *json = mem_new(1, sizeof *json);
	*json = (struct source_json){.source.ops = &source_json_ops,
				     .stream = stream,
				     .file = name,
				     .name = BUF_INIT(name.n + 32),
				     .bytes = BUF_INIT(PAGE_MAXIMUM),
				     .line = 1,
				     .fresh = true};
	return &json->source;
}

/* Keeps account of where the next byte stands. */
static void pass(struct source_json *json, char c)
{
	if (c == '\n') {
		json->line++;
		json->indent = 0;
		json->fresh = true;
	} else if (c == ' ' || c == '\t') {
		json->indent++;
	} else {
		json->fresh = false;
	}
}

static bool is_between(char c)
{
	return strchr(" \t\r\n,[]\x1e", c) != NULL || c == '\0';
}

/* Skips what stands between objects; false at the end. */
static bool skip_between(struct source_json *json)
{
	if (str_starts(stream_peek(json->stream, 3), STR("\xef\xbb\xbf")))
		stream_skip(json->stream, 3);
	for (struct str ahead; (ahead = stream_peek(json->stream, 1)).n;) {
		size_t i = 0;
		for (; i < ahead.n && is_between(ahead.s[i]); i++)
			pass(json, ahead.s[i]);
		stream_skip(json->stream, i);
		if (i < ahead.n)
			return true;
	}
	return false;
}

static void scan_string(struct scan *scan, char c)
{
	if (scan->escape)
		scan->escape = false;
	else if (c == '\\')
		scan->escape = true;
	else if (c == '"')
		scan->string = false;
}

static void scan_byte(struct scan *scan, char c)
{
	if (scan->string) {
		scan_string(scan, c);
		return;
	}
	scan->string = c == '"';
	if (c == '{' || c == '[')
		scan->depth++;
	if (c == '}' || c == ']')
		scan->depth--;
	scan->whole = scan->depth == 0;
}

/* Scans until the object ends, one way or the other; the bytes used. */
static size_t scan_piece(struct source_json *json, struct scan *scan, struct str ahead)
{
	for (size_t i = 0; i < ahead.n; i++) {
		char c = ahead.s[i];
		if (c == '{' && scan->depth && scan->fresh && json->fresh &&
		    json->indent == scan->indent) {
			scan->broken = true;
			return i;
		}
		pass(json, c);
		scan_byte(scan, c);
		if (scan->whole)
			return i + 1;
	}
	return ahead.n;
}

static void scan_object(struct source_json *json, struct scan *scan)
{
	for (struct str ahead;
	     !scan->whole && !scan->broken && (ahead = stream_peek(json->stream, 1)).n;) {
		size_t n = scan_piece(json, scan, ahead);
		buf_add(&json->bytes, str_slice(ahead, 0, n));
		stream_skip(json->stream, n);
	}
}

/* Something else than an object, to the end of its line. */
static int refuse_line(struct source_json *json, struct diag *diag)
{
	unsigned long line = json->line;
	char first = stream_peek(json->stream, 1).s[0];
	stream_line(json->stream, &json->bytes);
	json->line++;
	json->indent = 0;
	json->fresh = true;
	diag_set(diag, SOURCE_E_RECORD, "not JSON: begins with %s, expected '{'",
		 first == '"' ? "'\"'" : "something else");
	diag->line = line;
	return SOURCE_E_RECORD;
}

static int refuse_object(struct source_json *json, const struct scan *scan, unsigned long line,
			 struct diag *diag)
{
	if (!scan->broken && !json->bytes.full && stream_failed(json->stream, NULL))
		return source_end(json->stream, &json->told, diag);
	if (json->bytes.full)
		diag_set(diag, SOURCE_E_RECORD, "larger than %d MiB", PAGE_MAXIMUM >> 20);
	else
		diag_set(diag, SOURCE_E_RECORD, "not JSON: the object is broken off, expected %s",
			 scan->string ? "'\"'" : "'}'");
	diag->line = line;
	return SOURCE_E_RECORD;
}

static int json_next(struct source *source, struct record *ret_record, struct diag *diag)
{
	struct source_json *json = (struct source_json *)source;
	buf_clear(&json->bytes);
	if (!skip_between(json))
		return source_end(json->stream, &json->told, diag);
	unsigned long line = json->line;
	struct scan scan = {.indent = json->indent, .fresh = json->fresh};
	json->n++;
	if (stream_peek(json->stream, 1).s[0] != '{')
		return refuse_line(json, diag);
	scan_object(json, &scan);
	if (!scan.whole || json->bytes.full)
		return refuse_object(json, &scan, line, diag);
	*ret_record =
		(struct record){.source = source_record_name(&json->name, json->file, json->n),
				.bytes = buf_str(&json->bytes),
				.format = RECORD_JSON,
				.file = json->file,
				.line = line};
	return SOURCE_RECORD;
}

static struct source *json_close(struct source *source)
{
	struct source_json *json = (struct source_json *)source;
	buf_done(&json->name);
	buf_done(&json->bytes);
	return mem_free(json);
}

const struct source_ops source_json_ops = {json_open, json_next, json_close};
